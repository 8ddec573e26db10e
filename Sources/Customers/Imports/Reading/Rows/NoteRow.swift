/// A note about an account.
public struct NoteRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  public let account: AccountReference
  public let text: String
  public let subject: String?
  public let occurred: ImportMoment?
  public let authorEmail: String?
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    account = try row.require(row.account, .account)
    text = try row.require(row.text(.text), .text)
    subject = row.text(.subject)
    occurred = row.moment(.occurred)
    authorEmail = row.text(.authorEmail)
    attributes = row.attributes
  }
}
