import Kernel

/// How a workspace has a stage.
public struct StageDefinition: Sendable, Equatable {
  public let stage: LifecycleStage
  /// 1 as long as nothing was changed about it, one more with each change.
  public var version: Int
  /// The workspace's own words for it; nil for the usual ones of a kind.
  public var name: LocalizedText?
  /// Not offered where a stage is chosen. Accounts that are in it stay there.
  public var isHidden: Bool

  public init(_ stage: LifecycleStage, version: Int = 1, name: LocalizedText? = nil, isHidden: Bool = false) {
    self.stage = stage
    self.version = version
    self.name = name
    self.isHidden = isHidden
  }
}
