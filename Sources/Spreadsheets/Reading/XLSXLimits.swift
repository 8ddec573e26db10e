/// How much of a workbook is read, so that no file can fill the memory or take for ever.
public struct XLSXLimits: Sendable, Equatable {
  /// Files within the workbook.
  public var entries: Int
  /// Bytes of all that is unpacked.
  public var unpackedBytes: Int
  /// How many times larger than the file that may be, beyond the first 64 MB.
  public var ratio: Int
  /// Bytes of the texts that cells share, which are kept in memory.
  public var sharedBytes: Int
  /// Bytes of one text.
  public var textBytes: Int

  public init(
    entries: Int = 10_000, unpackedBytes: Int = 4 << 30, ratio: Int = 200, sharedBytes: Int = 96 << 20,
    textBytes: Int = 1 << 20
  ) {
    self.entries = entries
    self.unpackedBytes = unpackedBytes
    self.ratio = ratio
    self.sharedBytes = sharedBytes
    self.textBytes = textBytes
  }

  /// Bytes to which a file of `size` bytes may unpack.
  func unpackedBytes(ofFile size: Int) -> Int {
    let (product, isTooLarge) = size.multipliedReportingOverflow(by: ratio)
    return isTooLarge ? unpackedBytes : min(unpackedBytes, max(64 << 20, product))
  }
}
