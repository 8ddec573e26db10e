import Kernel
import Language
import Web

/// One account as a reader sees it: finished values only.
struct AccountPage: Sendable {
  let path: Path
  /// Where the page hears that it is out of date; nil for the past.
  let live: Path?
  /// Which moment the page shows, and the way to others.
  let time: HTML
  let name: String
  let detail: String?
  let facts: [KeyValueList.Item]
  let health: HealthBadge
  let mayWrite: Bool
  let know: [HTML]
  let happened: [HTML]

  init(_ context: AccountPanel.Context, _ state: AccountState, stamp: String, know: [HTML], happened: [HTML]) {
    let (account, summary, words) = (context.account, context.summary, context.request.words)
    let reader = words.reader
    let details = account.details
    path = "/accounts/\(account.id)"
    live = context.time.isPast ? nil : ("/accounts/\(account.id)/live" as Path).query("seen", stamp)
    time = AsOfControl(context.time, path: path, request: context.request, isPartial: true).html
    name = details.name
    let parts =
      [details.industry, details.country.map(reader.country), details.tier].compactMap(\.self)
      + account.tags.map { "#\($0)" }
    detail = parts.isEmpty ? nil : parts.joined(separator: " · ")
    health = HealthBadge(summary.health, words)
    mayWrite = context.actor.may(.accountsWrite) && !context.time.isPast
    let arr = Money(minorUnits: summary.mrrMinor &* 12, currency: details.currency)
    let contact = summary.lastContactAt.map { moment in
      context.time.isPast
        ? reader.date(moment.day(in: reader.timeZone)) : reader.relative(moment, to: context.request.now)
    }
    facts = [
      KeyValueList.Item(words["accounts.column.arr"], reader.money(arr)),
      KeyValueList.Item(words["accounts.column.renewal"], Self.renewal(summary.renewalOn, context)),
      KeyValueList.Item(
        words["accounts.column.stage"], state.stage.map { words["stage.\($0.rawValue)"] } ?? Reader.noValue),
      KeyValueList.Item(
        words["accounts.column.owner"], details.owner.flatMap { context.people[$0] } ?? Reader.noValue),
      KeyValueList.Item(words["accounts.column.lastContact"], contact ?? words["accounts.never"]),
      KeyValueList.Item(words["accounts.since"], details.customerSince.map { reader.date($0) } ?? Reader.noValue),
    ]
    self.know = know
    self.happened = happened
  }

  private static func renewal(_ day: LocalDate?, _ context: AccountPanel.Context) -> String {
    guard let day else { return Reader.noValue }
    let reader = context.request.reader
    return context.time.isPast ? reader.date(day) : "\(reader.date(day)) (\(reader.relative(day, to: context.day)))"
  }
}
