import Identity
import Kernel
import Language
import Storage

/// What filters about the accounts of one workspace can name beyond the fields that every workspace has: its
/// metrics, attributes, stages, segments and people.
public struct AccountVocabulary: Sendable {
  let metrics: [Metric]
  let attributes: AttributeDefinitions
  let stages: LifecycleStages
  /// By name, as they are listed.
  let segments: [SegmentName]
  let people: [ID<Person>: String]

  /// The name under which filters know a segment.
  struct SegmentName: Sendable, Equatable {
    let id: ID<Segment>
    let name: String
  }

  init(
    metrics: [Metric], attributes: AttributeDefinitions = .none, stages: LifecycleStages = .usual,
    segments: [SegmentName],
    people: [ID<Person>: String]
  ) {
    self.metrics = metrics
    self.attributes = attributes
    self.stages = stages
    self.segments = segments
    self.people = people
  }

  /// Reads it.
  public init(in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let members = try PersonStore.all(tx, workspace)
    self.init(
      metrics: try MetricStore.all(in: workspace, tx), attributes: try AttributeStore.all(in: workspace, tx),
      stages: try StageDefinitionStore.all(in: workspace, tx), segments: try SegmentStore.names(in: workspace, tx),
      people: Dictionary(members.map { ($0.person.id, $0.person.name) }) { first, _ in first })
  }

  /// The fields of this room: those that every workspace has, and its own. Metrics are known for the present only,
  /// attributes are what they are now.
  public func fields(at time: FilterTime = .present) -> FilterFields<Account> {
    let fields = AccountFields.fields(isPast: time.isPast, stages: stages)
      .adding([SegmentFields.field(segments, at: time)])
    let own = AttributeFields.fields(attributes)
    guard !time.isPast else { return fields.adding(own) }
    return fields.adding([MetricFields.seatsUsed(metrics)].compactMap(\.self) + MetricFields.fields(metrics) + own)
  }

  /// The people whom a typed name means: those of exactly this name, else those whose name contains it.
  public func people(named text: String) -> [ID<Person>] {
    let folded = TextNormalizer.folded(text, ignoringSpaces: true)
    guard !folded.isEmpty else { return [] }
    let names = people.map { (id: $0.key, name: TextNormalizer.folded($0.value, ignoringSpaces: true)) }
    let exact = names.filter { $0.name == folded }
    return (exact.isEmpty ? names.filter { $0.name.contains(folded) } : exact).map(\.id).sorted()
  }
}
