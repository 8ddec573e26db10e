import Kernel
import Language
import Web

/// Turns a page of accounts into what the reader sees.
struct AccountListPageBuilder {
  let wish: AccountListRequest
  let request: Request
  let names: [ID<Person>: String]
  /// The page that has the list.
  var place: Path = "/accounts"
  var views: [SavedView] = []
  var view: SavedView?

  private var words: Words { request.words }
  private var reader: Reader { request.reader }

  func page(
    _ page: Page<AccountListItem>, _ totals: AccountLists.Totals, actor: Actor, errors: FilterErrors?
  ) -> AccountListPage {
    AccountListPage(
      title: words["accounts.title"],
      summary: words["accounts.summary"],
      time: AsOfControl(wish.time, path: place, request: request, keep: kept).html,
      filter: Web.FilterField(
        path: "/accounts", value: errors?.text ?? wish.filter,
        keep: [("sort", wish.sortText)] + keptColumns + wish.time.kept(of: request), errors: errors,
        completions: "/accounts/completions", check: "/accounts/filter-check"),
      columns: columns,
      hasChosenColumns: wish.columns != nil, lines: page.items.map(line), sort: wish.sort, descending: wish.descending,
      total: total(totals, 12), totalMRR: total(totals, 1).map { words("accounts.total.mrr", ["amount": $0]) },
      pager: Pager(
        summary: words("accounts.shown", count: page.items.count, ["total": reader.number(totals.count)]),
        previous: wish.cursor == nil ? nil : path(cursor: nil), next: page.next.map { path(cursor: $0) }),
      isEmptyWorkspace: totals.count == 0 && wish.filter.trimmed.isEmpty && errors == nil && !wish.time.isPast,
      mayWrite: actor.may(.accountsWrite), mayChange: actor.may(.accountsWrite) && !wish.time.isPast,
      mayImport: actor.may(.accountsImport), mayExport: actor.may(.accountsExport), views: views, view: view,
      kept: { [self] in kept(wish, $0) },
      sorted: { [self] sort, descending in path(sort: sort, descending: descending, cursor: nil) })
  }

  private var columns: [AccountColumn] { wish.columns ?? AccountColumn.usual }

  private func line(_ item: AccountListItem) -> AccountListPage.Line {
    AccountListPage.Line(
      id: item.id.description, path: "/accounts/\(item.id)", name: item.name, detail: detail(item),
      cells: columns.map { cell($0, item) })
  }

  /// What the way to another day keeps of the list.
  private var kept: [(name: String, value: String)] {
    let asked = [(name: "sort", value: wish.sortText)] + keptColumns
    return wish.filter.isEmpty ? asked : [(name: "filter", value: wish.filter)] + asked
  }

  private var keptColumns: [(name: String, value: String)] {
    (wish.columns ?? []).map { (name: "column", value: $0.rawValue) }
  }

  private func cell(_ column: AccountColumn, _ item: AccountListItem) -> DataTableCell {
    let (summary, health) = (item.summary, item.summary.health)
    return switch column {
    case .health: .health(HealthBadge(health, words))
    case .trend:
      .sparkline(Sparkline(values: health.trend.map { $0.map(Double.init) }, description: words["accounts.trend"]))
    case .change: .text(health.change.map { reader.signed($0) } ?? Reader.noValue)
    case .arr: .text(reader.money(item.arr))
    case .mrr: .text(reader.money(item.mrr))
    case .renewal: .text(day(summary.renewalOn))
    case .lastContact: .text(ago(summary.lastContactAt))
    case .lastSeen: .text(ago(summary.lastSeenAt))
    case .stage: .text(item.stage.map { words["stage.\($0.rawValue)"] } ?? Reader.noValue)
    case .owner: .text(item.owner.flatMap { names[$0] } ?? Reader.noValue)
    case .tier: .text(item.tier ?? Reader.noValue)
    case .industry: .text(item.industry ?? Reader.noValue)
    case .country: .text(item.country.map(reader.country) ?? Reader.noValue)
    case .seats: .text(item.seats.map { reader.number($0) } ?? Reader.noValue)
    case .customerSince: .text(day(item.customerSince))
    }
  }

  private func day(_ day: LocalDate?) -> String { day.map { reader.date($0) } ?? Reader.noValue }

  private func ago(_ moment: Timestamp?) -> String {
    guard let moment else { return words["accounts.never"] }
    return wish.time.isPast ? reader.date(moment.day(in: reader.timeZone)) : reader.relative(moment, to: request.now)
  }

  private func detail(_ item: AccountListItem) -> String? {
    let parts = [item.industry, item.country.map(reader.country), item.tier].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  /// One amount for each currency.
  private func total(_ totals: AccountLists.Totals, _ months: Int64) -> [String] {
    totals.mrr.map { reader.money(Money(minorUnits: $0.minorUnits &* months, currency: $0.currency)) }
  }

  private func path(cursor: Cursor?) -> Path {
    path(sort: wish.sort, descending: wish.descending, cursor: cursor)
  }

  private func path(sort: AccountSort, descending: Bool, cursor: Cursor?) -> Path {
    var wish = wish
    (wish.sort, wish.descending) = (sort, descending)
    return kept(wish, place).query("cursor", cursor?.description)
  }

  /// `path` with what is asked for, but for the page.
  private func kept(_ wish: AccountListRequest, _ path: Path) -> Path {
    let asked =
      path
      .query("filter", wish.filter.isEmpty ? nil : wish.filter)
      .query("sort", wish.sortText)
      .at(wish.time, request)
    return (wish.columns ?? []).reduce(asked) { $0.query("column", $1.rawValue) }
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
