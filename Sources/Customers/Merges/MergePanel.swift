import Kernel
import Language
import Storage
import Web

/// What has become part of an account or a contact, as long as that can be undone.
public struct MergePanel: Sendable {
  let title: String
  let merges: [MergeRecord]
  /// Of the one into which they were merged.
  let path: Path
  let mayUndo: Bool

  /// Of an account, for its page.
  public static let panel = AccountPanel(.know) { context, tx in
    let id = context.account.id
    let panel = try MergePanel(
      context.request.words["merge.panel"], into: id, at: "/accounts/\(id)", context.request, context.actor, tx)
    return panel?.html(context.people, context.request)
  }

  /// Nil when there is nothing to undo.
  init?<Subject>(
    _ title: String, into id: ID<Subject>, at path: Path, _ request: Request, _ actor: Actor, _ tx: Transaction
  ) throws {
    let now = request.now
    let merges = try MergeStore.standing(into: id, in: actor.workspace, tx).filter { now <= $0.undoableUntil }
    if merges.isEmpty { return nil }
    self.title = title
    self.merges = merges
    self.path = path
    mayUndo = actor.may(.accountsWrite)
  }

  func html(_ people: [ID<Person>: String], _ request: Request) -> HTML {
    let items: [HTML] = merges.enumerated().map { place, merge in
      """
      <li class="spread"><span>\(sentence(merge, people, request.words))</span>\
      \(place == 0 ? undo(request) : nil)</li>
      """
    }
    return Panel(title, id: "merges").html("<ul class=\"stack-s\">\(items)</ul>")
  }

  private func sentence(_ merge: MergeRecord, _ people: [ID<Person>: String], _ words: Words) -> HTML {
    let who = merge.mergedBy.flatMap { people[$0] }
    let day = words.reader.date(merge.mergedAt.day(in: words.reader.timeZone))
    let until = words.reader.date(merge.undoableUntil.day(in: words.reader.timeZone))
    let detail = [who, day, words("merge.panel.until", ["day": until])].compactMap(\.self).joined(separator: " · ")
    return "<b>\(merge.mergedName)</b><br><span class=\"muted small\">\(detail)</span>"
  }

  /// Only of the last one: those before it are within it.
  private func undo(_ request: Request) -> HTML? {
    guard mayUndo else { return nil }
    return Button(request.words["action.undo"], size: .small).post(
      to: "\(path)/merge/undo", csrf: CSRFField(token: request.csrfToken))
  }
}
