import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

/// Quiet Corp has a value of everything, Small Ltd of some, Alpha one that a source said and that does not fit.
@Suite struct `A filter about attributes` {
  private static let cases: [(filter: String, names: [String])] = [
    ("attr.fit>=3", ["Quiet Corp"]), ("attr.fit<3", ["Small Ltd"]), ("attr.fit=2.5", ["Small Ltd"]),
    ("attr.fit:2..4", ["Quiet Corp", "Small Ltd"]), ("attr.fit:none", ["Alpha", "Beta"]),
    ("attr.fit:any", ["Quiet Corp", "Small Ltd"]), ("fit>=3", ["Quiet Corp"]), ("적합도>=3", ["Quiet Corp"]),
    ("-attr.fit>=3", ["Alpha", "Beta", "Small Ltd"]), ("attr.fit!=2.5", ["Alpha", "Beta", "Quiet Corp"]),
    ("attr.partner:ACM", ["Quiet Corp", "Small Ltd"]), ("attr.partner:korea", ["Quiet Corp"]),
    ("attr.partner=acme", ["Small Ltd"]),
    ("attr.budget>=1,000.50", ["Quiet Corp"]), ("attr.budget<20k", ["Quiet Corp"]),
    ("attr.signed:yes", ["Quiet Corp"]), ("attr.signed:no", ["Small Ltd"]), ("서명:아니오", ["Small Ltd"]),
    ("attr.live:2026-11", ["Small Ltd"]), ("attr.live<90d", ["Quiet Corp"]), ("attr.live<2026-11-30", ["Small Ltd"]),
    ("attr.region:emea", ["Quiet Corp"]), ("attr.region:아시아,emea", ["Quiet Corp", "Small Ltd"]),
    ("attr.modules:crm", ["Quiet Corp", "Small Ltd"]), ("attr.modules:desk attr.modules:crm", ["Quiet Corp"]),
    ("-attr.modules:desk", ["Alpha", "Beta", "Small Ltd"]), ("attr.modules!=crm", ["Alpha", "Beta"]),
  ]

  private static func fill(_ fixture: SegmentFixture) async throws {
    let options = ["emea", "asia"].map {
      AttributeOption(key: $0, name: LocalizedText(en: $0, hi: $0, ko: $0 == "asia" ? "아시아" : $0))
    }
    let modules = ["crm", "desk"].map { AttributeOption(key: $0, name: LocalizedText($0)) }
    let list: [(String, AttributeKind, LocalizedText, [AttributeOption])] = [
      ("fit", .number, LocalizedText(en: "Plan fit", hi: "उपयुक्तता", ko: "적합도"), []),
      ("partner", .text, LocalizedText("Partner"), []), ("budget", .money, LocalizedText("Budget"), []),
      ("signed", .boolean, LocalizedText(en: "Signed", hi: "हस्ताक्षरित", ko: "서명"), []),
      ("live", .date, LocalizedText("Go-live"), []), ("region", .choice, LocalizedText("Region"), options),
      ("modules", .choices, LocalizedText("Modules"), modules),
    ]
    let actions = AttributeActions(database: fixture.db, effects: fixture.slice.effects)
    for (key, kind, name, options) in list {
      let draft = AttributeDraft(
        key: key, kind: kind, currency: kind == .money ? .usd : nil,
        details: AttributeDetails(name: name, options: options))
      _ = try await actions.create(draft, by: fixture.slice.manager)
    }
    try await say(fixture, fixture.quiet) {
      [
        "fit": "4", "partner": "Acme Korea", "budget": "1000.50", "signed": "true", "live": "2026-12-24",
        "region": "emea", "modules": "crm,desk",
      ]
    }
    try await say(fixture, fixture.small) {
      ["fit": "2.5", "partner": "ACME", "signed": "false", "live": "2026-11-02", "region": "asia", "modules": "crm"]
    }
    try await say(fixture, fixture.slice.alpha) { ["fit": "good", "live": "soon", "other": "9"] }
  }

