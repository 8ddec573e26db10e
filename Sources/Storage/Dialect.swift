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

  /// What comes before a migration in its transaction: no time limits, and one process at a time in a schema.
  /// SQLite's writer is alone already.
  var beginningMigration: [SQL] {
    switch self {
    case .sqlite: []
    case .postgresql:
      [
        "SET LOCAL lock_timeout = 0", "SET LOCAL statement_timeout = 0",
        "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 1396789608)",
      ]
    }
  }

  /// Reads the tables for the planner. On PostgreSQL only those of the schema, and none that somebody else holds: a
  /// bare ANALYZE would lock everything in the database until the transaction ends.
  func renewingStatistics(of tables: [String]) -> [SQL] {
    switch self {
    case .sqlite: ["ANALYZE"] + AssumedStatistics.ofTables
    case .postgresql: ["ANALYZE (SKIP_LOCKED) \(SQL.join(tables.map(SQL.name), by: ", "))"]
    }
  }

  /// Whether texts compare by their bytes unless told otherwise.
  var ordersTextByBytes: Bool {
    switch self {
    case .sqlite: true
    case .postgresql: false
    }
  }

  /// Has a text compared by its bytes, whatever the database's language.
  var bytewise: SQL {
    switch self {
    case .sqlite: "COLLATE BINARY"
    case .postgresql: "COLLATE \"C\""
    }
  }

  /// Lets rows come before the rows that they refer to, where the schema allows it, until the transaction ends.
  var deferringForeignKeys: SQL {
    switch self {
    case .sqlite: "PRAGMA defer_foreign_keys = ON"
    case .postgresql: "SET CONSTRAINTS ALL DEFERRED"
    }
  }

  /// What comes after a migration in its transaction.
  var endingMigration: [SQL] {
    switch self {
    case .sqlite: AssumedStatistics.ofIndexes
    case .postgresql: []
    }
  }

  /// Asks for the engine's version, a text such as `3.40.1`.
  public var askingVersion: SQL {
    switch self {
    case .sqlite: "SELECT sqlite_version()"
    case .postgresql: "SELECT current_setting('server_version')"
    }
  }

  /// The plan of a statement, a line a row, in the last column.
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
