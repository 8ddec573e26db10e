import Testing

@testable import Storage

@Suite struct SQLTests {
  @Test func `values are bound in the order in which they stand, fragments with theirs`() {
    let condition: SQL = "b = \(2) AND c = \("three")"
    let query: SQL = "SELECT a FROM t WHERE a = \(1) AND \(condition) AND d = \(Int?.none)"
    #expect(query.values == [.integer(1), .integer(2), .text("three"), .null])
    #expect(SQL.numbered(query.text, by: "$") == "SELECT a FROM t WHERE a = $1 AND b = $2 AND c = $3 AND d = $4")
  }

  @Test func `lists have a meaning when they are empty`() {
    #expect(SQL.contains("a", [Int]()).text == "1 = 0")
    #expect(SQL.all([]).text == "1 = 1")
    #expect(SQL.any([]).text == "1 = 0")
    #expect(SQL.numbered(SQL.contains("a", [1, 2]).text, by: "?") == "a IN (?1, ?2)")
    #expect(SQL.all(["a", "b OR c"]).text == "(a) AND (b OR c)")
  }

  @Test func `names out of a catalogue are quoted`() {
    #expect(SQL.name("a\"b").text == "\"a\"\"b\"")
  }

  @Test(arguments: [("a.sqlite", "a.sqlite"), ("postgres://me:secret@host:5432/db?x=y", "postgres://host:5432/db")])
  func `a location is shown without secrets`(text: String, shown: String) throws {
    try #expect(DatabaseLocation(text).description == shown)
  }

  @Test(arguments: ["", "mysql://host/db", ":memory:"])
  func `other locations are refused`(text: String) {
    #expect(throws: DatabaseError.self) { try DatabaseLocation(text) }
  }
}
