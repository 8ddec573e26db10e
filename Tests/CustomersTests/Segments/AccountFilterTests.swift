import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Web

/// Each term of the language against real tables. Alpha and Beta: adopting, no country, health 20 and 40; Quiet
/// Corp: renewing, pilot, Korea, 100 seats, health 60; Small Ltd: churned, India, 10 seats, health 80.
@Suite struct `A filter of accounts` {
  private static let cases: [(filter: String, names: [String])] = [
    ("stage:renewing", ["Quiet Corp"]), ("단계:갱신", ["Quiet Corp"]), ("चरण:नवीनीकरण", ["Quiet Corp"]),
    ("arr>=50000", []), ("arr<1", ["Alpha", "Beta", "Quiet Corp", "Small Ltd"]),
    ("health<50", ["Alpha", "Beta"]), ("건강_점수<50", ["Alpha", "Beta"]), ("स्वास्थ्य>=60", ["Quiet Corp", "Small Ltd"]),
    ("country:IN,KR", ["Quiet Corp", "Small Ltd"]), ("country:in", ["Small Ltd"]), ("국가:대한민국", ["Quiet Corp"]),
    ("देश:भारत", ["Small Ltd"]), ("country:\"South Korea\"", ["Quiet Corp"]), ("country:none", ["Alpha", "Beta"]),
    ("owner:me", ["Beta", "Quiet Corp", "Small Ltd"]), ("owner:Ravi", ["Alpha"]),
    ("tag:pilot", ["Quiet Corp"]), ("-tag:pilot", ["Alpha", "Beta", "Small Ltd"]),
    ("last_seen>30d", []), ("last_seen:none", ["Alpha", "Beta"]), ("last_seen<2d", ["Quiet Corp", "Small Ltd"]),
    ("seats.used<40%", ["Quiet Corp"]), ("seats.used>=40%", ["Small Ltd"]), ("좌석_사용률<40%", ["Quiet Corp"]),
    ("seats.used:none", ["Alpha", "Beta"]), ("renewal<90d", []), ("-churned:yes", ["Alpha", "Beta", "Quiet Corp"]),
    ("\"quiet\"", ["Quiet Corp"]), ("logins>=300", ["Quiet Corp"]), ("logins=60", ["Small Ltd"]),
    ("logins:none", ["Alpha", "Beta"]), ("metric.logins:any -logins<100", ["Quiet Corp"]),
    ("segment:Good", ["Quiet Corp", "Small Ltd"]), ("세그먼트:good -churned:yes", ["Quiet Corp"]),
    ("सेगमेंट:none", ["Alpha", "Beta"]), ("segment:any OR name:alpha", ["Alpha", "Quiet Corp", "Small Ltd"]),
  ]

  @Test(arguments: TestEngine.allCases)
  func `answers every term of the language alike on both engines`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await fixture.samples("logins", .count, of: fixture.quiet, value: 10)
      try await fixture.samples("logins", .count, of: fixture.small, value: 2)
      try await fixture.samples("seats_used", .lastValue, of: fixture.quiet, value: 39)
      try await fixture.samples("seats_used", .lastValue, of: fixture.small, value: 4)
      _ = try await fixture.segment("Good", "health>50")
      for (filter, expected) in Self.cases {
        let names = try await fixture.answers(filter)
        #expect(names == expected, "\(filter)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `compares amounts in one currency, and nothing with nothing in all`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      try await fixture.db.write { tx in
        for (account, currency, minor) in [(fixture.quiet, "KRW", 90_000), (fixture.small, "USD", 90_000)] {
          try tx.execute("UPDATE account SET currency = \(currency) WHERE id = \(account)")
          try tx.execute("UPDATE account_summary SET mrr_minor = \(minor) WHERE account_id = \(account)")
        }
      }
      for (filter, expected) in [
        ("mrr>=900", ["Small Ltd"]), ("arr<20000", ["Alpha", "Beta", "Small Ltd"]), ("mrr=0", ["Alpha", "Beta"]),
      ] {
        #expect(try await fixture.answers(filter) == expected, "\(filter)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `finds a tag however its letters are put together`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let (composed, decomposed) = ("환불", "환불".decomposedStringWithCanonicalMapping)
      let actions = AccountActions(database: fixture.db, effects: fixture.effects(day: 1))
      _ = try await actions.change(fixture.small, version: nil, by: fixture.slice.manager) { command in
        var fields = Fields(object: ["tags": .array([.string(decomposed)])])
        command.read(&fields, isNew: false)
      }
      for word in [composed, decomposed] {
        #expect(try await fixture.answers("tag:\(word)") == ["Small Ltd"])
      }
    }
  }

  @Test(arguments: [
    ("coutry:IN", "unknownField", "country"), ("segment:Goof", "unknownValue", "Good"),
    ("healht<5", "unknownField", "health"),
    ("stage:onbording", "unknownValue", "onboarding"),
  ])
  func `suggests what was meant`(filter: String, code: String, suggestion: String) async throws {
    try await SegmentFixture.with(.sqlite) { fixture in
      _ = try await fixture.segment("Good", "health>50")
      await #expect {
        _ = try await fixture.answers(filter)
      } throws: { error in
        let problem = (error as? FilterProblems)?.all.first
        return problem?.code.rawValue == code
          && (suggestion.isEmpty || problem?.suggestions.first == suggestion)
      }
    }
  }

  @Test func `completes fields, choices, segments and the values that accounts have`() async throws {
    try await SegmentFixture.with(.sqlite) { fixture in
      _ = try await fixture.segment("At risk", "health<50")
      let lists = AccountLists(database: fixture.db, vocabularies: AccountVocabularies(database: fixture.db))
      func complete(_ text: String, _ language: LanguageCode = .english) async throws -> [String] {
        try await lists.completions(
          of: text, cursor: text.unicodeScalars.count, for: fixture.slice.manager, language
        ).map(\.insertion)
      }
      let segment = try await complete("health<50 segment:at")
      let tag = try await complete("tag:p")
      let owner = try await complete("owner:mi")
      let country = try await complete("국가:대한", .korean)
      let field = try await complete("세그", .korean)
      #expect(segment == ["At_risk"])
      #expect(tag == ["pilot"])
      #expect(owner == ["\"Mina Park\""])
      #expect(country == ["KR"])
      #expect(field == ["세그먼트:"])
    }
  }
}
