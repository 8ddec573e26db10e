import Kernel
import Language
import Storage
import Web

/// What the customer pays for, and what its MRR did: a panel of the account page.
public enum SubscriptionPanel {
  public static let panel = AccountPanel(.know, showsPast: true) { context, tx in
    let workspace = context.actor.workspace
    let id = context.account.id
    guard context.time.isPast else {
      let subscriptions = try SubscriptionStore.subscriptions(of: id, in: workspace, tx)
      return html(subscriptions, try SubscriptionStore.movements(of: id, limit: 6, in: workspace, tx), context)
    }
    let (time, today) = (context.time, context.request.today)
    let subscriptions = try SubscriptionPastStore.subscriptions(of: id, at: time, today: today, in: workspace, tx)
    let movements = try SubscriptionPastStore.movements(
      of: id, at: time, today: today, limit: 6, in: workspace, tx)
    return html(subscriptions, movements, context)
  }

  private static func html(
    _ subscriptions: [Subscription], _ movements: [MRRMovement], _ context: AccountPanel.Context
  ) -> HTML {
    let words = context.request.words
    let new: Path = "/accounts/\(context.account.id)/subscriptions/new"
    let add = Button(words["subscriptions.add"], icon: .plus, style: .quiet, size: .small).link(new)
    let panel = Panel(
      words["subscriptions.title"], count: words.reader.number(subscriptions.count),
      actions: mayWrite(context) ? add : nil, isFlush: !subscriptions.isEmpty, id: "subscriptions")
    guard !subscriptions.isEmpty else { return panel.html("<p class=\"muted\">\(words["subscriptions.none"])</p>") }
    let lines = subscriptions.prefix(12).map { row($0, context) }
    let table = DataTable(
      caption: words["subscriptions.title"],
      columns: [
        DataTableColumn(words["subscriptions.plan"], kind: .name),
        DataTableColumn(words["subscriptions.from"], kind: .date, from: .wide),
        DataTableColumn(words["subscriptions.until"], kind: .date),
        DataTableColumn(words["subscriptions.seats"], kind: .number, from: .wide),
        DataTableColumn(words["subscriptions.mrr"], kind: .number),
      ], rows: lines, isCompact: true, isStacked: true)
    return panel.html("\(table.html)\(history(movements, context))")
  }

  private static func mayWrite(_ context: AccountPanel.Context) -> Bool {
    context.actor.may(.accountsWrite) && !context.time.isPast
  }

  private static func row(_ subscription: Subscription, _ context: AccountPanel.Context) -> DataTableRow {
    let reader = context.request.reader
    let terms = subscription.terms
    let name = terms.plan ?? terms.product ?? Reader.noValue
    let detail =
      terms.isTrial
      ? context.request.words["subscriptions.trial"] : terms.billingPeriod.map { billing($0, context.request.words) }
    return DataTableRow(
      id: subscription.id.description, title: name,
      path: mayWrite(context) ? "/subscriptions/\(subscription.id)/edit" : nil,
      cells: [
        .name(name, detail: detail), .text(reader.date(terms.startsOn)),
        terms.endsOn.map { .text(reader.date($0)) } ?? .none,
        subscription.periods.last?.seats.map { .text(reader.number($0)) } ?? .none,
        subscription.mrr.map { .text(reader.money($0)) } ?? .none,
      ])
  }

  /// The words that imports know; what else a source wrote stays as it is.
  private static func billing(_ period: String, _ words: Words) -> String {
    let word = ImportChoice.billingPeriod.word(for: period) ?? period
    let key = "subscriptions.billing.\(word)"
    return words.contains(key) ? words[key] : period
  }

  /// A change that has been agreed on for a later day is no movement yet.
  private static func name(of movement: MRRMovement, _ request: Request) -> String {
    let name = request.words["movement.\(movement.kind.rawValue)"]
    return movement.day > request.today ? request.words("movement.planned", ["movement": name]) : name
  }

  private static func history(_ movements: [MRRMovement], _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let currency = context.account.details.currency
    let lines: [HTML] = movements.map { movement in
      let change = words.reader.signed(Money(minorUnits: movement.changeMinor, currency: currency))
      return """
        <li class="spread"><span>\(name(of: movement, context.request)) \
        <span class="muted">\(words.reader.date(movement.day))</span></span><span class="num">\(change)</span></li>
        """
    }
    if lines.isEmpty { return .empty }
    return """
      <div class="panel-body"><h3 class="small muted">\(words["subscriptions.movements"])</h3>\
      <ul class="stack stack-s">\(lines)</ul></div>
      """
  }
}
