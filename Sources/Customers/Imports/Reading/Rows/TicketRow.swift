/// A support request as a file tells of it.
public struct TicketRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  public let account: AccountReference
  public let submitted: ImportMoment
  public let closed: ImportMoment?
  public let subject: String?
  public let text: String?
  public let resolutionHours: Double?
  /// A word of `ImportChoice.priority`.
  public let priority: String?
  public let firstResponseMinutes: Double?
  /// On the file's own scale.
  public let satisfaction: Double?
  public let escalated: Bool?
  public let status: String?
  public let channel: String?
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    account = try row.require(row.account, .account)
    submitted = try row.require(row.moment(.submitted), .submitted)
    closed = row.moment(.closed)
    subject = row.text(.subject)
    text = row.text(.text)
    resolutionHours = row.number(.resolutionHours) ?? row.number(.resolutionMinutes).map { $0 / 60 }
    priority = row.text(.priority)
    firstResponseMinutes = row.number(.firstResponseMinutes) ?? row.number(.firstResponseHours).map { $0 * 60 }
    satisfaction = row.number(.satisfaction)
    escalated = row.boolean(.escalated)
    status = row.text(.status)
    channel = row.text(.channel)
    attributes = row.attributes
  }
}
