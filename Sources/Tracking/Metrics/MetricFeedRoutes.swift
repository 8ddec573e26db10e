import Customers
import HTTPTypes
import Kernel
import Web

/// The JSON API that defines metrics. What is measured at all is listed by `Customers`.
public struct MetricFeedRoutes: Sendable {
  private let actions: MetricActions

  public init(actions: MetricActions) { self.actions = actions }

  public func add(to routes: inout Routes) {
    routes.api(.post, "/api/v1/metrics", .settingsManage) { request, actor in
      var fields = try await request.fields()
      let key = fields.text("key", limit: 64)
      let draft = Self.draft(key, &fields, events: fields.texts("events", most: 50) ?? [])
      try fields.check()
      try await actions.create(draft, by: actor)
      return try .json(MetricFeedJSON(draft), status: .created)
    }
    routes.api(.post, "/api/v1/metrics/{key}/definition", .settingsManage) { request, actor in
      var fields = try await request.fields()
      let draft = Self.draft(
        try request.parameter("key"), &fields, events: fields.texts("events", most: 50) ?? [])
      try fields.check()
      try await actions.change(draft, by: actor)
      return try .json(MetricFeedJSON(draft))
    }
  }

  static func draft(_ key: String, _ fields: inout Fields, events: [String]) -> MetricDraft {
    let name = fields.text("name", limit: 100)
    return MetricDraft(
      key: key,
      name: LocalizedText(
        en: name, hi: fields.optionalText("nameHi", limit: 100) ?? name,
        ko: fields.optionalText("nameKo", limit: 100) ?? name),
      unit: fields.optionalText("unit", limit: 20) ?? "", kind: fields.choice("kind") ?? .count,
      direction: fields.choice("direction") ?? .up, events: events, property: fields.optionalText("property"),
      numerator: fields.optionalText("numerator"),
      denominator: fields.optionalText("denominator"))
  }
}
