internal import CPostgres

/// The type numbers (OIDs) of the types that we exchange, as in PostgreSQL's `pg_type.dat`.
enum PostgresType {
  static let unknown: Oid = 0
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let float4: Oid = 700
  static let float8: Oid = 701
  static let uuid: Oid = 2950

  /// The type that a bound value is declared to have; NULL leaves it to the server.
  static func of(_ value: SQLValue) -> Oid {
    switch value {
    case .null: unknown
    case .integer: int8
    case .real: float8
    case .bool: bool
    case .text: text
    case .blob: bytea
    case .uuid: uuid
    }
  }

  /// The types whose binary form is the text itself: text, varchar, bpchar, name, unknown, json, char, xml.
  static func isText(_ type: Oid) -> Bool {
    switch type {
    case text, 1043, 1042, 19, 705, 114, 18, 142: true
    default: false
    }
  }
}
