/// One row of a file: its fields as they stand there, without the quotes.
///
/// All fields share one buffer, and a reader fills the same row again and again without allocating.
public struct CSVRow: Sendable, Equatable {
  /// The line of the file, from 1, on which the row begins.
  public internal(set) var line = 0
  /// What is wrong with the row as a whole; its fields may then be missing.
  public internal(set) var problem: RowProblem?
  var bytes: [UInt8] = []
  /// For each field the offset in `bytes` at which it ends.
  var ends: [Int] = []

  public init() {}

  /// A row made by hand.
  public init(line: Int, fields: [String]) {
    self.line = line
    for field in fields {
      bytes += field.utf8
      ends.append(bytes.count)
    }
  }

  /// The number of fields.
  public var count: Int { ends.count }

  /// The text of a field as it stands in the file, empty when there is no such field.
  public subscript(index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

  public var fields: [String] { ends.indices.map { self[$0] } }

  /// The text of a field without white space and byte order marks at its ends.
  public func trimmed(_ index: Int) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      var range = range(index)
      while let first = range.first, bytes[first] <= 32 { range.removeFirst() }
      while let last = range.last, bytes[last] <= 32 { range.removeLast() }
      guard let first = range.first, let last = range.last else { return "" }
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
      return bytes[first] >= 0xC2 || bytes[last] >= 0x80 ? text.withoutBlankEnds : text
    }
  }

  /// Empties the row for the next one, keeping its buffers.
  mutating func reset(line: Int) {
    self.line = line
    problem = nil
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  private func range(_ index: Int) -> Range<Int> {
    guard ends.indices.contains(index) else { return 0..<0 }
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}

extension String {
  /// Without white space, byte order marks and zero-width spaces at both ends.
  fileprivate var withoutBlankEnds: String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    let head = unicodeScalars.drop(while: isBlank)
    guard let last = head.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(head[...last])
  }
}
