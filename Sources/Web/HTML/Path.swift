/// A place within the program, for `href`, `src` and `action`: `"/accounts/\(id)"`.
///
/// What is interpolated becomes one path segment, percent-encoded (RFC 3986); so a path never leaves this site.
public struct Path: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The path with its query, percent-encoded.
  public private(set) var description: String

  public init(stringLiteral value: StaticString) { description = value.description }

  public init(stringInterpolation: StringInterpolation) { description = stringInterpolation.text }

  /// The path that a visitor asked to return to; nil unless it is a local one (no scheme, no host, no backslash).
  public init?(local text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count == 1 || bytes[1] != UInt8(ascii: "/"), bytes.count <= 2048,
      bytes.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
    else { return nil }
    description = text
  }

  /// The path with `name=value` added to its query; the same path when `value` is nil.
  public func query(_ name: StaticString, _ value: String?) -> Path {
    guard let value else { return self }
    var copy = self
    copy.description += description.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    copy.description += "\(name)=\(value.percentEncoded)"
    return copy
  }

  /// As `query`, for a name that is not of the source.
  public func query(named name: String, _ value: String) -> Path {
    var copy = self
    copy.description += copy.description.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    copy.description += "\(name.percentEncoded)=\(value.percentEncoded)"
    return copy
  }

  /// The path with `#anchor` added.
  public func anchor(_ name: String) -> Path {
    var copy = self
    copy.description += "#\(name.percentEncoded)"
    return copy
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: StaticString) { text += literal.description }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += value.description.percentEncoded
    }

    /// A path that this one continues, encoded already: `"\(account.path)/edit"`.
    public mutating func appendInterpolation(_ path: Path) { text += path.description }
  }
}

extension String {
  /// All but RFC 3986's unreserved characters as `%XX`.
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
