import Kernel
import Language
import Web

/// The markup of what waits for each person.
struct WorkTeamViews {
  let team: WorkTeam
  let choice: WorklistChoice
  let today: LocalDate
  let words: Words

  private var reader: Reader { words.reader }

  func page(_ tabs: Tabs) -> HTML {
    let back = Button(words["today.title"]).link(choice.path("/"))
    return """
      \(PageHead(words["today.team"], summary: words["today.team.text"], actions: back).html)\
      <div class="stack">\(tabs.segments)\(people)\(dismissals)</div>
      """
  }

  private var people: HTML {
    let panel = Panel(words["today.team.people"], isFlush: true, id: "people")
    if team.rows.isEmpty { return panel.html("<p class=\"empty-inline\">\(words["today.team.nobody"])</p>") }
    let columns = [
      DataTableColumn(words["common.name"], kind: .name), DataTableColumn(words["today.team.open"], kind: .number),
      DataTableColumn(words["today.team.urgent"], kind: .number),
      DataTableColumn(words["today.team.money"], kind: .number, from: .tablet),
      DataTableColumn(words["today.team.oldest"], kind: .date, from: .tablet),
      DataTableColumn(words["today.team.done"], kind: .number),
    ]
    return panel.html(
      DataTable(caption: words["today.team.people"], columns: columns, rows: team.rows.map(row)).html)
  }

  private func row(_ row: WorkTeam.Row) -> DataTableRow {
    let name = row.person.map { team.names[$0] ?? Reader.noValue } ?? words["today.team.noOwner"]
    let path = row.person.map { WorklistChoice(choice.scope, person: $0).path("/") }
    let urgent: DataTableCell =
      row.urgent > 0 ? .html(Badge(reader.number(row.urgent), tone: .red).html) : .text(reader.number(0))
    let money = row.money.map { reader.money($0) }.joined(separator: " + ")
    return DataTableRow(
      id: row.person?.description ?? "none", title: name, path: path,
      cells: [
        .text(name), .text(reader.number(row.open)), urgent, money.isEmpty ? .none : .text(money),
        row.oldest.map { .text(reader.relative($0, to: today)) } ?? .none, .text(reader.number(row.done)),
      ])
  }

  /// Which reasons people keep calling no problem: the rules to look at.
  private var dismissals: HTML {
    let panel = Panel(words["today.team.dismissals"], isFlush: true, id: "dismissals")
    if team.dismissals.isEmpty {
      return panel.html("<p class=\"empty-inline\">\(words["today.team.dismissals.none"])</p>")
    }
    let columns = [
      DataTableColumn(words["today.team.reason"], kind: .name),
      DataTableColumn(words["today.team.dismissed"], kind: .number),
      DataTableColumn(words["today.team.decisions"], kind: .number, from: .tablet),
      DataTableColumn(words["today.team.share"], kind: .number),
    ]
    let rows = team.dismissals.map { dismissal in
      let reason = words["today.kind.\(dismissal.kind.rawValue)"]
      return DataTableRow(
        id: dismissal.kind.rawValue, title: reason, path: nil,
        cells: [
          .text(reason), .text(reader.number(dismissal.dismissed)), .text(reader.number(dismissal.decisions)),
          .text(reader.percent(dismissal.share)),
        ])
    }
    return panel.html(
      DataTable(caption: words["today.team.dismissals"], columns: columns, rows: rows).html)
  }
}
