/// Reading without the cost of the general way, for sweeps over hundreds of thousands of rows: what a type decodes from
/// is asked for as it is stored.
extension Row {
  /// A whole number; nil for NULL.
  public func integer(_ name: StaticString) throws -> Int64? {
    let index = try place(of: name)
    if source.isNull(index) { return nil }
    guard let value = source.integer(index) else { throw mismatch(index, wanted: "whole number") }
    return value
  }

  /// The two halves of an id; nil for NULL.
  public func halves(_ name: StaticString) throws -> (high: UInt64, low: UInt64)? {
    let index = try place(of: name)
    if source.isNull(index) { return nil }
    guard let bytes = source.bytes(index), bytes.count == 16 else { throw mismatch(index, wanted: "id") }
    return (
      UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }

  /// A text; nil for NULL.
  public func text(_ name: StaticString) throws -> String? {
    let index = try place(of: name)
    if source.isNull(index) { return nil }
    guard let bytes = source.text(index) else { throw mismatch(index, wanted: "text") }
    return String(decoding: bytes, as: UTF8.self)
  }
}
