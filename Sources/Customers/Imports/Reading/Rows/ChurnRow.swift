import Kernel

/// The loss of a customer as a file tells of it.
public struct ChurnRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  public let account: AccountReference
  public let churnedOn: LocalDate
  public let reason: String?
  public let refund: Money?
  /// Whether the row tells of a customer who came back before.
  public let reactivation: Bool?
  public let feedback: String?
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    account = try row.require(row.account, .account)
    churnedOn = try row.require(row.date(.churnedOn), .churnedOn)
    reason = row.text(.reason)
    refund = row.money(.refund)
    reactivation = row.boolean(.reactivation)
    feedback = row.text(.feedback)
    attributes = row.attributes
  }
}
