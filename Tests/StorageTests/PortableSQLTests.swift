import TestSupport
import Testing

@Suite struct PortableSQLTests {
  @Test(arguments: [
    "SELECT x::text", "SELECT string_agg(a, ',')", "SELECT now()", "SELECT 1 FOR UPDATE", "a ILIKE b",
    "x IN ()", "SELECT round(a, 2)", "SELECT max(a, b)", "doc ->> 'a'", "CREATE TABLE a (id BIGINT NOT NULL)",
    "ALTER TABLE a ALTER COLUMN b", "LIMIT -1",
  ])
  func `what one engine does not understand is found`(text: String) throws {
    try #expect(!PortableSQL.violations(in: text).isEmpty)
  }

  @Test(arguments: [
    "SELECT count(*) FILTER (WHERE a), CAST(sum(x) AS BIGINT), max(b) FROM t WHERE a IN (1, 2)",
    "SELECT 'now()' -- x::text", "CREATE TABLE a (id {bigint} NOT NULL, known_at {timestamp}) {strict}",
    "SELECT known, identity_id, min(coalesce_me) FROM forum ORDER BY updated",
  ])
  func `what both understand passes`(text: String) throws {
    try #expect(PortableSQL.violations(in: text) == [])
  }

  @Test func `the sample schema is portable`() throws {
    try #expect(PortableSQL.violations(in: SampleSchema.migrations) == [])
  }
}
