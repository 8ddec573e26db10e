internal import CPostgres

extension PostgresSession {
  /// The number of rows from which COPY is worth its two extra round trips.
  private static let copyThreshold = 100
  private static let portionSize = 65_536

  /// How many rows a statement takes: a power of two, so that few different texts are prepared.
  ///
  /// The server describes each parameter in four bytes, and libpq may take a description of more than 30,000 bytes
  /// for a broken connection (`pqParseInput3` in PostgreSQL 15).
  static func rowsAtOnce(columns: Int) -> Int {
    let limit = max(1, min(512, 7_400 / max(1, columns)))
    return 1 << (Int.bitWidth - 1 - limit.leadingZeroBitCount)
  }

  func insert(_ target: InsertTarget, next fill: (inout RowBuffer) throws -> Bool) throws -> Int {
    let constants = RowBuffer(target.constants.map(\.value))
    let target = target.withoutConstants
    var buffer = RowBuffer()
    func next() throws -> [SQLValue]? {
      buffer.removeAll()
      buffer.append(constants)
      guard try fill(&buffer) else { return nil }
      _ = buffer.endRow()
      return buffer.withValues(of: 0..<1) { $0.map(SQLValue.init) }
    }
    var first: [[SQLValue]] = []
    let threshold = target.isOneStatement ? 0 : Self.copyThreshold
    while first.count < threshold, let row = try next() { first.append(row) }
    if first.count < threshold { return try insertTogether(first, target) }
    return try target.onConflict == nil ? copyRows(first, target, next) : insertInGroups(first, target, next)
  }

  private func insertInGroups(
    _ first: [[SQLValue]], _ target: InsertTarget, _ next: () throws -> [SQLValue]?
  ) throws -> Int {
    var group = first
    var changed = 0
    let limit = Self.rowsAtOnce(columns: target.columns.count)
    while let row = try next() {
      group.append(row)
      if group.count >= limit {
        changed += try insertTogether(group, target)
        group.removeAll(keepingCapacity: true)
      }
    }
    return changed + (try insertTogether(group, target))
  }

  /// Statements of 512, 256, 128 … rows.
  private func insertTogether(_ rows: [[SQLValue]], _ target: InsertTarget) throws -> Int {
    var rest = rows[...]
    var changed = 0
    let limit = Self.rowsAtOnce(columns: target.columns.count)
    while !rest.isEmpty {
      let size = min(limit, 1 << (Int.bitWidth - 1 - rest.count.leadingZeroBitCount))
      changed += try insertOnce(rest.prefix(size), target)
      rest = rest.dropFirst(size)
    }
    return changed
  }

  private func insertOnce(_ rows: ArraySlice<[SQLValue]>, _ target: InsertTarget) throws -> Int {
    guard rows.allSatisfy({ $0.count == target.columns.count }) else { throw DatabaseError.wrongRowLength(target) }
    return try execute(SQL(trusted: target.statement(rows: rows.count).text, values: Array(rows.joined())))
  }

  private func copyRows(
    _ first: [[SQLValue]], _ target: InsertTarget, _ next: () throws -> [SQLValue]?
  ) throws -> Int {
    let table = SQL.name(target.table).text
    let columns = SQL(trusted: "SELECT \(target.columnList) FROM \(table)")
    let types = try translating { try connection.columnTypes(of: columns) }
    let copy = "COPY \(table) (\(target.columnList)) FROM STDIN (FORMAT binary)"
    return try translating {
      try connection.copy(copy) { send in
        var buffer = Self.copyHeader
        for row in first { try Self.append(row, types, target, to: &buffer) }
        while let row = try next() {
          try Self.append(row, types, target, to: &buffer)
          guard buffer.count >= Self.portionSize else { continue }
          try send(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
        PostgresEncoding.append(Int16(-1), to: &buffer)
        try send(buffer)
      }
    }
  }

  /// A row of the binary COPY format: the number of fields, then length and bytes of each; -1 is NULL.
  private static func append(
    _ row: [SQLValue], _ types: [Oid], _ target: InsertTarget, to buffer: inout [UInt8]
  ) throws {
    guard row.count == types.count else { throw DatabaseError.wrongRowLength(target) }
    PostgresEncoding.append(Int16(truncatingIfNeeded: row.count), to: &buffer)
    for (index, value) in row.enumerated() {
      let place = buffer.count
      PostgresEncoding.append(Int32(-1), to: &buffer)
      if value == .null { continue }
      guard PostgresEncoding.append(value, as: types[index], to: &buffer) else {
        throw DatabaseError.other("\(target.table).\(target.columns[index]) cannot hold such a value")
      }
      let length = Int32(clamping: buffer.count - place - 4)
      withUnsafeBytes(of: length.bigEndian) { bytes in
        for (offset, byte) in bytes.enumerated() { buffer[place + offset] = byte }
      }
    }
  }

  /// The signature `PGCOPY\n\377\r\n\0`, no flags, no extension.
  private static var copyHeader: [UInt8] {
    [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0]
  }
}

extension InsertTarget {
  /// A statement with places for the values of so many rows, and none yet. Without constants.
  fileprivate func statement(rows: Int) -> SQL {
    let places = "(\(Array(repeating: String(SQL.marker), count: columns.count).joined(separator: ", ")))"
    var sql = SQL(trusted: "\(head) VALUES \(Array(repeating: places, count: rows).joined(separator: ", "))")
    if let onConflict { sql += " \(onConflict)" }
    return sql
  }
}
