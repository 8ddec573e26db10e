import Kernel
import Language
import Storage
import Web

/// Which accounts have become part of this one, as long as that can be undone.
public enum MergePanel {
  public static let panel = AccountPanel(.know) { context, tx in
    let now = context.request.now
    let merges = try MergeStore.standing(into: context.account.id, in: context.actor.workspace, tx)
      .filter { now <= $0.undoableUntil }
    return merges.isEmpty ? nil : html(merges, context)
  }

  private static func html(_ merges: [MergeRecord], _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let items: [HTML] = merges.enumerated().map { place, merge in
      "<li class=\"spread\"><span>\(sentence(merge, context))</span>\(undo(isLast: place == 0, context))</li>"
    }
    return Panel(words["merge.panel"], id: "merges").html("<ul class=\"stack-s\">\(items)</ul>")
  }

  private static func sentence(_ merge: MergeRecord, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let who = merge.mergedBy.flatMap { context.people[$0] }
    let day = words.reader.date(merge.mergedAt.day(in: words.reader.timeZone))
    let until = words.reader.date(merge.undoableUntil.day(in: words.reader.timeZone))
    let detail = [who, day, words("merge.panel.until", ["day": until])].compactMap(\.self).joined(separator: " · ")
    return "<b>\(merge.mergedName)</b><br><span class=\"muted small\">\(detail)</span>"
  }

  /// The last one first: those before it are within it.
  private static func undo(isLast: Bool, _ context: AccountPanel.Context) -> HTML? {
    guard isLast, context.actor.may(.accountsWrite) else { return nil }
    return Button(context.request.words["action.undo"], size: .small).post(
      to: "/accounts/\(context.account.id)/merge/undo", csrf: CSRFField(token: context.request.csrfToken))
  }
}
