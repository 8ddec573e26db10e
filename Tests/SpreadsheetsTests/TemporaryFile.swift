import Foundation

/// A file in a folder of its own, gone with the test.
final class TemporaryFile: Sendable {
  let path: String

  init(_ name: String = "book.xlsx") throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("saathi-sheets-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appendingPathComponent(name).path
  }

  deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }
}
