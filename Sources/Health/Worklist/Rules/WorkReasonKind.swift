/// What reasons are about, in the order in which equally severe ones are told.
///
/// The places are stored (`WorkReasonKinds`): new kinds go to the end.
public enum WorkReasonKind: String, Codable, Sendable, CaseIterable {
  case scoreFell
  case bandFell
  case renewalNear
  case onboardingStuck
  case championSilent
  case noContact
  case tasksOverdue
  case seatsFull
  case championLeft
  case impressionBad

  /// Whether the facts do not tell since when it is so: then it counts from the day it was noticed.
  var isNoticedDaily: Bool { self == .scoreFell || self == .seatsFull }
}

/// A set of kinds as one number, for the database.
public struct WorkReasonKinds: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public init(_ kind: WorkReasonKind) {
    self.init(rawValue: 1 << (WorkReasonKind.allCases.firstIndex(of: kind) ?? 0))
  }

  /// The kinds in it.
  public var kinds: [WorkReasonKind] { WorkReasonKind.allCases.filter { contains(WorkReasonKinds($0)) } }

  public init(_ reasons: [WorkReason]) {
    self = reasons.reduce(into: []) { $0.formUnion(WorkReasonKinds($1.kind)) }
  }
}
