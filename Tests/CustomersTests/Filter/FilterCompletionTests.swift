import Customers
import Kernel
import Testing

@Suite struct FilterCompletionTests {
  private func insertions(_ text: String, _ language: LanguageCode = .english) -> [String] {
    FilterCompletion.complete(
      text, cursor: text.unicodeScalars.count, fields: Shop.fields, permissions: [.healthRead], language: language
    ).map(\.insertion)
  }

  @Test(arguments: [
    ("hea", LanguageCode.english, "health:"), ("-ren", .english, "renewal:"), ("(sta", .english, "stage:"),
    ("स्वा", .hindi, "स्वास्थ्य:"), ("건강", .korean, "건강점수:"), ("hea", .korean, "건강점수:"), ("last", .english, "last_seen:"),
    ("stage:on", .english, "onboarding"), ("stage:churned,on", .english, "onboarding"), ("단계:온", .korean, "온보딩"),
    ("owner:m", .english, "me"), ("owner:", .hindi, "मैं"), ("churned:", .korean, "예"), ("renewal<to", .english, "today"),
    ("stage:छू", .hindi, "छूटा_हुआ"), ("acme o", .english, "owner:"), ("stage:churned ow", .english, "owner:"),
  ])
  func `the first suggestion is what was meant`(text: String, language: LanguageCode, expected: String) {
    #expect(insertions(text, language).first == expected)
  }

  @Test func `an exact field name offers its operators`() {
    #expect(insertions("owner").prefix(3) == ["owner:", "owner=", "owner!="])
  }

  @Test func `an ordering is not completed with emptiness`() {
    #expect(insertions("arr:") == ["none", "any"])
    #expect(insertions("arr>") == [])
  }

  @Test func `nothing is suggested inside quotes, and hidden fields never`() {
    #expect(insertions("\"hea") == [])
    let hidden = FilterCompletion.complete(
      "hea", cursor: 3, fields: Shop.fields, permissions: [], language: .english)
    #expect(hidden.isEmpty)
  }

  @Test func `only the typed part is replaced`() {
    let first = FilterCompletion.complete(
      "acme stage:on rest", cursor: 13, fields: Shop.fields, permissions: [], language: .english
    ).first
    #expect(first == FilterSuggestion(kind: .value, label: "onboarding", insertion: "onboarding", range: 11..<13))
  }

  @Test func `what is suggested is understood`() throws {
    for language in LanguageCode.allCases {
      for field in Shop.fields.all {
        let name = field.names.typed(in: language) + ":"
        for value in insertions(name, language) {
          #expect(Shop.problems(name + value).isEmpty, "\(name)\(value)")
        }
      }
    }
  }
}
