/// Turns the pieces of a source into pieces of UTF-8, without byte order mark.
///
/// What is UTF-8 passes through unchecked: the reader checks row by row, to name the line. What is no text in
/// another encoding comes out as the byte FF, which is never valid in UTF-8.
struct UTF8Pieces: Sendable {
  /// Bytes by which an encoding is told.
  static let headSize = 64 << 10

  private var source: any ByteSource
  /// Nil until the first bytes were seen, unless it was said.
  private(set) var encoding: TextEncoding?
  private var isBegun = false
  private var units = UTF16Units()
  private var pairs = ByteCodes()

  init(_ source: any ByteSource, encoding: TextEncoding? = nil) {
    self.source = source
    self.encoding = encoding
  }

  /// The next piece, empty at the end.
  mutating func next() throws(ByteSourceError) -> [UInt8] {
    while true {
      let piece = isBegun ? try source.next() : try firstPiece()
      switch encoding {
      case nil, .utf8, .utf8WithMark: return piece
      case .utf16LittleEndian: units.isBigEndian = false
      case .utf16BigEndian: units.isBigEndian = true
      case .cp949, .windows1252: pairs.isKorean = encoding == .cp949
      }
      let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
      if piece.isEmpty { return isWide ? units.finish() : pairs.finish() }
      let text = isWide ? units.decode(piece) : pairs.decode(piece)
      if !text.isEmpty { return text }
    }
  }

  /// Gathers enough bytes to tell the encoding and takes a byte order mark off.
  private mutating func firstPiece() throws(ByteSourceError) -> [UInt8] {
    isBegun = true
    var head: [UInt8] = []
    while head.count < (encoding == nil ? Self.headSize : 3) {
      let piece = try source.next()
      if piece.isEmpty { break }
      head += piece
    }
    let found = encoding ?? TextEncoding.detect(head)
    encoding = found
    guard let mark = TextEncoding.marked(head), mark.encoding.isLike(found) else { return head }
    let rest = Array(head.dropFirst(mark.length))
    return rest.isEmpty ? try source.next() : rest
  }
}

/// Decodes CP949 and Windows-1252 that arrive in pieces cut anywhere.
private struct ByteCodes: Sendable {
  var isKorean = false
  /// The first byte of a character whose second comes with the next piece.
  private var lead: UInt8?

  mutating func decode(_ piece: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(piece.count * 3 / 2 + 4)
    for byte in piece {
      if let first = lead {
        lead = nil
        append(KoreanCode.character(first, byte), to: &text)
        // A lost second byte must not swallow the end of a field.
        if byte < 0x41 { text.append(byte) }
      } else if byte < 0x80 {
        text.append(byte)
      } else if isKorean {
        lead = byte
      } else {
        append(WesternCode.characters[Int(byte)], to: &text)
      }
    }
    return text
  }

  /// What an end in the middle of a character leaves behind; empty when there is none.
  mutating func finish() -> [UInt8] {
    defer { lead = nil }
    return lead == nil ? [] : [0xFF]
  }

  private func append(_ value: UInt16?, to text: inout [UInt8]) {
    guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return text.append(0xFF) }
    text.append(contentsOf: UTF8.encode(scalar) ?? .init())
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
