import Kernel
import Storage

/// Somebody of the team who looks after an account beside its owner.
public struct AccountMember: Sendable, Equatable, RowDecodable {
  public let person: ID<Person>
  /// In the company's own words.
  public let role: String
  public let addedAt: Timestamp

  public init(person: ID<Person>, role: String, addedAt: Timestamp) {
    self.person = person
    self.role = role
    self.addedAt = addedAt
  }

  public init(row: Row) throws {
    self.init(person: try row["person_id"], role: try row["role"], addedAt: try row["added_at"])
  }
}
