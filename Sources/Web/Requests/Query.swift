import Foundation
import Kernel

/// Names and values of a query string or of an URL-encoded form, in order, decoded.
public struct Query: Sendable {
  public let pairs: [(name: String, value: String)]

  public init(pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

  /// Reads `a=1&b=%EA%B0%80` (WHATWG URL, section 5.1); text that is not UTF-8 becomes U+FFFD, NUL is dropped.
  public init(encoded text: some StringProtocol) {
    pairs = Array(text.utf8).split(separator: UInt8(ascii: "&")).prefix(1000).map { pair in
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decode(parts[0]), parts.count > 1 ? Self.decode(parts[1]) : "")
    }
  }

  /// The first value of that name.
  public subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values of that name.
  public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// Reads the value as a day; 422 when it is none.
  public func date(_ name: String) throws(Problem) -> LocalDate? {
    guard let text = self[name], !text.isEmpty else { return nil }
    guard let date = LocalDate(text) else { throw .invalid("/\(name)", "notADate") }
    return date
  }

  /// Reads the value as an id; 422 when it is none.
  public func id<Subject>(_ name: String, of _: Subject.Type = Subject.self) throws(Problem) -> ID<Subject>? {
    guard let text = self[name], !text.isEmpty else { return nil }
    guard let id = ID<Subject>(text) else { throw .invalid("/\(name)", "unknownReference") }
    return id
  }

  /// Reads the value as a moment, or as a day's beginning in `zone`; 422 when it is neither.
  public func moment(_ name: String, in zone: TimeZone) throws(Problem) -> Timestamp? {
    guard let text = self[name], !text.isEmpty else { return nil }
    if let day = LocalDate(text) { return day.start(in: zone) }
    guard let moment = Timestamp(text) else { throw .invalid("/\(name)", "notATimestamp") }
    return moment
  }

  /// The page size that `limit` asks for, 1 to `most`.
  public func limit(_ usual: Int = 50, most: Int = 200) throws(Problem) -> Int {
    guard let text = self["limit"] else { return usual }
    guard let limit = Int(text), (1...most).contains(limit) else {
      throw .invalid("/limit", "outOfRange", ["from": "1", "to": String(most)])
    }
    return limit
  }

  /// The place after which the page begins.
  public func cursor() throws(Problem) -> Cursor? {
    guard let text = self["cursor"], !text.isEmpty else { return nil }
    guard let cursor = Cursor(text) else { throw .invalid("/cursor", "notACursor") }
    return cursor
  }

  private static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var decoded: [UInt8] = []
    var digits = bytes.makeIterator()
    while let byte = digits.next() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let first = digits.next()?.hexDigitValue, let second = digits.next()?.hexDigitValue else { break }
        decoded.append(first << 4 | second)
      default: decoded.append(byte)
      }
    }
    decoded.removeAll { $0 == 0 }
    return String(decoding: decoded, as: UTF8.self)
  }
}

extension UInt8 {
  var hexDigitValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
