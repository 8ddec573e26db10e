/// Rows on their way into a table: the values of all of them, one after the other, in one piece of memory.
///
/// Each value is a byte that says what it is and its bytes; those of texts and blobs come behind their number.
/// An engine takes them from there without copying each once more or counting references to it.
public struct RowBuffer: Sendable {
  enum Kind: UInt8 {
    case null, integer, real, bool, text, blob, uuid
  }

  private var bytes: [UInt8] = []
  /// Where each row ends that has ended.
  private var ends: [Int] = []
  /// The number of values of the row that has not ended.
  private var width = 0

  public init() {}

  /// One row, to be appended to others.
  public init(_ values: [SQLValue]) {
    bytes.reserveCapacity(16 * values.count)
    append(values)
  }

  public mutating func append(_ values: [SQLValue]) {
    for index in values.indices { append(values[index]) }
  }

  /// Appends the values of a row made before.
  public mutating func append(_ row: RowBuffer) {
    bytes.append(contentsOf: row.bytes)
    width += row.width
  }

  public mutating func append(_ text: String) {
    begin(.text)
    append(counted: text.utf8)
  }

  public mutating func append(_ value: SQLValue) {
    switch value {
    case .null: begin(.null)
    case .integer(let number):
      begin(.integer)
      append(word: UInt64(bitPattern: number))
    case .real(let number):
      begin(.real)
      append(word: number.bitPattern)
    case .bool(let flag):
      begin(.bool)
      bytes.append(flag ? 1 : 0)
    case .text(let text): append(text)
    case .blob(let blob):
      begin(.blob)
      append(counted: blob)
    case .uuid(let high, let low):
      begin(.uuid)
      append(word: high.bigEndian)
      append(word: low.bigEndian)
    }
  }

  /// The number of rows that have ended.
  var count: Int { ends.count }

  var byteCount: Int { bytes.count }

  /// Ends the row at hand.
  /// - Returns: the number of its values.
  mutating func endRow() -> Int {
    defer { width = 0 }
    ends.append(bytes.count)
    return width
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    width = 0
  }

  /// Hands over the values of the rows, which live until `body` returns.
  func withValues<Result>(of rows: Range<Int>, _ body: (inout PackedValues) throws -> Result) rethrows -> Result {
    let start = rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1]
    let end = rows.isEmpty ? start : ends[rows.upperBound - 1]
    return try bytes.withUnsafeBytes { bytes in
      var values = PackedValues(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      return try body(&values)
    }
  }

  /// Hands over the values of all rows and where each row ends; both live until `body` returns.
  func withRows<Result>(_ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<Int>) throws -> Result) rethrows -> Result
  {
    try bytes.withUnsafeBytes { bytes in try ends.withUnsafeBufferPointer { try body(bytes, $0) } }
  }

  private mutating func begin(_ kind: Kind) {
    bytes.append(kind.rawValue)
    width += 1
  }

  private mutating func append(word: UInt64) { withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) } }

  private mutating func append(counted content: some Collection<UInt8>) {
    withUnsafeBytes(of: UInt32(clamping: content.count)) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: content)
  }
}

/// The values of rows in a buffer, read one after the other.
struct PackedValues: Sequence, IteratorProtocol {
  /// A value whose bytes lie in the buffer.
  enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case bool(Bool)
    case text(UnsafeRawBufferPointer)
    case blob(UnsafeRawBufferPointer)
    /// 16 bytes.
    case uuid(UnsafeRawBufferPointer)
  }

  private var rest: UnsafeRawBufferPointer

  init(bytes: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)) { rest = bytes }

  mutating func next() -> Value? {
    guard !rest.isEmpty, let kind = RowBuffer.Kind(rawValue: rest[0]) else { return nil }
    take(1)
    switch kind {
    case .null: return .null
    case .integer: return .integer(Int64(bitPattern: word()))
    case .real: return .real(Double(bitPattern: word()))
    case .bool: return .bool(take(1)[0] != 0)
    case .text: return .text(counted())
    case .blob: return .blob(counted())
    case .uuid: return .uuid(take(16))
    }
  }

  @discardableResult
  private mutating func take(_ count: Int) -> UnsafeRawBufferPointer {
    defer { rest = UnsafeRawBufferPointer(rebasing: rest[count...]) }
    return UnsafeRawBufferPointer(rebasing: rest[..<count])
  }

  private mutating func word() -> UInt64 { take(8).loadUnaligned(as: UInt64.self) }

  private mutating func counted() -> UnsafeRawBufferPointer {
    let count = take(4).loadUnaligned(as: UInt32.self)
    return take(Int(count))
  }
}

extension SQLValue {
  /// A copy.
  init(_ value: PackedValues.Value) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .bool(let flag): self = .bool(flag)
    case .text(let bytes): self = .text(String(decoding: bytes, as: UTF8.self))
    case .blob(let bytes): self = .blob(Array(bytes))
    case .uuid(let bytes):
      self = .uuid(
        UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }
}
