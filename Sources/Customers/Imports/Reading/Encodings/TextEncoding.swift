/// How the text of a file is encoded, as told by its first bytes.
public enum TextEncoding: String, Codable, Sendable {
  case utf8
  case utf8WithMark
  case utf16LittleEndian
  case utf16BigEndian

  /// The encoding and the length of its byte order mark (Unicode Standard 17, section 23.8).
  static func sniff(_ bytes: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8WithMark, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return (.utf8, 0)
  }
}
