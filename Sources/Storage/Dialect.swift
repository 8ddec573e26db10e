/// Which engine runs the statements, and the few fragments of SQL in which the two differ: all of them.
public enum Dialect: Hashable, Sendable, CaseIterable {
  case sqlite
  case postgresql
}

extension Dialect {
  /// Ends a SELECT whose rows shall be locked until the transaction ends: ` FOR UPDATE`. SQLite has one writer.
  public var lockingRows: SQL {
    switch self {
    case .sqlite: ""
    case .postgresql: " FOR UPDATE"
    }
  }

  /// As `lockingRows`, passing over rows that somebody else has locked: how workers share a queue.
  public var lockingFreeRows: SQL {
    switch self {
    case .sqlite: ""
    case .postgresql: " FOR UPDATE SKIP LOCKED"
    }
  }

  /// The texts of a group in one text: `strings("name", by: ", ", ordered: "name")`.
  ///
  /// SQLite takes the rows in the order of the subquery that feeds it; `ordered` speaks to PostgreSQL alone, so
  /// order the subquery alike.
  public func strings(_ expression: SQL, by separator: SQL, ordered order: SQL) -> SQL {
    switch self {
    case .sqlite: "group_concat(\(expression), '\(separator)')"
    case .postgresql: "string_agg(\(expression), '\(separator)' ORDER BY \(order))"
    }
  }

  /// Waits for, and holds until the transaction ends, a lock with this number. SQLite's writer has it already.
  func advisoryLock(_ number: Int64) -> SQL? {
    switch self {
    case .sqlite: nil
    case .postgresql: "SELECT pg_advisory_xact_lock(\(number))"
    }
  }

  /// Renews the statistics that the planner goes by.
  public var renewingStatistics: SQL {
    switch self {
    case .sqlite: "PRAGMA optimize = 0x10002"
    case .postgresql: "ANALYZE"
    }
  }

  /// The plan of a statement, a line a row, in the first text column called `plan` or `detail`.
  func explaining(_ sql: SQL) -> SQL {
    switch self {
    case .sqlite: "EXPLAIN QUERY PLAN \(sql)"
    case .postgresql: "EXPLAIN \(sql)"
    }
  }

  /// Makes the planner avoid reading whole tables for the rest of the transaction, so that a plan over few rows
  /// shows whether an index serves. SQLite takes an index whenever one does.
  var avoidingFullScans: SQL? {
    switch self {
    case .sqlite: nil
    case .postgresql: "SET LOCAL enable_seqscan = off"
    }
  }
}
