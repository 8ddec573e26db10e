import Kernel
import Language
import Web

/// One account as a reader sees it: finished values only.
struct AccountPage: Sendable {
  let path: Path
  /// Where the page hears that it is out of date.
  let live: Path
  let name: String
  let detail: String?
  let facts: [KeyValueList.Item]
  let health: HealthBadge
  let mayWrite: Bool
  let know: [HTML]
  let happened: [HTML]

  init(_ context: AccountPanel.Context, stamp: String, know: [HTML], happened: [HTML]) {
    let (account, summary, words) = (context.account, context.summary, context.request.words)
    let reader = words.reader
    let details = account.details
    path = "/accounts/\(account.id)"
    live = ("/accounts/\(account.id)/live" as Path).query("seen", stamp)
    name = details.name
    let parts =
      [details.industry, details.country.map(reader.country), details.tier].compactMap(\.self)
      + account.tags.map { "#\($0)" }
    detail = parts.isEmpty ? nil : parts.joined(separator: " · ")
    health = HealthBadge(summary.health, words)
    mayWrite = context.actor.may(.accountsWrite)
    let arr = Money(minorUnits: summary.mrrMinor &* 12, currency: details.currency)
    let contact = summary.lastContactAt.map { reader.relative($0, to: context.request.now) }
    facts = [
      KeyValueList.Item(words["accounts.column.arr"], reader.money(arr)),
      KeyValueList.Item(words["accounts.column.renewal"], Self.renewal(summary.renewalOn, context.request)),
      KeyValueList.Item(words["accounts.column.stage"], words["stage.\(details.stage.rawValue)"]),
      KeyValueList.Item(
        words["accounts.column.owner"], details.owner.flatMap { context.people[$0] } ?? Reader.noValue),
      KeyValueList.Item(words["accounts.column.lastContact"], contact ?? words["accounts.never"]),
      KeyValueList.Item(words["accounts.since"], details.customerSince.map { reader.date($0) } ?? Reader.noValue),
    ]
    self.know = know
    self.happened = happened
  }

  private static func renewal(_ day: LocalDate?, _ request: Request) -> String {
    guard let day else { return Reader.noValue }
    return "\(request.reader.date(day)) (\(request.reader.relative(day, to: request.today)))"
  }
}
