import Demo
import Foundation
import Kernel
import Testing

@Suite struct `The texts of the demo` {
  private static let talks = Samples.company.accounts.flatMap { account in
    account.entries.map { (account.profile.language, $0) }
  }

  @Test func `have no braces left, no double spaces, and are stored as Unicode's form C`() {
    let texts =
      Self.talks.map(\.1.text) + Samples.company.accounts.flatMap { $0.tasks.map(\.title) }
      + Samples.company.accounts.flatMap { [$0.profile.name, $0.churn?.note ?? "-", $0.churn?.reason ?? "-"] }
    for text in Set(texts) {
      #expect(!text.isEmpty && !text.contains("{") && !text.contains("}") && !text.contains("  "), "\(text)")
      #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == Array(text.utf8), "\(text)")
    }
  }

  @Test(arguments: [(LanguageCode.hindi, 0x900...0x97F), (.korean, 0xAC00...0xD7A3)])
  func `are written in the script of their language`(language: LanguageCode, script: ClosedRange<Int>) {
    let written = Self.talks.filter { $0.0 == language }.map(\.1.text)
    #expect(written.count > 200)
    #expect(written.allSatisfy { Self.holds($0, script) })
  }

  @Test(arguments: [(DemoRegion.india, 0x900...0x97F), (.korea, 0xAC00...0xD7A3), (.germany, 0x41...0x17F)])
  func `name people and companies in the script of their country`(region: DemoRegion, script: ClosedRange<Int>) {
    let accounts = Samples.company.accounts.filter { $0.profile.region == region }
    #expect(accounts.count >= 20)
    for account in accounts {
      #expect((2...6).contains(account.contacts.count))
      #expect(Self.holds(account.profile.name, script))
      #expect(account.contacts.allSatisfy { Self.holds($0.displayName, script) })
    }
  }

  @Test(arguments: LanguageCode.allCases)
  func `say many different things in each language`(language: LanguageCode) {
    let notes = Self.talks.filter { $0.0 == language && $0.1.kind != .ticket }.map(\.1.text)
    let shapes = Set(notes.map { String($0.filter { !$0.isNumber }.suffix(24)) })
    #expect(shapes.count >= 25)
  }

  @Test func `write Korean names with the family first and nothing between`() throws {
    let korean = try #require(Samples.company.accounts.first { $0.profile.region == .korea })
    let contact = try #require(korean.contacts.first)
    #expect(contact.displayName == contact.familyName + contact.givenName)
  }

  private static func holds(_ text: String, _ script: ClosedRange<Int>) -> Bool {
    text.unicodeScalars.contains { script.contains(Int($0.value)) }
  }
}
