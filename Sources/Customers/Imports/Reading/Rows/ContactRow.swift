import Kernel

/// A person at an account as a file tells of them.
public struct ContactRow: Hashable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  public let externalID: String?
  /// Where the file names no account, the domain of the address.
  public let account: AccountReference
  public let displayName: String?
  public let givenName: String?
  public let familyName: String?
  public let email: String?
  public let phone: String?
  public let title: String?
  public let role: String?
  /// A tag as of BCP 47.
  public let language: String?
  public let timeZone: String?
  public let doNotContact: Bool?
  /// Custom attributes by key.
  public let attributes: [String: ImportValue]

  /// Throws when a value is missing without which the row says nothing.
  public init(mapped row: MappedRow) throws(RowRefusal) {
    line = row.line
    externalID = row.text(.externalId)
    account = try row.require(row.account ?? Self.employer(row.text(.email)), .account)
    displayName = row.text(.displayName)
    givenName = row.text(.givenName)
    familyName = row.text(.familyName)
    email = row.text(.email)
    phone = row.text(.phone)
    title = row.text(.title)
    role = row.text(.role)
    language = row.text(.language)
    timeZone = row.text(.timeZone)
    doNotContact = row.boolean(.doNotContact)
    attributes = row.attributes
  }
}

extension ContactRow {
  private static func employer(_ email: String?) -> AccountReference? {
    email?.split(separator: "@").last.map { AccountReference(domain: String($0)) }
  }
}
