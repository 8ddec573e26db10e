import Storage

/// A query that reads whole tables although it should not.
public struct UnwantedPlan: Error, CustomStringConvertible {
  public let description: String
}

/// Throws unless the engine would answer every part of the query by seeking in an index.
///
/// - Parameter avoidingFullScans: true for tests with few rows; false at volume, where PostgreSQL must choose the
///   index by itself (after `ANALYZE`).
public func expectUsesIndex(_ sql: SQL, in db: Database, avoidingFullScans: Bool = true) async throws {
  let plan = try await db.read { tx in try tx.plan(of: sql, avoidingFullScans: avoidingFullScans) }
  guard plan.fullScans.isEmpty, !plan.indexes.isEmpty else {
    throw UnwantedPlan(description: "\(db.dialect):\n\(plan.lines.joined(separator: "\n"))")
  }
}
