import Foundation
import Kernel
import Logging
import Observability
import Testing

@Suite struct LogHandlerTests {
  let output = RecordedOutput()

  func logger(_ format: LogFormat, level: Logger.Level = .info) -> Logger {
    Logger(label: "web") { label in
      format.handler(label: label, level: level, output: output) { Timestamp(milliseconds: 1_795_341_900_000) }
    }
  }

  func fields() throws -> [String: Any] {
    let line = try #require(output.lines.last)
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func `an event is one JSON object on one line`() {
    logger(.json).info("request", metadata: ["status": "200", "route": "/accounts/{id}"])
    #expect(
      output.lines == [
        #"{"time":"2026-11-22T10:05:00.000Z","level":"info","logger":"web","message":"request","#
          + #""metadata":{"route":"/accounts/{id}","status":"200"}}"# + "\n"
      ])
  }

  @Test(arguments: [
    "two\nlines", "quote\" and \\", "bell\u{7}", "escape \u{1B}[2J", "C1 \u{9B}2J", "turned \u{202E}cod.exe",
    "separator \u{2028} here", "\u{0}", "साथी 안녕하세요 🎈", "\"\u{301}",
  ])
  func `any text stays on its line and reads back the same`(text: String) throws {
    logger(.json).warning("static", metadata: ["value": .string(text)])
    let line = try #require(output.lines.last)
    #expect(line.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    #expect(line.dropLast().unicodeScalars.allSatisfy { $0 != "\u{2028}" && $0 != "\u{202E}" })
    let metadata = try #require(try fields()["metadata"] as? [String: String])
    #expect(metadata["value"] == text)
  }

  @Test func `nested metadata keeps its shape`() throws {
    logger(.json).info("x", metadata: ["list": ["a", .stringConvertible(7)], "map": ["k": "v"]])
    let metadata = try #require(try fields()["metadata"] as? [String: Any])
    #expect(metadata["list"] as? [String] == ["a", "7"])
    #expect(metadata["map"] as? [String: String] == ["k": "v"])
  }

  @Test func `an event's own metadata wins over the logger's`() throws {
    var logger = logger(.json)
    logger[metadataKey: "workspace"] = "one"
    logger[metadataKey: "request"] = "7"
    logger.info("x", metadata: ["workspace": "two"])
    let metadata = try #require(try fields()["metadata"] as? [String: String])
    #expect(metadata == ["workspace": "two", "request": "7"])
  }

  @Test func `an error is logged with its type`() throws {
    logger(.json).error("failed", error: CancellationError())
    let metadata = try #require(try fields()["metadata"] as? [String: String])
    #expect(metadata["error.type"] == "Swift.CancellationError")
    #expect(metadata["error"] == "CancellationError()")
  }

  @Test func `a very long value is cut and marked`() throws {
    logger(.json).info("x", metadata: ["value": .string(String(repeating: "a", count: 100_000))])
    let metadata = try #require(try fields()["metadata"] as? [String: String])
    #expect(metadata["value"]?.count == 8193)
    #expect(metadata["value"]?.hasSuffix("a…") == true)
  }

  @Test func `events below the level are not written`() {
    let logger = logger(.json, level: .warning)
    logger.info("quiet")
    #expect(output.lines.isEmpty)
    logger.warning("heard")
    #expect(output.lines.count == 1)
  }

  @Test func `the plain format is one line for a person`() {
    logger(.plain).info("request", metadata: ["status": "200", "route": "/a b", "note": "x\n\u{1B}[2J"])
    #expect(
      output.lines == [
        #"10:05:00.000 info  web: request note="x\n\u001b[2J" route="/a b" status=200"# + "\n"
      ])
  }
}
