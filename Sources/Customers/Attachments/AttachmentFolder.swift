import Foundation
import Kernel

/// The files that stand with notes, on disk: each in its workspace's folder, under its id.
public struct AttachmentFolder: Sendable {
  /// So long a file may lie there before its row is written.
  static let grace = Duration.days(1)

  private let folder: String

  /// - Parameter files: the program's folder of files; these lie in `attachments` within it.
  public init(files: String) { folder = "\(files)/attachments" }

  /// Where a workspace's files go while they arrive.
  func arrivals(in workspace: ID<Workspace>) -> String { "\(folder)/\(workspace)/arriving" }

  func path(of id: ID<Attachment>, in workspace: ID<Workspace>) -> String { "\(folder)/\(workspace)/\(id)" }

  /// Puts a file that has arrived into its place.
  func keep(fileAt path: String, as id: ID<Attachment>, in workspace: ID<Workspace>) throws {
    try FileManager.default.moveItem(atPath: path, toPath: self.path(of: id, in: workspace))
  }

  func remove(_ id: ID<Attachment>, in workspace: ID<Workspace>) {
    try? FileManager.default.removeItem(atPath: path(of: id, in: workspace))
  }

  /// The files that have lain there for longer than `grace`; what has not arrived since then is removed.
  func settled(in workspace: ID<Workspace>, at now: Timestamp) -> [ID<Attachment>] {
    let arriving = arrivals(in: workspace)
    for name in names(in: arriving) where isOld("\(arriving)/\(name)", now) {
      try? FileManager.default.removeItem(atPath: "\(arriving)/\(name)")
    }
    let place = "\(folder)/\(workspace)"
    return names(in: place).filter { isOld("\(place)/\($0)", now) }.compactMap { ID<Attachment>($0) }
  }

  private func names(in place: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
  }

  private func isOld(_ path: String, _ now: Timestamp) -> Bool {
    let changed = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    return changed.map { Timestamp($0) < now - Self.grace } ?? false
  }
}
