import Customers
import Kernel
import Language
import Web

/// The mail of a morning in its reader's words, as plain text and as HTML.
struct DigestViews {
  /// How many items it names.
  static let most = 10

  let items: [WorklistItem]
  let totals: WorklistListStore.Totals
  let sentences: WorkSentences
  /// How people reach the server, without a slash at the end.
  let address: String

  private var words: Words { sentences.words }

  /// "Today: 7 accounts need attention".
  var subject: String { "\(words["today.title"]): \(words("today.count", count: totals.count))" }

  var text: String {
    let parts = items.map { item in
      let reasons = item.row.reasons.map { "- \(sentences.sentence($0))" }.joined(separator: "\n")
      let head = "\(item.accountName) · \(words.reader.money(item.row.money)) · \(health(item))"
      return [head, reasons, place("/accounts/\(item.row.account)")].joined(separator: "\n")
    }
    let all = [shown, words["digest.all"]].compactMap(\.self).joined(separator: " · ")
    let foot = "\(all)\n\(today)\n\n\(words["digest.why"])\n\(profile)\n"
    return ([summary] + parts + [foot]).joined(separator: "\n\n")
  }

  /// Mail programs know no style sheet of ours, so the elements carry their style.
  var html: HTML {
    let cut: HTML? = shown.map { "\($0) · " }
    return """
      <!DOCTYPE html><html lang="\(words.language.rawValue)"><head><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(subject)</title></head>\
      <body style="\(style)"><h1 style="margin: 0 0 8px; font-size: 22px; line-height: 1.3">\(words["today.title"])</h1>\
      <p style="margin: 0 0 16px">\(summary)</p><ol style="margin: 0; padding: 0 0 0 18px">\(items.map(item))</ol>\
      <p>\(cut)\(link(words["digest.all"], today))</p><hr><p style="font-size: 13px">\(words["digest.why"]) \
      \(link(words["digest.off"], profile))</p></body></html>
      """
  }

  private var style: HTML {
    let script: HTML =
      switch words.language {
      case .english: "line-height: 1.5"
      case .hindi: "line-height: 1.7"
      case .korean: "line-height: 1.5; word-break: keep-all; overflow-wrap: anywhere"
      }
    return """
      max-width: 600px; margin: 0 auto; padding: 16px; font-family: system-ui, -apple-system, 'Segoe UI', \
      'Noto Sans', 'Noto Sans Devanagari', 'Noto Sans KR', sans-serif; font-size: 15px; \(script)
      """
  }

  private func item(_ item: WorklistItem) -> HTML {
    let reasons: [HTML] = item.row.reasons.map { "<li>\(sentences.html($0))</li>" }
    let name = link(item.accountName, place("/accounts/\(item.row.account)"))
    return """
      <li style="margin: 0 0 12px"><p style="margin: 0">\(name) · <b>\(words.reader.money(item.row.money))</b> · \
      \(health(item))</p><ul style="margin: 0; padding: 0 0 0 18px">\(reasons)</ul></li>
      """
  }

  /// Shape, score and word: "▼ 34 Red".
  private func health(_ item: WorklistItem) -> String {
    let badge = HealthBadge(item.health, words)
    return [badge.tone.character, badge.score, badge.word].compactMap(\.self).joined(separator: " ")
  }

  /// "10 of 40 accounts", when there are more than it names.
  private var shown: String? {
    guard totals.count > items.count else { return nil }
    return words("accounts.shown", count: items.count, ["total": words.reader.number(totals.count)])
  }

  private func link(_ title: String, _ place: String) -> HTML {
    guard let address = WebAddress(place) else { return "\(title)" }
    return "<a href=\"\(address)\">\(title)</a>"
  }

  private var summary: String { words.today(totals) }
  private var today: String { place("/?scope=me") }
  private var profile: String { place("/settings/profile#mail") }
  private func place(_ path: String) -> String { address + path }
}

extension Words {
  /// How many items wait, and what is at stake.
  func today(_ totals: WorklistListStore.Totals) -> String {
    let count = self("today.count", count: totals.count)
    guard !totals.money.isEmpty else { return count }
    let money = totals.money.map { reader.money($0) }.joined(separator: " + ")
    return "\(count) · \(self("today.atStake", ["money": money]))"
  }
}
