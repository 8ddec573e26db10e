import Kernel
import Language
import Storage
import Web

/// The company group of an account with what it pays: a panel of the account page.
public enum AccountTreePanel {
  private static let shown = 30

  public static let panel = AccountPanel(.know) { context, tx in
    let tree = try AccountTreeStore.tree(
      of: context.account.id, where: AccountAccess.visible(to: context.actor), in: context.actor.workspace, tx)
    return tree.nodes.count > 1 ? html(tree, context) : nil
  }

  private static func html(_ tree: AccountTree, _ context: AccountPanel.Context) -> HTML {
    let words = context.request.words
    let columns = [
      DataTableColumn(words["accounts.column.name"], kind: .name),
      DataTableColumn(words["accounts.column.health"], kind: .health),
      DataTableColumn(words["subscriptions.mrr"], kind: .number),
    ]
    let table = DataTable(
      caption: words["hierarchy.title"], columns: columns, rows: tree.nodes.prefix(shown).map { row($0, context) },
      isCompact: true)
    let more: HTML? =
      tree.nodes.count > shown
      ? "<p class=\"panel-body muted\">\(words("hierarchy.more", count: tree.nodes.count - shown))</p>" : nil
    return Panel(
      words["hierarchy.title"], count: words.reader.number(tree.whole.accounts), foot: sums(tree, words),
      isFlush: true, id: "hierarchy"
    ).html("\(table.html)\(more)")
  }

  private static func row(_ node: AccountTree.Node, _ context: AccountPanel.Context) -> DataTableRow {
    let (item, words) = (node.item, context.request.words)
    let isCurrent = item.id == context.account.id
    let name: HTML = """
      <span class="tree tree-\(min(node.depth, 6))" title="\(item.name)">\
      \(isCurrent ? "<b aria-current=\"true\">\(item.name)</b>" : "\(item.name)" as HTML)</span>
      """
    return DataTableRow(
      id: item.id.description, title: item.name, path: isCurrent ? nil : "/accounts/\(item.id)",
      cells: [.html(name), .health(HealthBadge(item.summary.health, words)), .text(words.reader.money(item.mrr))])
  }

  private static func sums(_ tree: AccountTree, _ words: Words) -> HTML {
    func amount(_ sum: AccountTreeSum) -> String { sum.mrr.map { words.reader.money($0) }.joined(separator: " + ") }
    let whole = words("hierarchy.whole", ["mrr": amount(tree.whole)])
    guard tree.own != tree.whole, tree.own.accounts > 1 else { return "\(whole)" }
    return "\(words("hierarchy.below", ["mrr": amount(tree.own)])) · \(whole)"
  }
}
