internal import CPostgres

/// The bound values of one execution in libpq's form. Kept by the connection so that its memory is used again.
struct PostgresParameters {
  private var bytes: [UInt8] = []
  private var offsets: [Int] = []
  private var lengths: [CInt] = []
  private var formats: [CInt] = []

  /// Encodes the values as `types` want them.
  /// - Returns: false when a value cannot be of its type: the statement was prepared with other types.
  mutating func encode(_ values: [SQLValue], as types: [Oid]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    guard values.count == types.count else { return false }
    for (value, type) in zip(values, types) {
      let start = bytes.count
      if value == .null {
        offsets.append(-1)
      } else {
        guard PostgresEncoding.append(value, as: type, to: &bytes) else { return false }
        offsets.append(start)
      }
      lengths.append(CInt(clamping: bytes.count - start))
    }
    if formats.count < values.count { formats = Array(repeating: 1, count: values.count) }
    // An empty value at the very end still needs an address: a null pointer would mean NULL.
    bytes.append(0)
    return true
  }

  /// Calls `body` with count, addresses, lengths and formats.
  func withPointers<Result>(
    _ body: (CInt, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { buffer in
      let base = UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
      let addresses = offsets.map { offset in offset < 0 ? nil : base.map { $0 + offset } }
      return addresses.withUnsafeBufferPointer {
        body(CInt(clamping: offsets.count), $0.baseAddress, lengths, formats)
      }
    }
  }
}
