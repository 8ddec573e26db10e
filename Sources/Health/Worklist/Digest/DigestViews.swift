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
      let head = "\(item.accountName) · \(words.reader.money(item.row.money))"
      return [head, reasons, place("/accounts/\(item.row.account)")].joined(separator: "\n")
    }
    let foot = "\(words["digest.all"])\n\(today)\n\n\(words["digest.why"])\n\(profile)\n"
    return ([summary] + parts + [foot]).joined(separator: "\n\n")
  }

  var html: HTML {
    """
    <!DOCTYPE html><html lang="\(words.language.rawValue)"><head><meta charset="utf-8"><title>\(subject)</title></head>\
    <body><h1>\(words["today.title"])</h1><p>\(summary)</p><ol>\(items.map(item))</ol>\
    <p>\(link(words["digest.all"], today))</p><hr><p>\(words["digest.why"]) \(link(words["digest.off"], profile))</p>\
    </body></html>
    """
  }

  private func item(_ item: WorklistItem) -> HTML {
    let reasons: [HTML] = item.row.reasons.map { "<li>\(sentences.html($0))</li>" }
    let name = link(item.accountName, place("/accounts/\(item.row.account)"))
    return "<li><p>\(name) · <b>\(words.reader.money(item.row.money))</b></p><ul>\(reasons)</ul></li>"
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
