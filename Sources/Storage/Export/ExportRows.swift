/// The rows of one table out of an export, up to the line that counts them. A sequence cannot throw: what stopped
/// it stands in `outcome`.
final class ExportRows: Sequence, IteratorProtocol {
  private let lines: InputLines
  private let kinds: [TableDefinition.Kind]
  private var count = 0
  /// The number of rows, when all were read and are as many as the file says.
  private(set) var outcome: Result<Int, any Error>?

  init(_ lines: InputLines, kinds: [TableDefinition.Kind]) {
    self.lines = lines
    self.kinds = kinds
  }

  func next() -> [SQLValue]? {
    guard outcome == nil else { return nil }
    do {
      guard let bytes = try lines.next() else { throw lines.malformed("the file ends within a table") }
      if bytes.first == UInt8(ascii: "[") { return try row(bytes) }
      guard try lines.line(bytes) == .rows(count: count) else { throw lines.malformed("\(count) rows were read") }
      outcome = .success(count)
    } catch {
      outcome = .failure(error)
    }
    return nil
  }

  private func row(_ bytes: [UInt8]) throws -> [SQLValue] {
    guard let scalars = ExportScalars.read(bytes), scalars.count == kinds.count else {
      throw lines.malformed("not a row of this table")
    }
    count += 1
    return try zip(scalars, kinds).map { scalar, kind in
      guard let value = scalar.value(as: kind) else { throw lines.malformed("a value does not fit its column") }
      return value
    }
  }
}
