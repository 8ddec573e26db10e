import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct SchemaTests {
  @Test func `the migrations are common SQL`() throws {
    #expect(try PortableSQL.violations(in: Identity.migrations) == [])
  }
}
