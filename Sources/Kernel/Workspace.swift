import Foundation

/// The company that uses Saathi; all data belongs to one.
public struct Workspace: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "wsp"

  public let id: ID<Workspace>
  /// Unique in the installation; how the command line names it.
  public let name: String
  public let language: LanguageCode
  /// The zone in which the company's business days begin.
  public let timeZone: TimeZone
  /// The currency of accounts that say none.
  public let currency: Currency

  public init(id: ID<Workspace>, name: String, language: LanguageCode, timeZone: TimeZone, currency: Currency) {
    self.id = id
    self.name = name
    self.language = language
    self.timeZone = timeZone
    self.currency = currency
  }
}
