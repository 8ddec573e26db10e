import Foundation

/// What an action may take from outside its arguments: the time and new ids. Tests give fixed ones.
public struct Effects: Sendable {
  private let clock: @Sendable () -> Timestamp
  private let ids: IDSource

  public init(clock: @escaping @Sendable () -> Timestamp, ids: IDSource) {
    self.clock = clock
    self.ids = ids
  }

  /// The machine's clock and random ids.
  public static let live = Effects(clock: { Timestamp(Date()) }, ids: IDSource())

  /// A clock that stands at `moment` and ids from a seed.
  public static func fixed(at moment: Timestamp, seed: UInt64 = 1) -> Effects {
    Effects(clock: { moment }, ids: IDSource(random: SeededRandom(seed: seed)))
  }

  /// The present moment.
  public var now: Timestamp { clock() }

  /// A new id, made now.
  public func newID<Subject>(_: Subject.Type = Subject.self) -> ID<Subject> { ids.make(at: now) }
}
