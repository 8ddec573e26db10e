import Kernel
import Storage

/// What two sources say about churn: a flag in the file of accounts, and the file of losses.
struct ChurnComparison: Sendable {
  /// What the rows of a dry run say; a real run finds it in the database.
  private var flags: [ID<Account>: (name: String, churned: Bool)] = [:]
  private var losses: Set<ID<Account>> = []

  mutating func flag(_ id: ID<Account>, name: String, churned: Bool) { flags[id] = (name, churned) }

  mutating func loss(of id: ID<Account>) { losses.insert(id) }

  /// How many of the flagged accounts the two sources see differently; nil when one of them is silent.
  func oddity(source: String, in workspace: ID<Workspace>, _ tx: Transaction) throws -> ImportOddity? {
    let losses = try ImportKeyStore.accounts(of: .churn, source: source, in: workspace, tx).union(losses)
    guard !losses.isEmpty else { return nil }
    var oddity = ImportOddity(kind: .churnSourcesDisagree)
    var total = 0
    func compare(_ id: ID<Account>, _ name: String, _ churned: Bool) {
      total += 1
      guard churned != losses.contains(id) else { return }
      oddity.count += 1
      guard oddity.examples.count < ImportOddity.exampleLimit else { return }
      let details = ["churned": churned ? "true" : "false", "losses": churned ? "false" : "true"]
      oddity.examples.append(OddityExample(line: nil, key: name, details: details))
    }
    try ImportFactStore.forEachChurnFlag(in: workspace, tx) { id, name, churned in
      if flags[id] == nil { compare(id, name, churned) }
    }
    for (id, flag) in flags.sorted(by: { $0.key < $1.key }) { compare(id, flag.name, flag.churned) }
    oddity.total = total
    return oddity.count == 0 ? nil : oddity
  }
}
