/// Why a workbook could not be written.
public enum XLSXWriterError: Error, Hashable, Sendable {
  /// The file, or the temporary files beside it, cannot be written; the number is libxlsxwriter's.
  case cannotWrite(code: Int)
  /// More columns than a sheet has (16,384), or none.
  case columnCount(Int)
  /// It has been finished already.
  case finished
}
