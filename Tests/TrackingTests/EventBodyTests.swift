import Kernel
import Testing

@testable import Tracking

@Suite struct EventBodyTests {
  @Test func `a batch is read event by event`() throws {
    let text = """
      {"batch": [{"type": "track", "messageId": "m1", "userId": 7, "event": "Opened", "properties": {"a": [1]}},
      {"type":"group","userId":"u","groupId":"g","traits":{"plan":"pro"}}], "sentAt": "2026-11-22T10:00:00Z"}
      """
    try read(text) { body, bytes in
      #expect(body.events.map(\.kind) == [.track, .group])
      #expect(body.events[0].userID.map(bytes.text) == "7")
      #expect(body.events[0].properties.map(bytes.text) == #"{"a": [1]}"#)
      #expect(body.events[1].groupID.map(bytes.text) == "g")
      #expect(body.sentAt.map(bytes.text) == "2026-11-22T10:00:00Z")
    }
  }

  @Test func `the account of an event may stand in its context`() throws {
    let text = #"{"batch":[{"type":"track","userId":"u","event":"E","context":{"ip":"1","groupId":"acme"}}]}"#
    try read(text) { body, bytes in
      #expect(body.events[0].groupID.map(bytes.text) == "acme")
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"batch":{}}"#, #"{"batch":[1]}"#, #"{"batch":[{}],}"#, #"{"batch":[{}]} x"#,
    #"{"batch":[{"a":01}]}"#, #"{"batch":[{"a":"\ud800"}]}"#, #"{"batch":[{"a":"\x"}]}"#,
    "{\"batch\":[{\"a\":\"\u{1}\"}]}",
    #"{"batch":[{"a":nul}]}"#, #"{"batch":[{"a":1.}]}"#, #"{"batch":[{"a":}]}"#,
  ])
  func `what is not JSON, or no batch, is refused whole`(text: String) {
    #expect(throws: EventBody.Failure.self) { try read(text) { _, _ in } }
  }

  @Test func `nesting beyond any honest event is refused, not followed`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: EventBody.Failure.self) { try read(#"{"batch":[{"a":"# + deep) { _, _ in } }
  }

  @Test func `an event of more than 32 KB is named by its place`() {
    let long = String(repeating: "x", count: 33_000)
    #expect(throws: EventBody.Failure.self) { try read(#"{"batch":[{},{"a":"\#(long)"}]}"#) { _, _ in } }
  }

  private func read(_ text: String, _ body: (EventBody, UnsafeRawBufferPointer) throws -> Void) throws {
    try Array(text.utf8).withUnsafeBytes { bytes in try body(try EventBody(bytes, kind: nil), bytes) }
  }
}
