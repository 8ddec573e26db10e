import Kernel
import Storage

/// What a note said before an edit.
public struct NoteRevision: Sendable, Equatable, RowDecodable {
  /// The version of the note that said so.
  public let version: Int
  public let body: String
  /// When and by whom it was replaced.
  public let editedAt: Timestamp
  public let editedBy: ID<Person>?

  public init(version: Int, body: String, editedAt: Timestamp, editedBy: ID<Person>?) {
    self.version = version
    self.body = body
    self.editedAt = editedAt
    self.editedBy = editedBy
  }

  public init(row: Row) throws {
    self.init(
      version: try row["version"], body: try row["body"], editedAt: try row["edited_at"],
      editedBy: try row["edited_by"])
  }
}
