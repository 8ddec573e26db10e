import Kernel

/// Whether an item is open, or a person has put it away and for what.
///
/// It comes back when something got worse: a severity above that of the decision, or a kind of reason that was not
/// there. A kind that went away and comes back is new. A snoozed item also comes back on its day.
public struct WorkState: Hashable, Sendable {
  /// The first day on which it shows.
  public var hiddenUntil: LocalDate
  /// What the decision was about; empty while the item is open.
  public var decidedKinds: WorkReasonKinds
  public var decidedSeverity: WorkSeverity

  public init(hiddenUntil: LocalDate, decidedKinds: WorkReasonKinds, decidedSeverity: WorkSeverity) {
    self.hiddenUntil = hiddenUntil
    self.decidedKinds = decidedKinds
    self.decidedSeverity = decidedSeverity
  }

  /// 0001-01-01: shows on every day.
  public static let always = LocalDate(daysSinceEpoch: -719_162)
  /// 9999-12-31: shows on no day.
  public static let never = LocalDate(daysSinceEpoch: 2_932_896)

  public static let open = WorkState(hiddenUntil: always, decidedKinds: [], decidedSeverity: .watch)

  /// Put away by a decision about these reasons; without a day, until something gets worse.
  public init(_ reasons: [WorkReason], until day: LocalDate?) {
    self.init(
      hiddenUntil: day ?? Self.never, decidedKinds: WorkReasonKinds(reasons),
      decidedSeverity: reasons.map(\.severity).max() ?? .watch)
  }

  public func isShown(on day: LocalDate) -> Bool { hiddenUntil <= day }

  /// The state after the reasons of `day` are known.
  public func after(_ reasons: [WorkReason], on day: LocalDate) -> WorkState {
    guard !decidedKinds.isEmpty else { return self }
    let kinds = WorkReasonKinds(reasons)
    let worst = reasons.map(\.severity).max() ?? .watch
    if isShown(on: day) || worst > decidedSeverity || !kinds.isSubset(of: decidedKinds) { return .open }
    var state = self
    state.decidedKinds.formIntersection(kinds)
    return state
  }
}
