/// Turns the pieces of a source into pieces of UTF-8, without byte order mark.
///
/// What is UTF-8 passes through unchecked: the reader checks row by row, to name the line. What is no
/// text in UTF-16 comes out as the byte FF, which is never valid in UTF-8.
struct UTF8Pieces: Sendable {
  private var source: any ByteSource
  /// Nil until the first bytes were seen.
  private(set) var encoding: TextEncoding?
  private var units = UTF16Units()

  init(_ source: any ByteSource) { self.source = source }

  /// The next piece, empty at the end.
  mutating func next() throws(ByteSourceError) -> [UInt8] {
    while true {
      let piece = encoding == nil ? try firstPiece() : try source.next()
      switch encoding {
      case nil, .utf8, .utf8WithMark: return piece
      case .utf16LittleEndian: units.isBigEndian = false
      case .utf16BigEndian: units.isBigEndian = true
      }
      if piece.isEmpty { return units.finish() }
      let text = units.decode(piece)
      if !text.isEmpty { return text }
    }
  }

  /// Gathers enough bytes to see a byte order mark and takes it off.
  private mutating func firstPiece() throws(ByteSourceError) -> [UInt8] {
    var head: [UInt8] = []
    while head.count < 3 {
      let piece = try source.next()
      if piece.isEmpty { break }
      head += piece
    }
    let (found, markLength) = TextEncoding.sniff(head)
    encoding = found
    let rest = Array(head.dropFirst(markLength))
    return rest.isEmpty && !head.isEmpty ? try source.next() : rest
  }
}

/// Decodes UTF-16 that arrives in pieces cut anywhere.
private struct UTF16Units: Sendable {
  var isBigEndian = false
  private var oddByte: UInt8?
  private var highSurrogate: UInt16?

  mutating func decode(_ piece: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count * 3 / 2 + 4)
    for byte in piece {
      guard let first = oddByte else {
        oddByte = byte
        continue
      }
      oddByte = nil
      let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      append(unit, to: &text)
    }
    return text
  }

  /// What an end in the middle of a character leaves behind; empty when there is none.
  mutating func finish() -> [UInt8] {
    defer { (oddByte, highSurrogate) = (nil, nil) }
    return oddByte == nil && highSurrogate == nil ? [] : [0xFF]
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if (0xDC00...0xDFFF).contains(unit) {
        append(0x10000 + UInt32(high - 0xD800) << 10 + UInt32(unit - 0xDC00), to: &text)
        return
      }
      text.append(0xFF)
    }
    switch unit {
    case 0xD800...0xDBFF: highSurrogate = unit
    case 0xDC00...0xDFFF: text.append(0xFF)
    default: append(UInt32(unit), to: &text)
    }
  }

  private func append(_ value: UInt32, to text: inout [UInt8]) {
    if let scalar = Unicode.Scalar(value) { text.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
  }
}
