internal import CPostgres

/// A failure as PostgreSQL reports it.
struct PostgresFailure: Error {
  /// Five characters (PostgreSQL's appendix A); empty when the connection itself failed.
  let state: String
  let message: String
  let constraint: String?
  let column: String?

  /// The failure of a statement.
  init(result: OpaquePointer?, connection: OpaquePointer?) {
    func field(_ code: Unicode.Scalar) -> String? {
      PQresultErrorField(result, CInt(code.value)).map { String(cString: $0) }
    }
    state = field("C") ?? ""
    constraint = field("n")
    column = field("c")
    message = field("M") ?? Self.lastMessage(of: connection)
  }

  /// The failure of the connection.
  init(connection: OpaquePointer?) { self.init(result: nil, connection: connection) }

  /// Whether the whole transaction may succeed when it is run again: serialisation failure, deadlock.
  var isWorthAnotherTry: Bool { state == "40001" || state == "40P01" }

  /// Whether the server has ended the connection (or never took it).
  var isDisconnection: Bool {
    state.isEmpty || state.hasPrefix("08") || state == "57P01" || state == "57P02" || state == "57P03"
  }

  /// The failure in terms of both engines.
  var databaseError: DatabaseError {
    switch state {
    case "23505", "23P01": .unique(constraint: constraint ?? "")
    case "23503": .foreignKey(constraint: constraint)
    case "23514": .check(constraint: constraint)
    case "23502": .notNull(column: column ?? "")
    case "40001", "40P01", "55P03": .busy
    case "53100", "53200": .full
    case "25006", "42501": .readOnly(message)
    case "57014": .tookTooLong
    case _ where isDisconnection || state.hasPrefix("53") || state.hasPrefix("28") || state == "3D000":
      .unavailable(message)
    default: .other("\(message) (\(state))")
    }
  }

  private static func lastMessage(of connection: OpaquePointer?) -> String {
    guard let text = PQerrorMessage(connection) else { return "no connection" }
    return String(String(cString: text).prefix { $0 != "\n" })
  }
}
