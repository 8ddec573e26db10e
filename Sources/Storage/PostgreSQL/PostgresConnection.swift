internal import CPostgres
import Foundation

/// One connection to a server: blocking calls, made on the thread that opened it.
final class PostgresConnection {
  private static let statementLimit = 400

  private let handle: OpaquePointer
  private var prepared: [String: PostgresStatement] = [:]
  private var preparedCount = 0
  private var tableNames: [Oid: String] = [:]
  private var parameters = PostgresParameters()

  /// Connects and sets the session up.
  init(url: String, options: DatabaseOptions) throws {
    let seconds = max(2, options.connectLimit.components.seconds)
    let settings = [
      ("dbname", url), ("connect_timeout", "\(seconds)"), ("application_name", "saathi"), ("client_encoding", "UTF8"),
      ("keepalives_idle", "60"),
    ]
    guard let handle = Self.connect(settings) else { throw DatabaseError.unavailable("out of memory") }
    self.handle = handle
    guard PQstatus(handle) == CONNECTION_OK else { throw PostgresFailure(connection: handle) }
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    try setUp(options)
  }

  deinit { PQfinish(handle) }

  /// False after the server has closed the connection or it broke.
  var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// Runs one or more statements without values.
  /// - Returns: what the server says it did, as `COMMIT`.
  @discardableResult
  func run(_ text: String) throws -> String {
    let result = PQexec(handle, text)
    defer { PQclear(result) }
    try check(result)
    return PQcmdStatus(result).map { String(cString: $0) } ?? ""
  }

  /// Runs a statement that is prepared at its first use.
  func execute(_ sql: SQL) throws -> PostgresResult {
    let statement = try statement(for: sql)
    let result = parameters.withPointers { count, values, lengths, formats in
      PQexecPrepared(handle, statement.name, count, values, lengths, formats, 1)
    }
    return PostgresResult(
      try checked(result), columns: statement.columns, types: statement.columnTypes)
  }

  /// Runs a statement that is not worth preparing.
  func executeOnce(_ sql: SQL) throws -> PostgresResult {
    let types = sql.values.map(PostgresType.of)
    guard parameters.encode(sql.values, as: types) else { throw DatabaseError.other("a value cannot be bound") }
    let result = parameters.withPointers { count, values, lengths, formats in
      PQexecParams(handle, SQL.numbered(sql.text, by: "$"), count, types, values, lengths, formats, 1)
    }
    let rows = try checked(result)
    let shape = try shape(of: rows)
    return PostgresResult(rows, columns: shape.columns, types: shape.types)
  }

  /// Sends rows with COPY … FROM STDIN. `feed` writes portions of the stream.
  /// - Returns: the number of rows copied.
  func copy(_ text: String, _ feed: ((borrowing [UInt8]) throws -> Void) throws -> Void) throws -> Int {
    let start = PQexec(handle, text)
    defer { PQclear(start) }
    guard PQresultStatus(start) == PGRES_COPY_IN else { throw PostgresFailure(result: start, connection: handle) }
    do {
      try feed { try self.put($0) }
      guard PQputCopyEnd(handle, nil) == 1 else { throw PostgresFailure(connection: handle) }
    } catch {
      _ = PQputCopyEnd(handle, "given up")
      drain()
      throw error
    }
    let end = PQgetResult(handle)
    defer {
      PQclear(end)
      drain()
    }
    try check(end)
    return Int(String(cString: PQcmdTuples(end))) ?? 0
  }

  /// The types of a query's columns, without running it.
  func columnTypes(of sql: SQL) throws -> [Oid] { try statement(for: sql).columnTypes }

  private func put(_ bytes: borrowing [UInt8]) throws {
    let sent = bytes.withUnsafeBytes { buffer in
      PQputCopyData(handle, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(clamping: buffer.count))
    }
    guard sent == 1 else { throw PostgresFailure(connection: handle) }
  }

  private func drain() {
    while let rest = PQgetResult(handle) { PQclear(rest) }
  }

