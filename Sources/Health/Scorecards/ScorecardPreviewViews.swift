import Kernel
import Language
import Web

/// The markup of what a draft would change.
struct ScorecardPreviewViews {
  /// Which accounts are listed: `preview/green-amber/2` is the second page of those that would fall from green to amber.
  struct Wish {
    var movement: ScorecardPreview.Movement?
    var page = 1

    /// Nil for buttons that do not preview.
    init?(_ action: String?) {
      let parts = (action ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.first == "preview", parts.count <= 3 else { return nil }
      if parts.count > 1 {
        let bands = parts[1].split(separator: "-").compactMap { Band(rawValue: String($0)) }
        if bands.count == 2 { movement = ScorecardPreview.Movement(from: bands[0], to: bands[1]) }
      }
      if parts.count > 2 { page = max(1, Int(parts[2]) ?? 1) }
    }

    init(_ movement: ScorecardPreview.Movement?, page: Int) {
      self.movement = movement
      self.page = page
    }

    var action: String {
      let bands = movement.map { "\($0.from.rawValue)-\($0.to.rawValue)" } ?? "all"
      return "preview/\(bands)/\(page)"
    }
  }

  static let length = 50

  let preview: ScorecardPreview
  /// Nil lists the largest movements.
  let wish: Wish?
  let words: Words

  private var reader: Reader { words.reader }

  var html: HTML {
    let said = words(
      "scorecards.preview.changed", count: preview.changed, ["accounts": reader.number(preview.accounts)])
    let bands = KeyValueList(
      Band.allCases.map { band in
        KeyValueList.Item(
          words["health.band.\(band.rawValue)"],
          "\(reader.number(preview.before[band] ?? 0)) → \(reader.number(preview.after[band] ?? 0))")
      })
    return Panel(words["scorecards.preview"], id: "preview").html(
      "<p>\(HTML.figures(in: said))</p>\(bands.row)\(movements)\(list)")
  }

  /// A line for each movement between bands, which lists its accounts.
  private var movements: HTML? {
    guard preview.changed > 0 else { return nil }
    let order = Band.allCases
    let sorted = preview.movements.sorted { left, right in
      if left.value != right.value { return left.value > right.value }
      return (order.firstIndex(of: left.key.from) ?? 0, order.firstIndex(of: left.key.to) ?? 0)
        < (order.firstIndex(of: right.key.from) ?? 0, order.firstIndex(of: right.key.to) ?? 0)
    }
    let buttons: [HTML] = sorted.map { movement, count in
      let from = Badge(word(movement.from), tone: movement.from.tone).html
      let to = Badge(word(movement.to), tone: movement.to.tone).html
      let open = Button(words("scorecards.preview.accounts", count: count), size: .small)
        .submit(name: "action", value: Wish(movement, page: 1).action)
      return "<li class=\"movement\"><span>\(from) → \(to)</span>\(open)</li>"
    }
    let all = Button(words["scorecards.preview.all"], size: .small)
      .submit(name: "action", value: Wish(nil, page: 1).action)
    return "<h3>\(words["scorecards.preview.movements"])</h3><ul class=\"movements\">\(buttons)</ul><p>\(all)</p>"
  }

  private var list: HTML? {
    guard let wish else { return table(preview.movers, words["scorecards.preview.movers"]) }
    let chosen = wish.movement.map { movement in preview.changes.filter { $0.movement == movement } } ?? preview.changes
    let pages = max(1, (chosen.count + Self.length - 1) / Self.length)
    let page = min(wish.page, pages)
    let first = (page - 1) * Self.length
    let shown = Array(chosen[first..<min(first + Self.length, chosen.count)])
    let title =
      wish.movement.map { "\(word($0.from)) → \(word($0.to))" } ?? words["scorecards.preview.changes"]
    let range = words(
      "scorecards.preview.range",
      [
        "from": reader.number(shown.isEmpty ? 0 : first + 1), "to": reader.number(first + shown.count),
        "all": reader.number(chosen.count),
      ])
    let back = page > 1 ? turn(words["web.previous"], Wish(wish.movement, page: page - 1)) : nil
    let forth = page < pages ? turn(words["web.next"], Wish(wish.movement, page: page + 1)) : nil
    return """
      \(table(shown, title))<div class="pager"><span>\(range)</span><div class="pager-links">\(back)\(forth)</div></div>
      """
  }

  private func turn(_ title: String, _ wish: Wish) -> HTML {
    Button(title, size: .small).submit(name: "action", value: wish.action)
  }

  private func table(_ movers: [ScorecardPreview.Mover], _ title: String) -> HTML? {
    guard !movers.isEmpty else { return nil }
    let columns = [
      DataTableColumn(words["scorecards.preview.account"], kind: .name),
      DataTableColumn(words["scorecards.preview.now"], kind: .health),
      DataTableColumn(words["scorecards.preview.then"], kind: .health),
    ]
    let rows = movers.map { mover in
      DataTableRow(
        id: mover.account.description, title: mover.name, path: "/accounts/\(mover.account)",
        cells: [
          .name(mover.name, detail: nil), .health(badge(mover.from, mover.fromBand)),
          .health(badge(mover.to, mover.toBand)),
        ])
    }
    return "<h3>\(title)</h3>\(DataTable(caption: title, columns: columns, rows: rows, isCompact: true).html)"
  }

  private func badge(_ score: Points?, _ band: Band) -> HealthBadge {
    HealthBadge(
      tone: band.tone, score: band == .grey ? nil : score.map { reader.number($0.whole) }, word: word(band))
  }

  private func word(_ band: Band) -> String { words["health.band.\(band.rawValue)"] }
}
