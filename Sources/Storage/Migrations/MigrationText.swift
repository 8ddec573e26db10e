/// Writes a migration for one engine: replaces the tokens in braces.
///
/// | token | SQLite | PostgreSQL |
/// |---|---|---|
/// | `{uuid}` | `BLOB` | `UUID` |
/// | `{int}` (32 bits) | `INTEGER` | `INTEGER` |
/// | `{bigint}`, `{timestamp}` (ms) | `INTEGER` | `BIGINT` |
/// | `{date}` (days) | `INTEGER` | `INTEGER` |
/// | `{text}` | `TEXT` | `TEXT` |
/// | `{bool}` | `INTEGER CHECK (column IN (0, 1))` | `BOOLEAN` |
/// | `{double}` | `REAL` | `DOUBLE PRECISION` |
/// | `{blob}` | `BLOB` | `BYTEA` |
/// | `{strict}` after a table | `STRICT` | |
/// | `{clustered}` after a table that is kept in the order of its primary key | `STRICT, WITHOUT ROWID` | |
struct MigrationText {
  let migration: Migration
  let dialect: Dialect

  func expanded() throws(MigrationError) -> String {
    var result = ""
    var rest = migration.sql[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let token = rest[rest.index(after: open)..<close]
      result += rest[..<open]
      guard let text = text(for: token, after: result) else {
        throw .unknownToken(String(token), migration: migration.id)
      }
      result += text
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func text(for token: Substring, after written: String) -> String? {
    switch dialect {
    case .sqlite: token == "bool" ? "INTEGER CHECK (\(lastWord(of: written)) IN (0, 1))" : sqlite(token)
    case .postgresql: postgresql(token)
    }
  }

  private func sqlite(_ token: Substring) -> String? {
    switch token {
    case "uuid", "blob": "BLOB"
    case "int", "bigint", "timestamp", "date": "INTEGER"
    case "text": "TEXT"
    case "double": "REAL"
    case "strict": "STRICT"
    case "clustered": "STRICT, WITHOUT ROWID"
    default: nil
    }
  }

  private func postgresql(_ token: Substring) -> String? {
    switch token {
    case "uuid": "UUID"
    case "blob": "BYTEA"
    case "bigint", "timestamp": "BIGINT"
    case "int", "date": "INTEGER"
    case "text": "TEXT"
    case "bool": "BOOLEAN"
    case "double": "DOUBLE PRECISION"
    case "strict", "clustered": ""
    default: nil
    }
  }

  /// The name of the column whose type comes next.
  private func lastWord(of text: String) -> Substring {
    text.split(whereSeparator: \.isWhitespace).last ?? ""
  }
}
