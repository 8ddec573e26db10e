import Foundation

/// A row as a JSON list on one line: numbers, texts, null; blobs and uuids in base 64; truth values as 0 and 1,
/// as SQLite has them; numbers that JSON cannot write (`inf`, `nan`) as texts.
enum ExportRow {
  static func append(_ row: Row, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for index in row.source.columns.names.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(row.source, index, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func append(_ source: any RowSource, _ index: Int, to bytes: inout [UInt8]) {
    if source.isNull(index) {
      bytes.append(contentsOf: "null".utf8)
    } else if let text = source.text(index) {
      append(text, to: &bytes)
    } else if let blob = source.bytes(index) {
      append(Data(blob).base64EncodedString(), to: &bytes)
    } else if let number = source.integer(index) {
      bytes.append(contentsOf: String(number).utf8)
    } else if let flag = source.bool(index) {
      bytes.append(UInt8(ascii: flag ? "1" : "0"))
    } else if let number = source.real(index) {
      // Swift writes the shortest digits that read back as the same number.
      if number.isFinite { bytes.append(contentsOf: number.description.utf8) } else { append("\(number)", to: &bytes) }
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  private static func append(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0..<0x20: bytes.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
