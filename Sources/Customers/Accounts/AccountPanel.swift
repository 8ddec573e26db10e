import Kernel
import Storage
import Web

/// A part of the account page that a room contributes, so that one page shows the whole customer.
public struct AccountPanel: Sendable {
  /// Where it stands from 1,024 px on.
  public enum Column: Sendable {
    /// Left: what to know.
    case know
    /// Right: what happened.
    case happened
  }

  /// What a panel may use to make itself.
  public struct Context: Sendable {
    public let account: Account
    public let summary: AccountSummary
    public let request: Request
    public let actor: Actor
    /// The names of the staff.
    public let people: [ID<Person>: String]
    /// For which moment the page is asked.
    public let time: FilterTime

    public init(
      account: Account, summary: AccountSummary, request: Request, actor: Actor, people: [ID<Person>: String],
      time: FilterTime = .present
    ) {
      self.account = account
      self.summary = summary
      self.request = request
      self.actor = actor
      self.people = people
      self.time = time
    }

    /// The day that the page shows.
    public var day: LocalDate { time.day(or: request.today) }
  }

  /// A short text that is another when the panel would be another, beyond what `AccountStampStore` sees.
  public typealias Stamp = @Sendable (ID<Account>, ID<Workspace>, Transaction) throws -> String

  public let column: Column
  /// Whether it can be asked for a moment of the past; the others are left out then.
  public let showsPast: Bool
  /// Reads what it needs and gives its markup; nil when the actor may not see it.
  public let render: @Sendable (Context, Transaction) throws -> HTML?
  let stamp: Stamp?

  public init(
    _ column: Column, stamp: Stamp? = nil, showsPast: Bool = false,
    render: @escaping @Sendable (Context, Transaction) throws -> HTML?
  ) {
    self.column = column
    self.showsPast = showsPast
    self.stamp = stamp
    self.render = render
  }
}
