import Kernel
import Storage

/// Finds segments that would ask about themselves by way of others.
struct SegmentCircle {
  private let names: [ID<Segment>: [ID<Segment>]]

  init(_ vocabulary: AccountVocabulary, of workspace: Workspace, _ tx: Transaction) throws {
    let pairs = try SegmentStore.all(in: workspace.id, tx).map { segment in
      let question = try? SegmentQuestion(segment.question, vocabulary, of: workspace)
      return (segment.id, question?.segments.map(\.id) ?? [])
    }
    names = Dictionary(pairs) { first, _ in first }
  }

  /// The word of `question` that leads back to `id`; nil when none does.
  func word(of question: SegmentQuestion, leadingTo id: ID<Segment>) -> FilterWord? {
    question.segments.first { reaches($0.id, id) }?.word
  }

  private func reaches(_ start: ID<Segment>, _ goal: ID<Segment>) -> Bool {
    var (open, seen) = ([start], Set<ID<Segment>>())
    while let next = open.popLast() {
      if next == goal { return true }
      if seen.insert(next).inserted { open += names[next] ?? [] }
    }
    return false
  }
}
