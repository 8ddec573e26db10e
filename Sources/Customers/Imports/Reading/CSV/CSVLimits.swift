/// How much of a file one row may take, so that no file can fill the memory.
public struct CSVLimits: Sendable, Equatable {
  /// Bytes of UTF-8 in one field.
  public var fieldBytes: Int
  /// Bytes of UTF-8 in all fields of one row.
  public var rowBytes: Int
  public var columns: Int

  public init(fieldBytes: Int = 1 << 20, rowBytes: Int = 4 << 20, columns: Int = 1000) {
    self.fieldBytes = fieldBytes
    self.rowBytes = rowBytes
    self.columns = columns
  }
}
