/// How an engine means to run a statement, as far as tests want to know.
public struct QueryPlan: Sendable {
  /// The engine's own description.
  public let lines: [String]

  /// The lines that read a whole table or a whole index.
  public var fullScans: [String] {
    lines.filter { line in
      let step = line.drop { " ->".contains($0) }
      return step.contains("Seq Scan on") || (step.hasPrefix("SCAN ") && !Self.isHarmless(step))
    }
  }

  /// The lines that seek in an index or a primary key.
  public var indexes: [String] {
    lines.filter { line in
      line.contains("Index Scan") || line.contains("Index Only Scan")
        || (line.hasPrefix("SEARCH ") && line.contains("USING"))
    }
  }

  /// SQLite also calls it a scan to go through a list of values or an intermediate result.
  private static func isHarmless(_ step: Substring) -> Bool {
    step.hasPrefix("SCAN CONSTANT ROW") || step.hasPrefix("SCAN (") || step.contains("-ROW VALUES CLAUSE")
      || step.contains("VIRTUAL TABLE")
  }
}

extension Transaction {
  /// Asks the engine how it would run `sql`, without running it.
  /// - Parameter avoidingFullScans: has PostgreSQL plan as if tables were large, for the rest of the transaction,
  ///   so that it does not read a small table in one go.
  public func plan(of sql: SQL, avoidingFullScans: Bool = false) throws -> QueryPlan {
    if avoidingFullScans, let setting = dialect.avoidingFullScans { try execute(setting) }
    return QueryPlan(lines: try all(dialect.explaining(sql)) { row in try row[row.columnNames.count - 1] })
  }
}
