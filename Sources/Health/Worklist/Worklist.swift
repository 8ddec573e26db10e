import Customers
import Kernel
import Storage

/// What to do now, kept ready: made anew whenever scores, contacts or tasks change.
public enum Worklist {
  /// What a refresh came to.
  public struct Changes: Sendable, Equatable {
    /// Accounts that give a reason now.
    public var items = 0
    /// Items written, because something about them is new.
    public var written = 0
    /// Items whose reasons are gone.
    public var removed = 0
  }

  /// Makes the items of these accounts anew, after what the database says in this transaction.
  ///
  /// What people decided stays, until it got worse (`WorkState`). An item that would be the same is not written.
  /// - Parameters:
  ///   - day: the workspace's present day.
  ///   - library: reads the scorecards of earlier scores.
  @discardableResult
  public static func refresh(
    _ stretch: WorkStretch, on day: LocalDate, at now: Timestamp, library: ScorecardLibrary,
    limits: WorklistLimits = .standard, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Changes {
    let known = try WorklistStore.known(stretch, in: workspace, tx)
    let facts = try WorkFactsReader(stretch, on: day, library: library, limits: limits, in: workspace).read(tx)
    let means = try means(for: facts, in: workspace, tx)
    var made = Maker(rules: WorkRules(limits: limits), day: day, means: means, known: known)
    for account in facts { made.add(account) }
    try WorklistStore.upsert(made.changed, at: now, in: workspace, tx)
    try WorklistStore.delete(made.gone, in: workspace, tx)
    return Changes(items: made.count, written: made.changed.count, removed: made.gone.count)
  }

  /// Measures anew what the money of accounts is compared with; once before all ranges of a workspace are refreshed.
  public static func measureMoney(in workspace: ID<Workspace>, _ tx: Transaction) throws {
    _ = try WorkMoneyStore.refresh(in: workspace, tx)
  }

  private static func means(
    for facts: [WorkFacts], in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Currency: Double] {
    let known = try WorkMoneyStore.means(in: workspace, tx)
    let isComplete = facts.allSatisfy { $0.arr.minorUnits <= 0 || known[$0.arr.currency] != nil }
    return isComplete ? known : try WorkMoneyStore.refresh(in: workspace, tx)
  }

  /// Compares what is with what was.
  private struct Maker {
    let rules: WorkRules
    let day: LocalDate
    let means: [Currency: Double]
    let known: [ID<Account>: WorklistStore.Known]
    private(set) var count = 0
    private(set) var changed: [(row: WorklistRow, text: String)] = []
    private var seen: Set<ID<Account>> = []

    init(
      rules: WorkRules, day: LocalDate, means: [Currency: Double], known: [ID<Account>: WorklistStore.Known]
    ) {
      self.rules = rules
      self.day = day
      self.means = means
      self.known = known
    }

    var gone: [ID<Account>] { known.keys.filter { !seen.contains($0) }.sorted() }

    mutating func add(_ facts: WorkFacts) {
      let before = known[facts.account]
      let reasons = continued(rules.reasons(for: facts, on: day), before)
      guard !reasons.isEmpty else { return }
      count += 1
      seen.insert(facts.account)
      let order = WorkOrder(reasons, of: facts, mean: means[facts.arr.currency] ?? 0, on: day)
      let state = (before?.state ?? .open).after(reasons, on: day)
      let text = WorkReasonJSON.text(reasons)
      if let before, before.reasons == text, before.priority == order.priority, before.state == state,
        before.money == facts.arr.minorUnits
      {
        return
      }
      let row = WorklistRow(
        account: facts.account, order: order, money: facts.arr, reasons: reasons, state: state,
        version: (before?.version ?? 0) + 1)
      changed.append((row, text))
    }

    private func continued(_ reasons: [WorkReason], _ before: WorklistStore.Known?) -> [WorkReason] {
      guard let before, reasons.contains(where: \.kind.isNoticedDaily) else { return reasons }
      let earlier = WorkReasonJSON.reasons(before.reasons)
      return reasons.map { reason in reason.continuing(earlier.first { $0.kind == reason.kind }) }
    }
  }
}
