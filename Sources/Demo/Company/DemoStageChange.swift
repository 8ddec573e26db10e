import Customers
import Kernel

/// A step of a made-up customer through its life.
public struct DemoStageChange: Sendable, Equatable {
  public let at: Timestamp
  /// Nil at the very beginning.
  public let from: LifecycleStage?
  public let to: LifecycleStage
}
