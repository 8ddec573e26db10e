import Foundation
import Kernel
import Testing
import Web

@testable import Customers

@Suite struct `A value of an attribute` {
  static func attribute(
    _ kind: AttributeKind, key: String = "x", currency: Currency? = nil, options: [String] = []
  ) -> AttributeDefinition {
    let names = options.map {
      AttributeOption(key: $0, name: LocalizedText(en: "The \($0)", hi: "\($0) हि", ko: "\($0) 한"))
    }
    return AttributeDefinition(
      id: ID(high: 1, low: 1), key: key, kind: kind, currency: currency,
      details: AttributeDetails(name: LocalizedText(key), options: names), createdAt: SliceFixture.now,
      updatedAt: SliceFixture.now)
  }

  private static let written: [(AttributeKind, String, String?)] = [
    (.text, "a line", "a line"), (.text, String(repeating: "x", count: 501), nil), (.text, "a\u{0}b", nil),
    (.number, "3", "3"), (.number, "0.0300", "0.03"), (.number, "-12,345.50", "-12345.5"), (.number, "1e3", "1000"),
    (.number, "१२", "12"), (.number, "three", nil), (.number, "1e30", nil),
    (.number, "123456789012345678", "123456789012345678"),
    (.money, "12.5", "12.50"), (.money, "$1,250.00", "1250.00"), (.money, "0.001", nil), (.money, "12 INR", nil),
    (.boolean, "Yes", "true"), (.boolean, "아니요", "false"), (.boolean, "perhaps", nil),
    (.date, "2026-01-31", "2026-01-31"), (.date, "31 Dec 2026", "2026-12-31"), (.date, "03/04/2026", nil),
    (.date, "2026-02-30", nil),
    (.choice, "gold", "gold"), (.choice, "The Gold", "gold"), (.choice, "silver 한", "silver"), (.choice, "lead", nil),
    (.choices, "silver, gold", "gold,silver"), (.choices, "gold;gold", "gold"), (.choices, "gold, lead", nil),
  ]

  @Test(arguments: written)
  func `is stored in one form, or refused`(kind: AttributeKind, text: String, stored: String?) {
    let attribute = Self.attribute(kind, currency: kind == .money ? .usd : nil, options: ["gold", "silver"])
    let value = try? attribute.read(text, with: .plain)
    #expect(value?.stored == stored, "\(kind) \(text)")
    if let stored { #expect(attribute.value(of: stored) == value, "what is stored means the same again") }
  }

  @Test func `of money has the places of its currency`() {
    #expect((try? Self.attribute(.money, currency: .krw).read("1,250", with: .plain))?.stored == "1250")
    #expect((try? Self.attribute(.money, currency: .krw).read("1250.5", with: .plain)) == nil)
  }

  private static let json: [(AttributeKind, JSONValue, String?)] = [
    (.number, .number(Decimal(string: "0.1") ?? 0), "0.1"), (.number, .string("3"), nil), (.number, .hugeNumber, nil),
    (.number, .bool(true), nil), (.text, .number(3), nil), (.boolean, .bool(false), "false"),
    (.boolean, .string("yes"), nil), (.date, .string("2026-01-31"), "2026-01-31"), (.date, .number(20_000), nil),
    (.choice, .string("gold"), "gold"), (.choice, .array([.string("gold")]), nil),
    (.choices, .array([.string("silver"), .string("gold")]), "gold,silver"), (.choices, .array([.number(1)]), nil),
    (.choices, .string("gold"), nil), (.choices, .array([]), nil), (.money, .number(12), "12.00"),
  ]

  @Test(arguments: json)
  func `comes from the API as its kind says`(kind: AttributeKind, value: JSONValue, stored: String?) {
    let attribute = Self.attribute(kind, currency: kind == .money ? .usd : nil, options: ["gold", "silver"])
    #expect((try? attribute.read(value))?.stored == stored, "\(kind) \(value)")
  }

  @Test func `goes to the API and back unchanged`() throws {
    for (kind, text, stored) in Self.written where stored != nil {
      let attribute = Self.attribute(kind, currency: kind == .money ? .usd : nil, options: ["gold", "silver"])
      let value = try #require(try attribute.read(text, with: .plain))
      #expect(try attribute.read(value.json(kind)) == value, "\(kind) \(text)")
    }
  }

  @Test func `of several choices is written a line each`() {
    let lines = AttributeOptionLines("gold = Gold | गोल्ड | 골드\n\nSilver Plan\nब्रॉन्ज")
    #expect(lines.options.map(\.key) == ["gold", "silver_plan"])
    #expect(lines.options.first?.name[.korean] == "골드")
    #expect(lines.wrong == "ब्रॉन्ज")
    #expect(AttributeOptionLines(AttributeOptionLines.text(lines.options)).options == lines.options)
  }
}
