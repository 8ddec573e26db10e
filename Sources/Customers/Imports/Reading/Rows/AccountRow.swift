import Kernel
import Language

/// An account as a file tells of it; what the file leaves out is nil.
public struct AccountRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  public let name: String
  /// The name as accounts are found by it.
  public let foldedName: String
  public let domain: String?
  public let industry: String?
  public let country: String?
  public let employees: Int64?
  public let seats: Int64?
  public let tier: String?
  /// Address or name of the person in charge.
  public let ownerEmail: String?
  public let parent: AccountReference?
  public let stage: String?
  /// A tag as of BCP 47.
  public let language: String?
  public let timeZone: String?
  public let currency: Currency?
  public let customerSince: LocalDate?
  /// What the file's own flag says, to be compared with the file of churn.
  public let churned: Bool?
  public let churnedAt: LocalDate?
  public let churnReason: String?
  public let tags: [String]
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    name = try row.require(row.text(.name), .name)
    foldedName = TextNormalizer.folded(name)
    domain = row.text(.accountDomain)
    industry = row.text(.industry)
    country = row.text(.country)
    employees = row.integer(.employees)
    seats = row.integer(.seats)
    tier = row.text(.tier)
    ownerEmail = row.text(.ownerEmail)
    parent = row.text(.parentAccount).map(AccountReference.init(any:))
    stage = row.text(.stage)
    language = row.text(.language)
    timeZone = row.text(.timeZone)
    currency = row.currency(.currency)
    customerSince = row.date(.customerSince)
    churned = row.boolean(.churned)
    churnedAt = row.date(.churnedAt)
    churnReason = row.text(.churnReason)
    tags = Self.tags(row.text(.tags))
    attributes = row.attributes
  }
}

extension AccountRow {
  /// The tags of one field, separated by commas, semicolons or bars.
  private static func tags(_ text: String?) -> [String] {
    (text ?? "").split { ",;|".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}
