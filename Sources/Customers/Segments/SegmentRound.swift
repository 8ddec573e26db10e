import Identity
import Kernel
import Storage

/// One bringing up to date of memberships, in one transaction: every segment after those that it names.
struct SegmentRound {
  let workspace: Workspace
  let now: Timestamp
  private let ordered: [(segment: Segment, condition: SQL)]
  private let names: [ID<Segment>: Set<ID<Segment>>]

  /// Nil for a workspace that is gone.
  ///
  /// - Parameter isLocking: has other rounds wait for this one, so that the later facts win.
  init?(
    at now: Timestamp, in workspace: ID<Workspace>, isLocking: Bool = false, _ tx: Transaction
  ) throws {
    guard let home = try WorkspaceStore.find(tx, workspace) else { return nil }
    self.workspace = home
    self.now = now
    let segments = try SegmentStore.all(in: workspace, tx, isLocking: isLocking)
    let vocabulary = try AccountVocabulary(in: workspace, tx)
    let today = now.day(in: home.timeZone)
    // A question that can no longer be read keeps its answers until somebody mends it.
    let read = segments.compactMap { segment -> (Segment, SegmentQuestion, SQL)? in
      guard let question = try? SegmentQuestion(segment.question, vocabulary, of: home),
        let condition = try? question.condition(on: today)
      else { return nil }
      return (segment, question, condition)
    }
    let names = Dictionary(read.map { ($0.0.id, Set($0.1.segments.map(\.id))) }) { first, _ in first }
    self.names = names
    let depths = Self.depths(read.map(\.0.id), names)
    ordered = read.map { (segment: $0.0, condition: $0.2) }.sorted {
      depths[$0.segment.id, default: 0] < depths[$1.segment.id, default: 0]
    }
  }

  var today: LocalDate { now.day(in: workspace.timeZone) }

  /// Whether `run` would change anything about these accounts.
  func isStale(_ accounts: [ID<Account>], _ tx: Transaction) throws -> Bool {
    if try MetricValueStore.isStale(accounts, on: today, in: workspace.id, tx) { return true }
    return try ordered.contains { segment, condition in
      try !SegmentMemberStore.entering(segment.id, condition, among: accounts, in: workspace.id, tx).isEmpty
        || !SegmentMemberStore.leaving(segment.id, condition, among: accounts, in: workspace.id, tx).isEmpty
    }
  }

  /// Brings these accounts, or all, up to date in every segment.
  func run(_ accounts: [ID<Account>]?, _ tx: Transaction) throws {
    try MetricValueStore.refresh(accounts, on: today, in: workspace.id, tx)
    for (segment, condition) in ordered { try run(segment, condition, accounts, tx) }
  }

  /// Brings one segment, and those that name it, up to date for all accounts: after its question has changed.
  func run(_ id: ID<Segment>, _ tx: Transaction) throws {
    var concerned: Set<ID<Segment>> = [id]
    for (segment, condition) in ordered {
      if !concerned.isDisjoint(with: names[segment.id] ?? []) { concerned.insert(segment.id) }
      if concerned.contains(segment.id) { try run(segment, condition, nil, tx) }
    }
  }

  private func run(
    _ segment: Segment, _ condition: SQL, _ accounts: [ID<Account>]?, _ tx: Transaction
  ) throws {
    let entering = try SegmentMemberStore.entering(segment.id, condition, among: accounts, in: workspace.id, tx)
    let leaving = try SegmentMemberStore.leaving(segment.id, condition, among: accounts, in: workspace.id, tx)
    try SegmentMemberStore.enter(segment.id, entering, at: now, in: workspace.id, tx)
    if !leaving.isEmpty { try SegmentMemberStore.leave(segment.id, leaving, at: now, in: workspace.id, tx) }
    guard accounts == nil || !entering.isEmpty || !leaving.isEmpty else { return }
    try SegmentCountStore.note(segment.id, on: today, in: workspace.id, tx)
  }

  /// How deep each segment's names go: one that names no other has 0.
  private static func depths(
    _ ids: [ID<Segment>], _ names: [ID<Segment>: Set<ID<Segment>>]
  ) -> [ID<Segment>: Int] {
    var depths: [ID<Segment>: Int] = [:]
    func depth(_ id: ID<Segment>) -> Int {
      if let known = depths[id] { return known }
      depths[id] = 0
      let own = (names[id] ?? []).map { depth($0) + 1 }.max() ?? 0
      depths[id] = own
      return own
    }
    for id in ids { _ = depth(id) }
    return depths
  }
}
