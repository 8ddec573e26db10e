import Customers
import Kernel

/// A metric as somebody defines it, and the events that feed it.
struct MetricDraft: Sendable {
  /// What can be counted from events.
  static let kinds: [MetricKind] = [.count, .distinctUsers, .sum, .lastValue]

  var key: String
  var name: LocalizedText
  var unit: String
  var kind: MetricKind
  var direction: MetricDirection
  /// `*` for every event.
  var events: [String]
  /// Whose number counts, for sums and levels.
  var property: String?

  /// 422 for whatever is wrong, all at once.
  func check(isNew: Bool) throws(Problem) {
    var validation = Validation()
    if isNew {
      validation.require(key.wholeMatch(of: /[a-z][a-z0-9_]{0,63}/) != nil, "/key", "notAMetricKey")
    }
    validation.require(Self.kinds.contains(kind), "/kind", "notAChoice")
    validation.require(!events.isEmpty, "/events", "required")
    validation.require(events.count <= 50 && events.allSatisfy { $0.utf8.count <= 200 }, "/events", "tooLong")
    if kind == .sum || kind == .lastValue { validation.require(property != nil, "/property", "required") }
    try validation.check()
  }

  func feeds(_ metric: Int) -> [MetricFeed] {
    let needsProperty = kind == .sum || kind == .lastValue
    return Set(events).sorted().map {
      MetricFeed(metric: metric, kind: kind, eventName: $0, property: needsProperty ? property : nil)
    }
  }
}
