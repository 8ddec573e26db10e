import Kernel
import Language
import Storage
import Web

/// How people feel about the account: a panel of the account page, with three words to click.
enum ImpressionPanel {
  static let panel = AccountPanel(.know, showsPast: true) { context, tx in
    let told = try ObservationStore.told(
      of: context.account.id, [.impression], upTo: context.time.isPast ? context.day : nil,
      knownAt: context.time.knownAt, limit: 1, in: context.actor.workspace, tx)
    return html(told.first, context)
  }

  private static func html(_ told: Observation?, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let current = told.flatMap { $0.isAlive(on: context.day) ? $0 : nil }
    let mayWrite = context.actor.may(.accountsWrite) && !context.time.isPast
    let choice: HTML? = mayWrite ? self.choice(current, context) : nil
    return Panel(words["impression.title"], id: "impression").html(
      "<div class=\"stack-s\">\(choice)\(said(told, isCurrent: current != nil, context))</div>")
  }

  private static func choice(_ current: Observation?, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let target: Path = "/accounts/\(context.account.id)/impression"
    let buttons: [HTML] = Judgement.allCases.map { judgement in
      let isCurrent = current?.judgement == judgement
      return """
        <button class="segment" type="submit" name="judgement" value="\(judgement.rawValue)"\
        \(flag: " aria-current=\"true\"", isCurrent)>\(face(judgement))\(words["judgement.\(judgement.rawValue)"])</button>
        """
    }
    return """
      <form method="post" action="\(target)">\(CSRFField(token: context.request.csrfToken).html)\
      <div class="segments" role="group" aria-label="\(words["impression.title"])">\(buttons)</div></form>
      """
  }

  /// Who said it when, and the way to take it back for the one who did.
  private static func said(_ told: Observation?, isCurrent: Bool, _ context: AccountPanel.Context) -> HTML {
    let (words, reader) = (context.request.words, context.request.reader)
    guard let told else {
      let mayWrite = context.actor.may(.accountsWrite) && !context.time.isPast
      let hint = mayWrite ? words["impression.none.hint"] : nil
      return
        "<p class=\"muted small\">\([words["impression.none"], hint].compactMap(\.self).joined(separator: " "))</p>"
    }
    let day = told.occurredAt.day(in: reader.timeZone)
    let sentence = words(
      isCurrent ? "impression.said" : "impression.expired",
      [
        "judgement": words["judgement.\(told.judgement.rawValue)"], "date": reader.date(day),
        "age": reader.relative(day, to: context.day),
        "person": told.person.flatMap { context.people[$0] } ?? words["audit.system"],
      ])
    let isOwn = context.actor.person != nil && told.person == context.actor.person && !context.time.isPast
    let back: HTML? =
      isCurrent && isOwn
      ? Button(words["impression.withdraw"], style: .quiet, size: .small).post(
        to: "/accounts/\(told.account)/observations/\(told.id)/withdrawal",
        csrf: CSRFField(token: context.request.csrfToken))
      : nil
    return "<div class=\"spread\"><p class=\"small\">\(sentence)</p>\(back)</div>"
  }

  /// A shape besides the word.
  private static func face(_ judgement: Judgement) -> HTML {
    switch judgement {
    case .good: Tone.green.sign
    case .neutral: Tone.grey.sign
    case .bad: Tone.red.sign
    }
  }
}
