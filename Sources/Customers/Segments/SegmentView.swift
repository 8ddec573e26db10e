import Foundation
import Kernel
import Storage

/// A segment with what a reader may know of it.
struct SegmentView: Sendable {
  let segment: Segment
  /// The question with names in place of ids.
  let filter: String
  /// Whether the question can be read: where something that it names is gone, who is in the segment stays as it is.
  let isReadable: Bool
  /// How many accounts that the reader sees are in it.
  let members: Int
  /// Whether the reader sees only some of the workspace's accounts.
  let isPartial: Bool
}

/// Reads segments for an actor.
struct SegmentReader {
  let actor: Actor
  let workspace: Workspace
  let vocabulary: AccountVocabulary

  /// - Parameter request: whose caller asks.
  init(_ actor: Actor, of workspace: Workspace, _ vocabulary: AccountVocabulary) {
    self.actor = actor
    self.workspace = workspace
    self.vocabulary = vocabulary
  }

  private var visible: SQL { AccountAccess.visible(to: actor) }
  private var isPartial: Bool { actor.visibility != .all }

  /// Those in use, by name.
  func all(_ tx: Transaction) throws -> [SegmentView] {
    let counts = try SegmentMemberStore.counts(where: visible, in: actor.workspace, tx)
    return try SegmentStore.all(in: actor.workspace, tx).map { view($0, counts[$0.id] ?? 0) }
  }

  /// One in use; 404 otherwise.
  func find(_ id: ID<Segment>, _ tx: Transaction) throws -> SegmentView {
    let segment = try SegmentAccess.load(id, for: actor, tx)
    let members = try SegmentMemberStore.count(of: id, where: visible, in: actor.workspace, tx)
    return view(segment, members)
  }

  /// The counts of these days, of the accounts that the actor sees; the last one is of this moment.
  func counts(of segment: Segment, from: LocalDate, to: LocalDate, _ tx: Transaction) throws -> [SegmentCount] {
    guard isPartial else {
      return try SegmentCountStore.counts(of: segment.id, from: from, to: to, in: actor.workspace, tx)
    }
    return try SegmentCountStore.counts(
      of: segment, from: from, to: to, where: visible, zone: workspace.timeZone, in: actor.workspace, tx)
  }

  /// Who came and went after the segment was made, newest first.
  func changes(of segment: Segment, limit: Int, _ tx: Transaction) throws -> [SegmentChange] {
    try SegmentMemberStore.changes(
      of: segment.id, after: segment.createdAt, where: visible, limit: limit, in: actor.workspace, tx)
  }

  /// The question with names in place of ids; as it is stored when it can no longer be read.
  func shown(_ question: String) -> String {
    (try? SegmentQuestion(question, vocabulary, of: workspace))?.shown ?? question
  }

  private func view(_ segment: Segment, _ members: Int) -> SegmentView {
    let question = try? SegmentQuestion(segment.question, vocabulary, of: workspace)
    let condition = try? question?.condition(on: segment.updatedAt.day(in: workspace.timeZone))
    return SegmentView(
      segment: segment, filter: question?.shown ?? segment.question, isReadable: condition != nil, members: members,
      isPartial: isPartial)
  }
}
