import Spreadsheets

/// Where the bytes of a file come from, piece by piece.
public protocol ByteSource: Sendable {
  /// The next piece, empty at the end.
  mutating func next() throws(ByteSourceError) -> [UInt8]
}

/// Why bytes could not be read.
public enum ByteSourceError: Error, Equatable, Sendable {
  /// There is no such file, it is a folder, or it may not be read.
  case cannotOpen
  /// The medium failed in the middle.
  case cannotRead
  /// It is a workbook that cannot be read.
  case workbook(XLSXError)
}
