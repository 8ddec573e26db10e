import Kernel
import Storage

/// The only way to come by a segment for an actor. Segments belong to the workspace; of their accounts each
/// reader sees those that he sees anyway.
public enum SegmentAccess {
  /// The segment, if it is in use; 404 otherwise.
  public static func load(_ id: ID<Segment>, for actor: Actor, _ tx: Transaction) throws -> Segment {
    guard let segment = try SegmentStore.find(id, in: actor.workspace, tx), segment.archivedAt == nil else {
      throw Problem.notFound
    }
    return segment
  }
}
