import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct `JSON of a request` {
  @Test(arguments: ["1e300", "-1e300", "1e128"])
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
    "", "{", "{\"a\" 1}", "01", "1e", "1e999", "+1", "NaN", "tru", "\"\\ud800\"", "\"a", "[1] 2",
    String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
  ])
  func `is refused when it is none`(text: String) {
    #expect(JSONValue(parsing: Array(text.utf8)) == nil)
  }
}
