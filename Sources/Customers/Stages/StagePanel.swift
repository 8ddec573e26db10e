import Kernel
import Language
import Storage
import Web

/// Through which stages the customer has come: a panel of the account page.
enum StagePanel {
  private static let shown = 8

  static let panel = AccountPanel(.know) { context, tx in
    let changes = try StageStore.changes(
      of: context.account.id, limit: shown, in: context.actor.workspace, tx)
    return changes.isEmpty ? nil : html(changes, context)
  }

  private static func html(_ changes: [StageChange], _ context: AccountPanel.Context) -> HTML {
    let items: [HTML] = changes.map { change in
      let reason: HTML? = change.reason.map { "<br>\($0)" }
      return "<li><b>\(sentence(change, context.request.words))</b><br>\(detail(change, context))\(reason)</li>"
    }
    return Panel(context.request.words["stages.title"], id: "stages").html("<ol class=\"stack-s plain\">\(items)</ol>")
  }

  private static func sentence(_ change: StageChange, _ words: Words) -> String {
    let to = words["stage.\(change.to.rawValue)"]
    guard let from = change.from else { return to }
    return "\(words["stage.\(from.rawValue)"]) → \(to)"
  }

  private static func detail(_ change: StageChange, _ context: AccountPanel.Context) -> HTML {
    let reader = context.request.reader
    let who = change.changedBy.flatMap { context.people[$0] }
    let parts = [reader.date(change.changedAt.day(in: reader.timeZone)), who].compactMap(\.self)
    return "<span class=\"muted small\">\(parts.joined(separator: " · "))</span>"
  }
}
