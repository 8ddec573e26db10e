import Kernel
import Language
import Web

/// Turns a page of accounts into what the reader sees.
struct AccountListPageBuilder {
  let wish: AccountListRequest
  let request: Request
  let names: [ID<Person>: String]

  private var words: Words { request.words }
  private var reader: Reader { request.reader }

  func page(
    _ page: Page<AccountListItem>, _ totals: AccountLists.Totals, actor: Actor, error: (typed: String, said: String)?
  ) -> AccountListPage {
    AccountListPage(
      title: words["accounts.title"],
      summary: words["accounts.summary"],
      time: AsOfControl(wish.time, path: "/accounts", request: request, keep: kept).html,
      filter: Web.FilterField(
        path: "/accounts", value: error?.typed ?? wish.filter,
        keep: [("sort", wish.sortText)] + wish.time.kept(of: request), error: error?.said,
        completions: "/accounts/completions"),
      lines: page.items.map(line), sort: wish.sort, descending: wish.descending, total: total(totals, 12),
      totalMRR: words("accounts.total.mrr", ["amount": total(totals, 1)]),
      pager: Pager(
        summary: words("accounts.shown", count: page.items.count, ["total": reader.number(totals.count)]),
        previous: wish.cursor == nil ? nil : path(cursor: nil), next: page.next.map { path(cursor: $0) }),
      isEmptyWorkspace: totals.count == 0 && wish.filter.trimmed.isEmpty && error == nil && !wish.time.isPast,
      mayWrite: actor.may(.accountsWrite), mayImport: actor.may(.accountsImport),
      sorted: { [wish, request] sort, descending in
        Self.path(wish, request, sort: sort, descending: descending, cursor: nil)
      })
  }

  private func line(_ item: AccountListItem) -> AccountListPage.Line {
    let summary = item.summary
    return AccountListPage.Line(
      id: item.id.description, path: "/accounts/\(item.id)", name: item.name, detail: detail(item),
      owner: item.owner.flatMap { names[$0] } ?? Reader.noValue,
      stage: item.stage.map { words["stage.\($0.rawValue)"] } ?? Reader.noValue,
      arr: reader.money(item.arr), health: HealthBadge(summary.health, words),
      trend: Sparkline(
        values: summary.health.trend.map { $0.map(Double.init) }, description: words["accounts.trend"]),
      change: summary.health.change.map { reader.signed($0) } ?? Reader.noValue,
      renewal: summary.renewalOn.map { reader.date($0) } ?? Reader.noValue,
      lastContact: summary.lastContactAt.map(ago) ?? words["accounts.never"])
  }

  /// What the way to another day keeps of the list.
  private var kept: [(name: String, value: String)] {
    let sort = (name: "sort", value: wish.sortText)
    return wish.filter.isEmpty ? [sort] : [(name: "filter", value: wish.filter), sort]
  }

  private func ago(_ moment: Timestamp) -> String {
    wish.time.isPast ? reader.date(moment.day(in: reader.timeZone)) : reader.relative(moment, to: request.now)
  }

  private func detail(_ item: AccountListItem) -> String? {
    let parts = [item.industry, item.country.map(reader.country), item.tier].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func total(_ totals: AccountLists.Totals, _ months: Int64) -> String {
    totals.mrr.map { reader.money(Money(minorUnits: $0.minorUnits &* months, currency: $0.currency)) }
      .joined(separator: " + ")
  }

  private func path(cursor: Cursor?) -> Path {
    Self.path(wish, request, sort: wish.sort, descending: wish.descending, cursor: cursor)
  }

  private static func path(
    _ wish: AccountListRequest, _ request: Request, sort: AccountSort, descending: Bool, cursor: Cursor?
  ) -> Path {
    ("/accounts" as Path)
      .query("filter", wish.filter.isEmpty ? nil : wish.filter)
      .query("sort", (descending ? "-" : "") + sort.rawValue)
      .at(wish.time, request)
      .query("cursor", cursor?.description)
  }
}

extension HealthBadge {
  /// The present health of an account as lists show it.
  public init(_ health: HealthSummary, _ words: Words) {
    self.init(
      tone: Tone(health.band), score: health.band == .grey ? nil : health.score.map { words.reader.number($0.whole) },
      word: words["band.\(health.band.rawValue)"])
  }
}

extension Tone {
  public init(_ band: HealthBand) {
    switch band {
    case .red: self = .red
    case .amber: self = .amber
    case .green: self = .green
    case .grey: self = .grey
    }
  }
}
