/// How the text of a file is encoded.
public enum TextEncoding: String, Codable, Sendable, CaseIterable {
  case utf8
  case utf8WithMark
  case utf16LittleEndian
  case utf16BigEndian
  /// Korean: EUC-KR with the further syllables of Windows.
  case cp949
  /// Western European, as Windows writes it.
  case windows1252

  /// What a person can choose from: whether there is a byte order mark is nobody's choice.
  public static let choices: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian, .cp949, .windows1252]

  /// The encoding that a person names: `utf-8`, `UTF-16LE`, `euc-kr`, `cp1252`, `latin1` …; nil for any other word.
  public init?(named name: String) {
    let word = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch word {
    case "utf8": self = .utf8
    case "utf16", "utf16le", "utf16littleendian", "unicode": self = .utf16LittleEndian
    case "utf16be", "utf16bigendian": self = .utf16BigEndian
    case "cp949", "euckr", "uhc", "ms949", "windows949", "ksc5601", "ksx1001": self = .cp949
    case "windows1252", "cp1252", "latin1", "iso88591", "iso885915", "ansi": self = .windows1252
    default: return nil
    }
  }

  /// The name by which people know it.
  public var name: String {
    switch self {
    case .utf8, .utf8WithMark: "UTF-8"
    case .utf16LittleEndian: "UTF-16 LE"
    case .utf16BigEndian: "UTF-16 BE"
    case .cp949: "CP949 (EUC-KR)"
    case .windows1252: "Windows-1252"
    }
  }

  /// Whether this is the same as `other` but for a byte order mark.
  func isLike(_ other: TextEncoding) -> Bool { name == other.name }
}
