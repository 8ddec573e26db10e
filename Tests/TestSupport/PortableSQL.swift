import Storage

/// What common SQL may not contain, because one engine fails or answers differently.
public enum PortableSQL {
  private static let forbidden: [(pattern: String, reason: String)] = [
    (#"::"#, "write CAST(x AS type)"),
    (#"\b(string_agg|group_concat)\b"#, "use Dialect.strings"),
    (
      #"\b(now|current_timestamp|current_date|datetime|strftime|random|gen_random_uuid)\b"#,
      "clock and ids are injected"
    ),
    (#"\bfor\s+(update|share)\b"#, "use Dialect.lockingRows"),
    (#"\b(ilike|greatest|least|concat|rowid)\b"#, "one engine does not have it"),
    (#"\b(autoincrement|serial|bigserial|identity)\b"#, "ids are made by the program"),
    (#"\b(jsonb?|json_\w+)\b|->>?"#, "JSON operators differ"),
    (#"\balter\s+column\b|\bconcurrently\b"#, "one engine does not have it"),
    (#"\bin\s*\(\s*\)"#, "PostgreSQL refuses an empty list"),
    (#"\blimit\s+-"#, "PostgreSQL refuses a negative limit"),
    (#"\bround\s*\([^()]*,"#, "PostgreSQL has no round(double, n)"),
    (#"\b(max|min)\s*\([^()]*,"#, "PostgreSQL has no max of two"),
    (
      #"\b(integer|bigint|text|blob|bytea|boolean|real|timestamptz?|uuid|strict)\b(?=\s*(,|\)\s*$|not\s+null|primary))"#,
      "use a type token"
    ),
  ]

  /// Each forbidden thing found in the text outside of quotes and comments, with what to do instead.
  public static func violations(in text: String) throws -> [String] {
    let plain = text.replacing(#/'(?:[^']|'')*'/#, with: "''").replacing(#/--[^\n]*/#, with: "").lowercased()
    return try forbidden.flatMap { pattern, reason in
      try plain.matches(of: Regex(pattern)).map { "\(plain[$0.range]): \(reason)" }
    }
  }

  /// The violations of every migration, each with the migration's id.
  public static func violations(in migrations: [Migration]) throws -> [String] {
    try migrations.flatMap { migration in
      try violations(in: migration.sql).map { "\(migration.id): \($0)" }
    }
  }
}
