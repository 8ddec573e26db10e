import Kernel
import Storage

/// The message ids of a workspace that have been counted, however many: those of late in memory, the others in sorted
/// lists on disk, of which memory has a filter and the first hash of every block.
///
/// A log-structured merge tree (O'Neil, Cheng, Gawlick and O'Neil 1996) with a list a window at the bottom: writing
/// goes to the end of the table, and a new id is looked up on disk only when a filter errs.
struct SeenIndex: Sendable {
  /// What a window changes, to be taken over when its transaction is committed.
  struct Change: Sendable {
    fileprivate var nextRun: Int64
    fileprivate var added: [UInt128]
    fileprivate var isRecentMerged = false
    fileprivate var runs: [SeenRun] = []
    fileprivate var recentRuns: [Int64]
  }

  /// So many recent ids become a sorted list.
  private static let mostRecent = 1 << 18
  /// So many lists of a level become one of the next.
  private static let fan = 4
  /// Lists of this level, four million ids, are left as they are: merging them would hold the writer too long.
  private static let highest = 3

  private(set) var nextRun: Int64 = 0
  private var recent: Set<UInt128> = []
  private var recentRuns: [Int64] = []
  private var runs: [SeenRun] = []

  init() {}

  /// Reads what there is.
  init(nextRun: Int64, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    self.nextRun = nextRun
    for (id, level, count) in try SeenStore.runs(in: workspace, tx) {
      var run = SeenRun(id: id, level: level, count: count)
      try SeenStore.forEachBlock(of: id, in: workspace, tx) { hashes in
        if level == 0 { recent.formUnion(hashes) } else { run.add(block: hashes) }
      }
      if level == 0 { recentRuns.append(id) } else { runs.append(run) }
    }
  }

  /// Whether the id certainly came before.
  func isRecent(_ hash: UInt128) -> Bool { recent.contains(hash) }

  /// Where on disk the id would stand if it came before.
  func places(of hash: UInt128) -> [SeenPlace] {
    runs.compactMap { run in run.block(of: hash).map { SeenPlace(run: run.id, block: $0) } }
  }

  /// Writes the ids of a window, none of which came before.
  func write(_ new: [UInt128], in workspace: ID<Workspace>, _ tx: Transaction) throws -> Change {
    var change = Change(nextRun: nextRun, added: new, recentRuns: recentRuns)
    guard !new.isEmpty else { return change }
    if recent.count + new.count < Self.mostRecent {
      try SeenStore.insert(new, run: change.nextRun, level: 0, in: workspace, tx)
      change.recentRuns.append(change.nextRun)
      change.nextRun += 1
      return change
    }
    try SeenStore.delete(recentRuns, in: workspace, tx)
    change.recentRuns = []
    change.isRecentMerged = true
    change.runs = runs
    try change.add((Array(recent) + new).sorted(), level: 1, in: workspace, tx)
    for level in 1..<Self.highest { try change.merge(level, fan: Self.fan, in: workspace, tx) }
    return change
  }

  /// Takes over what was committed.
  mutating func apply(_ change: Change) {
    nextRun = change.nextRun
    recentRuns = change.recentRuns
    if change.isRecentMerged {
      recent = []
      runs = change.runs
    } else {
      recent.formUnion(change.added)
    }
  }
}

/// A block of a list on disk.
struct SeenPlace: Hashable, Sendable {
  let run: Int64
  let block: Int
}

extension SeenIndex.Change {
  /// The number behind the last list.
  var next: Int64 { nextRun }

  fileprivate mutating func add(
    _ sorted: [UInt128], level: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try SeenStore.insert(sorted, run: nextRun, level: level, in: workspace, tx)
    runs.append(SeenRun(id: nextRun, level: level, sorted: sorted))
    nextRun += 1
  }

  /// Makes one list of those of a level, when there are enough of them.
  fileprivate mutating func merge(
    _ level: Int, fan: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let old = runs.filter { $0.level == level }
    guard old.count >= fan else { return }
    var hashes: [UInt128] = []
    hashes.reserveCapacity(old.reduce(0) { $0 + $1.count })
    for run in old { try SeenStore.forEachBlock(of: run.id, in: workspace, tx) { hashes += $0 } }
    hashes.sort()
    try SeenStore.delete(old.map(\.id), in: workspace, tx)
    runs.removeAll { $0.level == level }
    try add(hashes, level: level + 1, in: workspace, tx)
  }
}
