/// A change of many accounts with what a page shows of it.
struct BulkChangeView: Sendable {
  let change: BulkChange
  let counts: [BulkItemState: Int]
  /// Those that the undo left alone, by name.
  let kept: [BulkChangeStore.Item]
  /// The first accounts of the others.
  let some: [BulkChangeStore.Item]

  var isUnderWay: Bool { change.state == .running || change.state == .undoing }

  func count(_ state: BulkItemState) -> Int { counts[state] ?? 0 }
}
