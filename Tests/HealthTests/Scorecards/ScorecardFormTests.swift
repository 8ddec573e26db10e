import Customers
import Foundation
import Kernel
import Testing
import Web

@testable import Health

@Suite struct `The form of a scorecard` {
  private static let names = ScorecardFormNames.self

  private static let definition = Scorecard(
    groups: [
      Scorecard.Group(key: "use", name: LocalizedText(en: "Use", hi: "उपयोग", ko: "사용")),
      Scorecard.Group(key: "people", name: LocalizedText("People")),
    ],
    measures: [
      Measure(
        key: "a", name: LocalizedText("A"), group: "use", source: .metric("logins"), window: .lastDays(14),
        aggregate: .daysActive, curve: [0: 0, 2.5: 50, 10: 100], weight: Decimal(string: "2.5") ?? 0,
        missing: .carry(staleAfter: 9)),
      Measure(
        key: "b", name: LocalizedText("B"), group: "people", source: .ratio(of: "errors", to: "logins"),
        window: .sinceStageBegan, aggregate: .sum, curve: [-1: 100, 1: 0], weight: 1, missing: .worst),
      Measure(
        key: "c", name: LocalizedText("C"), group: "people", source: .daysToRenewal, window: .lastDays(1),
        aggregate: .last, curve: [0: 0], weight: 0, missing: .exclude),
    ],
    bands: BandLimits(amber: Points(40), green: Points(70)), minimumCoverage: 55,
    exceptions: [
      ScoreException(key: "x", condition: "arr<5", effect: .cap(Points(40)), reason: LocalizedText("Small")),
      ScoreException(key: "y", condition: "arr>5", effect: .floor(Points(60)), reason: LocalizedText("Big")),
      ScoreException(
        key: "z", condition: "owner:none", effect: .band(.red), reason: LocalizedText(en: "No", hi: "नहीं", ko: "없음")),
    ])

  private static let card = StoredScorecard(
    id: ID(high: 1, low: 2), name: "Card", isAdapted: false, version: 3, definition: definition, filter: "tier:gold",
    position: 2, createdAt: Timestamp(milliseconds: 0))

  private static func reading(_ values: [String: String]) -> ScorecardFormReading {
    ScorecardFormReading(
      Query(pairs: values.map { ($0.key, $0.value) }), of: card, language: .korean
    ) { source in LocalizedText(source.metrics.first ?? "field") }
  }

  private static func edited(
    _ values: [String: String], _ verb: ScorecardFormEdit.Verb, _ key: String = ""
  ) throws -> [String: String] {
    let edit = try #require(ScorecardFormEdit(ScorecardFormEdit.action(verb, key)))
    return edit.applied(to: Query(pairs: values.map { ($0.key, $0.value) }), new: "new").values
  }

  @Test func `says the whole scorecard, and is read back without a loss`() {
    let reading = Self.reading(ScorecardForm.values(Self.card))
    #expect(reading.problems == [])
    #expect(reading.command.definition == Self.definition)
    #expect(reading.command.name == "Card" && reading.command.filter == "tier:gold" && reading.command.position == 2)
  }

  @Test func `takes in a measure under the heading where it was asked for, called as its source is`() throws {
    var values = try Self.edited(ScorecardForm.values(Self.card), .addMeasure, "people")
    #expect(Self.reading(values).problems.map(\.pointer) == ["/source-new"], "the curve is for the definition to miss")
    values[Self.names.source("new")] = "metric:logins"
    values[Self.names.curve("new")] = "0 = 0\n9 = 100"
    let reading = Self.reading(values)
    #expect(reading.problem(with: []) == nil)
    let measure = try #require(reading.command.definition.measures.last)
    #expect(measure.group == "people" && measure.name == LocalizedText("logins") && measure.weight == 1)
    let without = try Self.edited(values, .removeMeasure, "a")
    #expect(Self.reading(without).command.definition.measures.map(\.key) == ["b", "c", "new"])
  }

  @Test func `moves headings, and takes one out only when nothing stands under it`() throws {
    let values = ScorecardForm.values(Self.card)
    let raised = try Self.edited(values, .raiseGroup, "people")
    #expect(Self.reading(raised).command.definition.groups.map(\.key) == ["people", "use"])
    #expect(try Self.edited(values, .removeGroup, "use")["groups"] == "use people")
    let empty = try Self.edited(try Self.edited(values, .removeMeasure, "a"), .removeGroup, "use")
    #expect(empty["groups"] == "people")
    #expect(try Self.edited(values, .addGroup)["groups"] == "use people new")
  }

  @Test func `takes exceptions in and out`() throws {
    var values = try Self.edited(ScorecardForm.values(Self.card), .addException)
    #expect(Self.reading(values).problems.map(\.pointer) == ["/condition-new", "/points-new"])
    values[Self.names.condition("new")] = "arr<9"
    values[Self.names.effect("new")] = "amber"
    values[Self.names.reason("new", .korean)] = "작음"
    let exception = try #require(Self.reading(values).command.definition.exceptions.last)
    #expect(exception.effect == .band(.amber) && exception.reason[.english] == "작음")
    let fewer = try Self.edited(values, .removeException, "y")
    #expect(Self.reading(fewer).command.definition.exceptions.map(\.key) == ["x", "z", "new"])
  }

  @Test func `names the field of everything that is wrong, all at once`() throws {
    var values = ScorecardForm.values(Self.card)
    values["name"] = ""
    values[Self.names.weight("a")] = "much"
    values[Self.names.curve("b")] = "0 = 0\n0 = 5"
    values[Self.names.days("a")] = "400"
    values[Self.names.heading("use", .english)] = ""
    values[Self.names.heading("use", .hindi)] = ""
    values[Self.names.heading("use", .korean)] = ""
    values[Self.names.points("x")] = "140"
    let reading = Self.reading(values)
    let wrong = #expect(throws: Problem.self) {
      try reading.command.definition.validate(metrics: ["logins", "errors"], fields: AccountField.names)
    }
    let others = wrong?.fields.map { Problem.Field(pointer: "/definition\($0.pointer)", code: $0.code) } ?? []
    let pointers = reading.problem(with: others)?.fields.map(\.pointer)
    #expect(
      Set(pointers ?? []) == [
        "/name", "/weight-a", "/days-a", "/heading-use-ko", "/curve-b", "/points-x",
      ])
    #expect(pointers?.count == 6)
  }

  @Test func `passes by keys that are none`() {
    var values = ScorecardForm.values(Self.card)
    values["measures"] = "a <script> a b/c c"
    #expect(Self.reading(values).command.definition.measures.map(\.key) == ["a", "c"])
  }
}
