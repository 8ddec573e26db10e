import Foundation
import Kernel

/// Who asks, when and where: what a filter means depends on it.
public struct FilterContext: Sendable {
  public let workspace: ID<Workspace>
  /// Whom `me` means; nil for the system.
  public let viewer: ID<Person>?
  /// Fields that need a permission which is not among these do not exist for the viewer.
  public let permissions: Set<Permission>
  /// The language of suggestions.
  public let language: LanguageCode
  /// The viewer's present day.
  public let today: LocalDate
  /// The zone in which days begin.
  public let timeZone: TimeZone
  /// The currency of amounts.
  public let currency: Currency
  /// The folding with which the folded columns were made.
  public let fold: @Sendable (String) -> String
  /// The people that a name means.
  public let people: @Sendable (String) -> [ID<Person>]

  public init(
    workspace: ID<Workspace>, viewer: ID<Person>?, permissions: Set<Permission>, language: LanguageCode,
    today: LocalDate, timeZone: TimeZone, currency: Currency, fold: @escaping @Sendable (String) -> String,
    people: @escaping @Sendable (String) -> [ID<Person>] = { _ in [] }
  ) {
    self.workspace = workspace
    self.viewer = viewer
    self.permissions = permissions
    self.language = language
    self.today = today
    self.timeZone = timeZone
    self.currency = currency
    self.fold = fold
    self.people = people
  }
}
