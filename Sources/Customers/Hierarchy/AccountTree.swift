import Kernel

/// An account with those above and below it, as far as the actor sees them.
struct AccountTree: Sendable {
  struct Node: Sendable {
    let item: AccountListItem
    /// 0 for the topmost.
    let depth: Int
  }

  /// In the order of reading: each account before those below it, those of one parent by name.
  let nodes: [Node]
  /// The account and everything below it: each subscription counts once.
  let own: AccountTreeSum
  /// Everything below the topmost account.
  let whole: AccountTreeSum

  /// Puts rows of any order into that of reading; `parents` and `keys` are those of each account.
  static func ordered(
    _ items: [AccountListItem], from root: ID<Account>, parents: [ID<Account>: ID<Account>],
    keys: [ID<Account>: String]
  ) -> [Node] {
    let known = Dictionary(items.map { ($0.id, $0) }) { first, _ in first }
    let below = Dictionary(grouping: items.map(\.id).filter { $0 != root }) { parents[$0] }
    var nodes: [Node] = []
    var waiting: [(id: ID<Account>, depth: Int)] = [(root, 0)]
    while let (id, depth) = waiting.popLast() {
      if let item = known[id] { nodes.append(Node(item: item, depth: depth)) }
      let children = (below[id] ?? []).sorted { (keys[$0] ?? "", $0) > (keys[$1] ?? "", $1) }
      waiting += children.map { ($0, depth + 1) }
    }
    return nodes
  }
}

/// How many accounts, and their MRR by currency.
struct AccountTreeSum: Sendable, Equatable {
  let accounts: Int
  /// The largest first; currencies in which nothing is paid are left out unless there is no other.
  let mrr: [Money]

  /// - Throws: `MoneyError` when a sum is larger than an amount can be.
  init(_ amounts: [Money]) throws {
    accounts = amounts.count
    var sums: [Currency: Money] = [:]
    for amount in amounts { sums[amount.currency] = try sums[amount.currency]?.adding(amount) ?? amount }
    mrr = sums.values.filter { $0.minorUnits != 0 || sums.count == 1 }
      .sorted { ($1.minorUnits, $0.currency.code) < ($0.minorUnits, $1.currency.code) }
  }
}