  private func setUp(_ options: DatabaseOptions) throws {
    // Whole results are always read, so a cursor's plan should be the one that is fastest to the end. What is looked
    // up lies in memory or on a disk without heads: by PostgreSQL's usual price of 4 a few hundred look-ups by key
    // become walks through whole tables.
    var settings = "SET cursor_tuple_fraction = 1; SET random_page_cost = 1.1;"
    settings += "SET lock_timeout = \(options.busyLimit.milliseconds);"
    if let limit = options.statementLimit { settings += "SET statement_timeout = \(limit.milliseconds);" }
    if let schema = options.schema { settings += "SET search_path TO \(SQL.name(schema).text);" }
    try run(settings)
  }

  private func statement(for sql: SQL) throws -> PostgresStatement {
    if let known = prepared[sql.text] {
      if parameters.encode(sql.values, as: known.parameterTypes) { return known }
      try run("DEALLOCATE \(known.name)")
      prepared[sql.text] = nil
    }
    if prepared.count >= Self.statementLimit {
      try run("DEALLOCATE ALL")
      prepared.removeAll()
    }
    let new = try prepare(sql)
    prepared[sql.text] = new
    guard parameters.encode(sql.values, as: new.parameterTypes) else {
      throw DatabaseError.other("a bound value does not fit the type that the server found for it")
    }
    return new
  }

  private func prepare(_ sql: SQL) throws -> PostgresStatement {
    preparedCount += 1
    let name = "s\(preparedCount)"
    let types = sql.values.map(PostgresType.of)
    let result = PQprepare(handle, name, SQL.numbered(sql.text, by: "$"), CInt(clamping: types.count), types)
    defer { PQclear(result) }
    try check(result)
    let description = PQdescribePrepared(handle, name)
    defer { PQclear(description) }
    try check(description)
    let shape = try shape(of: description)
    return PostgresStatement(
      name: name, parameterTypes: (0..<PQnparams(description)).map { PQparamtype(description, $0) },
      columns: shape.columns, columnTypes: shape.types)
  }

  private func shape(of result: OpaquePointer?) throws -> (columns: ResultColumns, types: [Oid]) {
    let indices = 0..<PQnfields(result)
    let tables = indices.map { PQftable(result, $0) }
    try learnNames(of: tables)
    let columns = ResultColumns(
      names: indices.map { PQfname(result, $0).map { String(cString: $0) } ?? "" },
      tables: tables.map { tableNames[$0] })
    return (columns, indices.map { PQftype(result, $0) })
  }

  /// Asks once for the names of tables that columns come from: they stand in the messages of decoding errors.
  private func learnNames(of tables: [Oid]) throws {
    let unknown = Set(tables.filter { $0 != 0 && tableNames[$0] == nil }).sorted()
    guard !unknown.isEmpty else { return }
    let list = unknown.map(String.init).joined(separator: ", ")
    let result = PQexec(handle, "SELECT oid, relname FROM pg_catalog.pg_class WHERE oid IN (\(list))")
    defer { PQclear(result) }
    try check(result)
    for row in 0..<PQntuples(result) {
      guard let number = Oid(String(cString: PQgetvalue(result, row, 0))) else { continue }
      tableNames[number] = String(cString: PQgetvalue(result, row, 1))
    }
  }

  private func check(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
    default: throw PostgresFailure(result: result, connection: handle)
    }
  }

  private func checked(_ result: OpaquePointer?) throws -> OpaquePointer {
    do {
      try check(result)
    } catch {
      PQclear(result)
      throw error
    }
    guard let result else { throw PostgresFailure(connection: handle) }
    return result
  }

  private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
    var keywords = settings.map { UnsafePointer(strdup($0.0)) }
    var values = settings.map { UnsafePointer(strdup($0.1)) }
    defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
    keywords.append(nil)
    values.append(nil)
    return PQconnectdbParams(keywords, values, 1)
  }
}
