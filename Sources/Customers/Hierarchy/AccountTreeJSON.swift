import Kernel

/// A company group on the wire.
struct AccountTreeJSON: Encodable, Sendable {
  struct Node: Encodable, Sendable {
    let depth: Int
    let account: AccountItemJSON
  }

  struct Sum: Encodable, Sendable {
    let accounts: Int
    let mrr: [MoneyJSON]

    init(_ sum: AccountTreeSum) {
      accounts = sum.accounts
      mrr = sum.mrr.map(MoneyJSON.init)
    }
  }

  /// Each before those below it.
  let nodes: [Node]
  /// The account that was asked for and all below it.
  let below: Sum
  /// The whole group.
  let whole: Sum

  init(_ tree: AccountTree) {
    nodes = tree.nodes.map { Node(depth: $0.depth, account: AccountItemJSON($0.item)) }
    below = Sum(tree.own)
    whole = Sum(tree.whole)
  }
}
