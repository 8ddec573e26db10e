/// Markup that is safe to send: literal parts come from the source, everything interpolated is escaped.
///
/// `let row: HTML = "<td class=\"num\">\(account.arr)</td>"`
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup as it is sent.
  public private(set) var text: String

  public init(stringLiteral value: StaticString) { text = value.description }

  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Takes markup as it is. Only for text that a sanitiser or this program made; `./check` lists every use.
  public init(raw: String) { text = raw }

  /// No markup.
  public static let empty: HTML = ""

  public var isEmpty: Bool { text.isEmpty }

  /// The pieces one after another.
  public static func join(_ pieces: [HTML], separator: HTML = "") -> HTML {
    HTML(raw: pieces.map(\.text).joined(separator: separator.text))
  }

  public static func + (left: HTML, right: HTML) -> HTML { HTML(raw: left.text + right.text) }

  public static func += (left: inout HTML, right: HTML) { left.text += right.text }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { text.append(String(decoding: $0, as: UTF8.self)) }
    }

    /// Escapes `& < > " '` byte by byte: a combining mark after a quote changes nothing.
    public mutating func appendInterpolation(_ value: String) {
      assert(!text.endsInLinkAttribute, "href, src and action take a Path")
      text.appendEscaped(value)
    }

    public mutating func appendInterpolation(_ value: String?) {
      if let value { appendInterpolation(value) }
    }

    public mutating func appendInterpolation(_ value: Int) { text.append(String(value)) }

    public mutating func appendInterpolation(_ value: HTML) { text.append(value.text) }

    public mutating func appendInterpolation(_ value: HTML?) {
      if let value { text.append(value.text) }
    }

    public mutating func appendInterpolation(_ values: [HTML]) {
      for value in values { text.append(value.text) }
    }

    public mutating func appendInterpolation(_ path: Path) { text.appendEscaped(path.description) }

    public mutating func appendInterpolation(_ address: WebAddress) { text.appendEscaped(address.description) }

    /// An attribute without a value that is there or not: `<input \(flag: "checked", isDone)>`.
    public mutating func appendInterpolation(flag name: StaticString, _ isOn: Bool) {
      if isOn { text.append(name.description) }
    }
  }
}

extension String {
  fileprivate mutating func appendEscaped(_ value: String) {
    guard value.utf8.contains(where: \.needsEscape) else {
      append(value)
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count + 16)
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0: break
      default: bytes.append(byte)
      }
    }
    append(String(decoding: bytes, as: UTF8.self))
  }

  fileprivate var endsInLinkAttribute: Bool {
    hasSuffix("href=\"") || hasSuffix("src=\"") || hasSuffix("action=\"")
  }
}

extension UInt8 {
  fileprivate var needsEscape: Bool {
    switch self {
    case 0, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
