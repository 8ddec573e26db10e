import Kernel
import Storage

/// That something concerns a person: somebody mentioned them in a note.
public struct PersonalNotification: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "ntf"

  public let id: ID<PersonalNotification>
  public let person: ID<Person>
  public let account: ID<Account>
  public let note: ID<Note>
  /// Who mentioned them; nil for the program.
  public let by: ID<Person>?
  public let createdAt: Timestamp
  /// Nil until the person has read it.
  public let readAt: Timestamp?
}

extension PersonalNotification: RowDecodable {
  public init(row: Row) throws {
    self.init(
      id: try row["id"], person: try row["person_id"], account: try row["account_id"], note: try row["note_id"],
      by: try row["by_id"], createdAt: try row["created_at"], readAt: try row["read_at"])
  }
}
