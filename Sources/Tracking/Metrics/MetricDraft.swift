import Customers
import Kernel

/// A metric as somebody defines it, and what feeds it.
struct MetricDraft: Sendable {
  var key: String
  var name: LocalizedText
  var unit: String
  var kind: MetricKind
  var direction: MetricDirection
  /// `*` for every event. Without any, its numbers come by imports and the API.
  var events: [String]
  /// Whose number counts, for sums and levels.
  var property: String?
  /// Keys of the metrics that a ratio divides.
  var numerator: String?
  var denominator: String?

  init(
    key: String, name: LocalizedText, unit: String, kind: MetricKind, direction: MetricDirection, events: [String],
    property: String?, numerator: String? = nil, denominator: String? = nil
  ) {
    self.key = key
    self.name = name
    self.unit = unit
    self.kind = kind
    self.direction = direction
    (self.events, self.property) = kind == .ratio ? ([], nil) : (events, property)
    (self.numerator, self.denominator) = kind == .ratio ? (numerator, denominator) : (nil, nil)
  }

  /// 422 for whatever is wrong, all at once.
  func check(isNew: Bool) throws(Problem) {
    var validation = Validation()
    if isNew {
      validation.require(key.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil, "/key", "notAMetricKey")
    }
    validation.require(events.count <= 50 && events.allSatisfy { $0.utf8.count <= 200 }, "/events", "tooLong")
    let isOfProperty = kind == .sum || kind == .lastValue
    validation.require(!isOfProperty || events.isEmpty || property != nil, "/property", "required")
    if kind == .ratio {
      validation.require(numerator != nil, "/numerator", "required")
      validation.require(denominator != nil, "/denominator", "required")
    }
    try validation.check()
  }

  func feeds(_ metric: Int) -> [MetricFeed] {
    let needsProperty = kind == .sum || kind == .lastValue
    return Set(events).sorted().map {
      MetricFeed(metric: metric, kind: kind, eventName: $0, property: needsProperty ? property : nil)
    }
  }
}
