extension CSVReader {
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Goes on in the piece at hand; true when the row is complete.
  mutating func scan(_ row: inout CSVRow) -> Bool {
    let piece = piece
    return piece.withUnsafeBufferPointer { bytes in
      while position < bytes.count {
        if state == .quoted {
          scanQuoted(bytes, &row)
        } else if state == .plain {
          if scanPlain(bytes, &row) { return true }
        } else {
          begin(bytes, &row)
        }
      }
      return false
    }
  }

  /// At the start of a field, or behind a quote inside a quoted one: decides what follows.
  private mutating func begin(_ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow) {
    let byte = bytes[position]
    if followsReturn && byte == Self.lineFeed && state == .fieldStart {
      followsReturn = false
      position += 1
      return
    }
    followsReturn = false
    guard byte == Self.quote else {
      state = .plain
      return
    }
    if state == .quoteInQuoted {
      append(UnsafeBufferPointer(rebasing: bytes[position...position]), to: &row)
    } else {
      quoteLine = line
      hasQuotes = true
    }
    state = .quoted
    position += 1
  }

  /// Reads unquoted text and what ends it; true when that is the end of the row.
  private mutating func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow) -> Bool {
    var end = position
    let delimiter = delimiter
    while end < bytes.count {
      let byte = bytes[end]
      if byte == delimiter { break }
      if byte <= Self.carriageReturn && (byte == Self.lineFeed || byte == Self.carriageReturn || byte == 0) { break }
      end += 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[position..<end]), to: &row)
    position = end
    return end < bytes.count && finishPlain(bytes[end], &row)
  }

  private mutating func finishPlain(_ byte: UInt8, _ row: inout CSVRow) -> Bool {
    position += 1
    if byte == 0 {
      refuse(&row, .nulByte, at: line)
      return false
    }
    endField(&row)
    state = .fieldStart
    if byte == delimiter { return false }
    followsReturn = byte == Self.carriageReturn
    line += 1
    return true
  }

  /// Reads quoted text up to the next quote, counting the lines in it.
  private mutating func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ row: inout CSVRow) {
    var end = position
    while end < bytes.count, bytes[end] != Self.quote, bytes[end] != 0 {
      let byte = bytes[end]
      if byte == Self.carriageReturn || byte == Self.lineFeed && !followsReturn { line += 1 }
      followsReturn = byte == Self.carriageReturn
      end += 1
    }
    append(UnsafeBufferPointer(rebasing: bytes[position..<end]), to: &row)
    position = end
    guard end < bytes.count else { return }
    position += 1
    followsReturn = false
    if bytes[end] == 0 { refuse(&row, .nulByte, at: line) } else { state = .quoteInQuoted }
  }

  /// Ends the field at hand.
  func endField(_ row: inout CSVRow) {
    guard row.problem == nil else { return }
    if row.ends.count == limits.columns {
      refuse(&row, .tooManyColumns, at: row.line, limit: limits.columns)
    } else {
      row.ends.append(row.bytes.count)
    }
  }

  private func append(_ run: UnsafeBufferPointer<UInt8>, to row: inout CSVRow) {
    guard row.problem == nil else { return }
    // The limit that is reached first is named, however the bytes are cut into pieces.
    let fieldRoom = limits.fieldBytes - (row.bytes.count - (row.ends.last ?? 0))
    let rowRoom = limits.rowBytes - row.bytes.count
    if run.count > fieldRoom, fieldRoom <= rowRoom {
      refuse(&row, .fieldTooLong, at: row.line, limit: limits.fieldBytes)
    } else if run.count > rowRoom {
      refuse(&row, .rowTooLong, at: row.line, limit: limits.rowBytes)
    } else {
      row.bytes.append(contentsOf: run)
    }
  }

  private func refuse(_ row: inout CSVRow, _ code: RowProblemCode, at line: Int, limit: Int? = nil) {
    guard row.problem == nil else { return }
    row.problem = RowProblem(line: line, code: code, arguments: limit.map { ["limit": String($0)] } ?? [:])
    drop(&row)
  }
}
