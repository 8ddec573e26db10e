/// Takes a `multipart/form-data` body apart as it arrives (RFC 7578, RFC 2046 section 5.1), in bounded memory.
struct MultipartParser: Sendable {
  /// What the bytes so far have brought, in order.
  enum Event: Sendable, Equatable {
    case begin(MultipartPart)
    case body([UInt8])
    case end
  }

  /// The body is not what its header says, or more than any form needs.
  enum Failure: Error, Equatable {
    case malformed, headersTooLarge, tooManyParts
  }

  private enum State: Sendable { case preamble, afterBoundary, headers, body, finished }

  static let headerLimit = 8 << 10
  static let partLimit = 100

  private let delimiter: [UInt8]
  private var buffer: [UInt8] = Array("\r\n".utf8)
  private var state = State.preamble
  /// Whether the buffer begins with the end of the empty line before a body, which is not of the body.
  private var standsBeforeBody = false
  private var parts = 0

  /// Whether the closing boundary came; what follows it is ignored.
  var isFinished: Bool { state == .finished }

  /// - Parameter boundary: 1 to 70 characters.
  init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

  /// Takes the next bytes.
  mutating func feed(_ bytes: some Collection<UInt8>) throws(Failure) -> [Event] {
    guard state != .finished else { return [] }
    buffer.append(contentsOf: bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Goes on by one thing; false when it takes more bytes.
  private mutating func step(_ events: inout [Event]) throws(Failure) -> Bool {
    switch state {
    case .preamble: return skipPreamble()
    case .afterBoundary: return try passBoundary()
    case .headers: return try readHeaders(&events)
    case .body: return readBody(&events)
    case .finished: return false
    }
  }

  private mutating func skipPreamble() -> Bool {
    guard let start = find(delimiter, from: 0) else {
      keepTail()
      return false
    }
    buffer.removeFirst(start + delimiter.count)
    state = .afterBoundary
    return true
  }

  /// Reads what follows a boundary: `--` at the end of all, else blanks and the end of the line.
  private mutating func passBoundary() throws(Failure) -> Bool {
    if buffer.starts(with: [0x2D, 0x2D]) {
      state = .finished
      buffer = []
      return false
    }
    let blanks = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard buffer.count >= blanks + 2 else {
      if blanks > Self.headerLimit { throw .malformed }
      return false
    }
    guard buffer[blanks] == 0x0D, buffer[blanks + 1] == 0x0A else { throw .malformed }
    // The line's end stays: the headers end where two of them meet, also when there are none.
    buffer.removeFirst(blanks)
    parts += 1
    guard parts <= Self.partLimit else { throw .tooManyParts }
    state = .headers
    return true
  }

  private mutating func readHeaders(_ events: inout [Event]) throws(Failure) -> Bool {
    let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
    guard let length = find(end, from: 0) else {
      if buffer.count > Self.headerLimit { throw .headersTooLarge }
      return false
    }
    guard length <= Self.headerLimit else { throw .headersTooLarge }
    guard let part = MultipartPart(headers: buffer[..<length]) else { throw .malformed }
    buffer.removeFirst(length + 2)
    events.append(.begin(part))
    standsBeforeBody = true
    state = .body
    return true
  }

  private mutating func readBody(_ events: inout [Event]) -> Bool {
    // A part without a body ends with the same line's end that stands before it.
    let skip = standsBeforeBody ? 2 : 0
    if let start = find(delimiter, from: 0) {
      if start > skip { events.append(.body(Array(buffer[skip..<start]))) }
      events.append(.end)
      buffer.removeFirst(start + delimiter.count)
      state = .afterBoundary
      return true
    }
    let sure = buffer.count - (delimiter.count - 1)
    guard sure > skip else { return false }
    events.append(.body(Array(buffer[skip..<sure])))
    standsBeforeBody = false
    buffer.removeFirst(sure)
    return false
  }

  /// Drops what cannot be the beginning of a delimiter.
  private mutating func keepTail() {
    let surplus = buffer.count - (delimiter.count - 1)
    if surplus > 0 { buffer.removeFirst(surplus) }
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard buffer.count >= pattern.count else { return nil }
    return buffer.withUnsafeBufferPointer { bytes in
      var index = start
      while index + pattern.count <= bytes.count {
        if bytes[index] == pattern[0], (1..<pattern.count).allSatisfy({ bytes[index + $0] == pattern[$0] }) {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}
