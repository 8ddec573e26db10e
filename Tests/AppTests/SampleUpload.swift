import Foundation
import Kernel

@testable import Customers

/// A file that was uploaded by the page, was mapped, and waits to be run.
enum SampleUpload {
  /// - Returns: its id.
  static func make(
    _ mark: String, at id: ID<ImportRun>, in workspace: ID<Workspace>, folder: String
  ) throws -> String {
    let uploads = ImportUploads(folder: folder)
    let arrived = uploads.folder(of: workspace) + "/arrived"
    try FileManager.default.createDirectory(
      atPath: uploads.folder(of: workspace), withIntermediateDirectories: true)
    let text = """
      account_id,account_name,"\(mark) column"
      "\(mark) x-2","\(mark) Delta","\(mark) value"

      """
    try Data(text.utf8).write(to: URL(filePath: arrived))
    var upload = try uploads.keep(
      fileAt: arrived, name: "\(mark) more.csv", size: text.utf8.count, kind: .accounts, by: nil, as: id,
      at: AppFixture.now, in: workspace)
    let preview = try CSVPreview(FileByteSource(path: uploads.path(of: id, in: workspace)))
    upload.mapping = Recogniser(source: mark).recognise(preview, kind: .accounts).mapping
    try uploads.save(upload, in: workspace)
    return id.description
  }
}
