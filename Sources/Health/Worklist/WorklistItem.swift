import Customers
import Kernel
import Storage

/// An item as the list shows it: the row with what it needs of its account.
public struct WorklistItem: Sendable, RowDecodable {
  public let row: WorklistRow
  public let accountName: String
  public let owner: ID<Person>?
  public let renewalOn: LocalDate?
  public let health: HealthSummary

  public init(row: Row) throws {
    self.row = try WorklistRow(row: row)
    accountName = try row["name"]
    owner = try row["owner_id"]
    renewalOn = try row["renewal_on"]
    health = HealthSummary(
      score: try row["health_score"], band: try row["health_band"], coverage: try row["health_coverage"], day: nil)
  }
}
