import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct `JSON of a request` {
  @Test(arguments: ["1e300", "-1e300", "1e999", "-1E999999999999999999999", "1e166"])
  func `may hold a number beyond every decimal, which a field then refuses`(number: String) throws {
    let value = try #require(JSONValue(parsing: Array(#"{"a": \#(number), "b": [1, "x"]}"#.utf8)))
    guard case .object(let object) = value else {
      Issue.record("not an object: \(value)")
      return
    }
    #expect(object["b"] == .array([.number(1), .string("x")]), "what stands beside it is read")
    var fields = Fields(object: object)
    #expect(fields.number("a") == nil)
    #expect(fields.validation.problems.map(\.code) == ["notANumber"])
  }

  @Test(arguments: [
    "", " ", "{", "{\"a\" 1}", "01", "-01", "1e", "+1", ".1", "1.", "0x1", "NaN", "Infinity", "tru", "True",
    "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\n\"", "'a'", "[1] 2", "[1,]",
    "[,1]", "[1 2]", "{\"a\":1,}", "{,}", "{a:1}", "{\"a\":1 \"b\":2}", "[1]#", "/**/1", "\u{FEFF}1", "\u{00A0}1",
    String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
    String(repeating: "{\"a\":", count: 65) + "1" + String(repeating: "}", count: 65),
  ])
  func `is refused when it is none`(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8)) == nil)
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0xE0, 0xFF, 0x22], [0x00], [0x31, 0x00], [0x22, 0x00, 0x22],
    ] as [[UInt8]])
  func `is refused when its bytes are no text`(bytes: [UInt8]) {
    #expect(JSONValue(parsing: bytes) == nil)
  }

  @Test(
    arguments: [
      ("null", .null), (" true\n", .bool(true)), ("false", .bool(false)), ("\"\"", .string("")),
      (#""\"\\\/\b\f\n\r\tx""#, .string("\"\\/\u{8}\u{C}\n\r\tx")), (#""\u0041\u00e9\uD83D\uDE00""#, .string("Aé😀")),
      (#""\u0000""#, .string("\0")), ("\"साथी\"", .string("साथी")), ("[]", .array([])), ("{}", .object([:])),
      (#"{"a":1,"a":2}"#, .object(["a": .number(2)])),
      (#"[[],{"\u0061":null}]"#, .array([.array([]), .object(["a": .null])])),
    ] as [(String, JSONValue)])
  func `is read as RFC 8259 has it`(text: String, value: JSONValue) {
    #expect(JSONValue(parsing: Array(text.utf8)) == value)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("1E3", "1000"), ("1e-3", "0.001"), ("-1.5e+2", "-150"),
    ("9007199254740993", "9007199254740993"), ("0.1", "0.1"), ("0e999999", "0"), ("1e-999", "0"),
    ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
    ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
    ("99999999999999999999999999999999999999.9", "100000000000000000000000000000000000000"),
  ])
  func `has exact numbers`(text: String, value: String) throws {
    let wanted = try #require(Decimal(string: value, locale: Locale(identifier: "en_US_POSIX")))
    #expect(JSONValue(parsing: Array(text.utf8)) == .number(wanted))
  }

  @Test func `nested 64 deep is read`() {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(JSONValue(parsing: Array(text.utf8)) != nil)
  }
}
