import Customers
import Kernel

/// A metric and what feeds it, on the wire.
struct MetricFeedJSON: Encodable, Sendable {
  let key: String
  let name: String
  let nameHi: String
  let nameKo: String
  let unit: String
  let kind: MetricKind
  let direction: MetricDirection
  let events: [String]
  let property: String?
  let numerator: String?
  let denominator: String?

  init(_ draft: MetricDraft) {
    key = draft.key
    name = draft.name[.english]
    nameHi = draft.name[.hindi]
    nameKo = draft.name[.korean]
    unit = draft.unit
    kind = draft.kind
    direction = draft.direction
    events = draft.events
    property = draft.property
    numerator = draft.numerator
    denominator = draft.denominator
  }
}