  private static func say(
    _ fixture: SegmentFixture, _ account: ID<Account>, _ attributes: @Sendable @escaping () -> [String: String]
  ) async throws {
    let actions = AccountActions(database: fixture.db, effects: fixture.slice.effects)
    _ = try await actions.change(account, version: nil, by: fixture.slice.manager) { command in
      command.details.attributes = attributes()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `answers each kind with its operators alike on both engines`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await Self.fill(fixture)
      for (filter, expected) in Self.cases {
        let names = try await fixture.answers(filter)
        #expect(names == expected, "\(filter)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `finds values that were there before the attribute, and none after it is retired`(
    engine: TestEngine
  ) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await Self.say(fixture, fixture.quiet) { ["score": "7"] }
      try await Self.say(fixture, fixture.small) { ["score": "high"] }
      let actions = AttributeActions(database: fixture.db, effects: fixture.slice.effects)
      let draft = AttributeDraft(key: "score", kind: .number, details: AttributeDetails(name: LocalizedText("Score")))
      let made = try await actions.create(draft, by: fixture.slice.manager)
      let found = try await fixture.answers("attr.score>6")
      #expect(found == ["Quiet Corp"])
      try await actions.retire(made.id, version: 1, by: fixture.slice.manager)
      await #expect(throws: FilterProblems.self) { _ = try await fixture.answers("attr.score>6") }
      var other = draft
      other.kind = .text
      _ = try await actions.create(other, by: fixture.slice.manager)
      let again = try await fixture.answers("attr.score:any")
      #expect(again == ["Quiet Corp", "Small Ltd"], "as texts both fit")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `follows the options`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await Self.fill(fixture)
      let attributes = try await fixture.db.read { tx in try AttributeStore.all(in: fixture.workspace, tx) }
      let region = try #require(attributes.find("region"))
      let actions = AttributeActions(database: fixture.db, effects: fixture.slice.effects)
      _ = try await actions.change(region.id, version: 1, by: fixture.slice.manager) { details in
        details.options.removeAll { $0.key == "emea" }
      }
      let left = try await fixture.answers("attr.region:any")
      #expect(left == ["Small Ltd"])
      await #expect(throws: Problem.stale) {
        _ = try await actions.change(region.id, version: 1, by: fixture.slice.manager) { $0.name = LocalizedText("R") }
      }
      let kept = try await fixture.db.read { tx in
        try AccountStore.find(fixture.quiet, in: fixture.workspace, tx)?.details.attributes["region"]
      }
      #expect(kept == "emea", "what the account said stays")
    }
  }

  @Test(arguments: [
    ("attr.fit:good", "badNumber", ""), ("attr.fti>3", "unknownField", "Plan_fit"),
    ("attr.region:esia", "unknownValue", "asia"), ("attr.partner>3", "operatorNotAllowed", ":"),
    ("attr.live:soon", "badDate", ""), ("attr.signed:maybe", "badBoolean", "yes"),
  ])
  func `points at the word that is wrong`(filter: String, code: String, suggestion: String) async throws {
    try await SegmentFixture.with(.sqlite) { fixture in
      try await Self.fill(fixture)
      await #expect {
        _ = try await fixture.answers(filter)
      } throws: { error in
        let problem = (error as? FilterProblems)?.all.first
        return problem?.code.rawValue == code && (problem?.suggestions.first ?? "") == suggestion
      }
    }
  }

  @Test func `completes names, choices and the texts that accounts have`() async throws {
    try await SegmentFixture.with(.sqlite) { fixture in
      try await Self.fill(fixture)
      let actions = AttributeActions(database: fixture.db, effects: fixture.slice.effects)
      for (key, name) in [("kam", "Owner"), ("plan_eu", "Plan (EU)")] {
        let draft = AttributeDraft(key: key, kind: .text, details: AttributeDetails(name: LocalizedText(name)))
        _ = try await actions.create(draft, by: fixture.slice.manager)
      }
      let lists = AccountLists(database: fixture.db, vocabularies: AccountVocabularies(database: fixture.db))
      func complete(_ text: String, _ language: LanguageCode = .english) async throws -> [String] {
        try await lists.completions(
          of: text, cursor: text.unicodeScalars.count, for: fixture.slice.manager, language
        ).map(\.insertion)
      }
      let name = try await complete("plan_f")
      let byKey = try await complete("attr.fi")
      let korean = try await complete("적합", .korean)
      let choice = try await complete("attr.region:아", .korean)
      let text = try await complete("attr.partner:acme")
      let taken = try await complete("attr.kam")
      let unquotable = try await complete("attr.plan_eu")
      #expect(name == ["Plan_fit:"] && byKey == ["Plan_fit:"] && korean == ["적합도:"])
      #expect(choice == ["아시아"])
      #expect(text == ["acme", "\"acme korea\""])
      #expect(taken.last == "attr.kam:", "another field is called Owner")
      #expect(unquotable.last == "attr.plan_eu:", "parentheses are the language's own")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `seeks the values in an index`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await Self.fill(fixture)
      let vocabulary = try await fixture.db.read { tx in try AccountVocabulary(in: fixture.workspace, tx) }
      let context = FilterContext(
        workspace: fixture.workspace, viewer: nil, permissions: [], language: .english, today: SliceFixture.today,
        timeZone: .gmt, currency: .usd, fold: { $0 })
      for filter in ["attr.fit>=3", "attr.partner=acme", "attr.modules:crm"] {
        let condition = try FilterCompiler.compile(filter, fields: vocabulary.fields(), context: context)
        try await expectUsesIndex(
          "SELECT a.id FROM account a WHERE a.workspace_id = \(fixture.workspace) AND \(condition)", in: fixture.db)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `sees nothing of another workspace`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await Self.fill(fixture)
      let stranger = fixture.slice.stranger.workspace
      let (own, others, counts) = try await fixture.db.read { tx in
        (
          try AttributeStore.all(in: fixture.workspace, tx).all, try AttributeStore.all(in: stranger, tx).all,
          try AttributeValueStore.counts(in: stranger, tx)
        )
      }
      #expect(own.count == 7 && others == [] && counts == [:])
      let actions = AttributeActions(database: fixture.db, effects: fixture.slice.effects)
      let id = try #require(own.first?.id)
      await #expect(throws: Problem.notFound) { try await actions.retire(id, version: nil, by: fixture.slice.stranger) }
    }
  }
}
