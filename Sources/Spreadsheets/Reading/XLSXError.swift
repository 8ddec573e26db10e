/// Why a workbook cannot be read.
public enum XLSXError: Error, Hashable, Sendable {
  /// There is no such file, or it may not be read.
  case cannotOpen
  /// It is no workbook of the XLSX format.
  case notAWorkbook
  /// It is protected by a password, or in the format of Excel 97 to 2003.
  case encrypted
  /// It brings macros.
  case macros
  /// Unpacked it is larger than `XLSXLimits` allow, or by far larger than its file: a zip bomb.
  case tooLarge
  /// Its XML declares a document type, with which entities could read files or multiply without end.
  case documentType
  /// It is cut off, or is not what the format asks for.
  case damaged
  /// It has no sheet of this name; an empty name stands for a workbook without sheets.
  case noSuchSheet(String)

  /// A stable word in lowerCamelCase, part of the API.
  public var code: String {
    switch self {
    case .cannotOpen: "cannotOpen"
    case .notAWorkbook: "notAWorkbook"
    case .encrypted: "encryptedWorkbook"
    case .macros: "workbookWithMacros"
    case .tooLarge: "workbookTooLarge"
    case .documentType: "workbookWithDocumentType"
    case .damaged: "damagedWorkbook"
    case .noSuchSheet: "noSuchSheet"
    }
  }
}
