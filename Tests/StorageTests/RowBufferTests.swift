import TestSupport
import Testing

@testable import Storage

@Suite struct `Rows in one piece of memory` {
  private static let first: [SQLValue] = [
    .null, .integer(.min), .real(-0.5), .bool(true), .text("लड़की 환불"), .blob([0, 255]), .uuid(1, .max),
  ]
  private static let second: [SQLValue] = [
    .bool(false), .text(""), .blob([]), .integer(7), .real(.infinity), .null,
    .text(String(repeating: "x", count: 70_000)),
  ]

  @Test func `give back every value as it was put in, whichever rows are asked for`() {
    var buffer = RowBuffer()
    for row in [Self.first, Self.second, Self.first] {
      buffer.append(RowBuffer(row))
      #expect(buffer.endRow() == 7)
    }
    for (range, expected) in [
      (0..<1, Self.first), (1..<2, Self.second), (1..<3, Self.second + Self.first), (0..<0, []), (3..<3, []),
    ] {
      #expect(buffer.withValues(of: range) { $0.map(SQLValue.init) } == expected)
    }
    buffer.removeAll()
    #expect(buffer.count == 0)
  }

  @Test(arguments: TestEngine.allCases)
  func `reach the table as they are, empty texts and blobs too`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        let names = ["", "लड़की 환불", String(repeating: "x", count: 5000)]
        for count in [3, 300] {
          let rows = (0..<UInt64(count)).map { number in
            RowBuffer([
              space.sqlValue, ownerID(number).sqlValue, .text("\(number)"), .text(names[Int(number) % 3]), .bool(true),
            ])
          }
          // An e-mail address only once: those of the last three rows.
          try tx.execute("DELETE FROM owner")
          try tx.insert(
            into: "owner", columns: ["workspace_id", "id", "name", "email", "active"], rows: rows.suffix(3))
          let found = try tx.values("SELECT email FROM owner ORDER BY id", as: String.self)
          #expect(found == names)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `texts are looked for unless nothing can be between them`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        for (number, name) in ["b", "d", "é"].enumerated() { try tx.addOwner(UInt64(number), name: name) }
        let rows: SQL = "owner WHERE workspace_id = \(space)"
        for texts in [["a", "c"], ["c", "e", "d"], ["z", "\u{1F600}"], ["e\u{301}", "z", "\u{E9}"]] {
          #expect(try tx.candidates(texts, in: "name", of: rows) == texts)
        }
        // PostgreSQL's order depends on its language.
        let isKnown = engine == .sqlite
        for texts in [["c"], ["e", "f"], ["\u{1F600}", "\u{1F601}"], ["e\u{301}", "f"]] {
          #expect(try tx.candidates(texts, in: "name", of: rows) == (isKnown ? [] : texts))
        }
        #expect(try tx.candidates([], in: "name", of: rows) == [])
      }
    }
  }
}
