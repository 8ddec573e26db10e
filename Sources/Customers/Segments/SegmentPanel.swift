import Kernel
import Storage
import Web

/// A part of a segment's page that another room contributes.
public struct SegmentPanel: Sendable {
  /// What a panel may use to make itself.
  public struct Context: Sendable {
    public let segment: Segment
    public let request: Request
    public let actor: Actor
  }

  /// Reads what it needs and gives its markup; nil when the actor may not see it.
  public let render: @Sendable (Context, Transaction) throws -> HTML?

  public init(render: @escaping @Sendable (Context, Transaction) throws -> HTML?) { self.render = render }
}
