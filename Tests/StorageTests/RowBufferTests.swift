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

  @Test(arguments: TestEngine.allCases, [1, 8, 128, 300])
  func `reach the table as they are, empty texts and blobs at the end too`(engine: TestEngine, count: Int) async throws
  {
    try await TestDatabase.with(engine, migrations: SampleSchema.migrations) { db in
      try await db.write { tx in
        let emails = (0..<count).map { $0 == count - 1 ? "" : "\($0) लड़की 환불" }
        let photos = (0..<count).map { [UInt8](repeating: 7, count: (count - 1 - $0) % 3) }
        try tx.insert(
          into: "owner", columns: ["workspace_id", "id", "active", "name", "email"],
          rows: (0..<count).map { place in
            RowBuffer([
              space.sqlValue, ownerID(UInt64(place)).sqlValue, .bool(true), .text("\(place)"), .text(emails[place]),
            ])
          })
        try tx.insert(
          into: "pet", columns: ["workspace_id", "id", "owner_id", "legs", "steps", "photo"],
          rows: (0..<count).map { place in
            RowBuffer([
              space.sqlValue, petID(UInt64(place)).sqlValue, ownerID(0).sqlValue, .integer(4), .integer(.max),
              .blob(photos[place]),
            ])
          })
        #expect(try tx.values("SELECT email FROM owner ORDER BY id", as: String.self) == emails)
        let found = try tx.all("SELECT photo FROM pet ORDER BY id") { try $0.withBlob("photo") { Array($0) } }
        #expect(found == photos)
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
