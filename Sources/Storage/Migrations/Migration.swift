/// One step of the schema, frozen once it has been released.
public struct Migration: Sendable, Hashable {
  /// When and what: `2026-11-22T1005_support_ticket`. Migrations run in the order of their ids.
  public let id: String
  /// Statements in the common dialect, with a token in braces where the engines differ: see `MigrationText`.
  public let sql: String

  public init(id: String, sql: String) {
    self.id = id
    self.sql = sql
  }

  /// FNV-1a, 64 bits, of the text: tells that a released migration was changed. Not a secret's hash.
  var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }
}
