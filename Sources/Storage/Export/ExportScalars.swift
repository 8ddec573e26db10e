/// Reads the JSON list of a row: numbers, texts and null, nothing nested.
struct ExportScalars {
  enum Scalar: Equatable {
    case null
    case number(Substring)
    case text(String)
  }

  private let bytes: [UInt8]
  private var place = 0

  /// - Returns: nil when the line is not such a list.
  static func read(_ line: [UInt8]) -> [Scalar]? {
    var reader = ExportScalars(bytes: line)
    return reader.list()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func list() -> [Scalar]? {
    guard take("[") else { return nil }
    var scalars: [Scalar] = []
    if take("]") { return place == bytes.count ? [] : nil }
    repeat {
      guard let scalar = scalar() else { return nil }
      scalars.append(scalar)
    } while take(",")
    return take("]") && place == bytes.count ? scalars : nil
  }

  private mutating func scalar() -> Scalar? {
    if take("\"") { return text().map(Scalar.text) }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: ","), bytes[place] != UInt8(ascii: "]") { place += 1 }
    let word = Substring(decoding: bytes[start..<place], as: UTF8.self)
    return word.isEmpty ? nil : word == "null" ? .null : .number(word)
  }

  /// What follows an opening quote, up to the closing one.
  private mutating func text() -> String? {
    var content: [UInt8] = []
    while place < bytes.count {
      let run = bytes[place...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      content.append(contentsOf: run)
      place = run.endIndex
      if take("\"") { return String(validating: content, as: UTF8.self) }
      guard let character = escape() else { return nil }
      content.append(contentsOf: Character(character).utf8)
    }
    return nil
  }

  /// `\"`, `\\` or `\u001f`: all that `ExportRow` writes.
  private mutating func escape() -> Unicode.Scalar? {
    guard take("\\") else { return nil }
    if take("\"") { return "\"" }
    if take("\\") { return "\\" }
    guard take("u"), place + 4 <= bytes.count else { return nil }
    defer { place += 4 }
    return UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }
}
