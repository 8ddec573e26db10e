/// A statement with its bound values: `"SELECT … WHERE workspace_id = \(workspace)"`.
///
/// The literal parts are text of the source (`StaticString`: only a literal makes one); every interpolation of
/// a value becomes a bound parameter, every interpolation of another `SQL` is spliced in with its values.
/// One text serves both engines: the placeholders are numbered when a connection first prepares it.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// Stands in `text` for a bound value. No statement of the source contains this control character.
  static let marker: Character = "\u{1}"

  /// The statement with a `marker` for each of `values`: also the key of the connections' statement caches.
  private(set) var text: String
  private(set) var values: [SQLValue]

  public init(stringLiteral value: StaticString) {
    text = value.description
    values = []
  }

  public init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
    values = stringInterpolation.values
  }

  /// For text that is made by the program itself: quoted names out of a catalogue, names of test schemas.
  package init(trusted text: String, values: [SQLValue] = []) {
    self.text = text
    self.values = values
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var values: [SQLValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
      values.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some SQLConvertible) {
      text.append(marker)
      values.append(value.sqlValue)
    }

    /// Binds a value or NULL.
    public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      text.append(marker)
      values.append(value?.sqlValue ?? .null)
    }

    /// Splices a fragment in, with its own bound values.
    public mutating func appendInterpolation(_ fragment: SQL) {
      text += fragment.text
      values += fragment.values
    }
  }

  public static func += (left: inout SQL, right: SQL) {
    left.text += right.text
    left.values += right.values
  }

  /// The text with its placeholders numbered from 1: `?1` on SQLite, `$1` on PostgreSQL.
  static func numbered(_ text: String, by sign: Character) -> String {
    var result = ""
    var count = 0
    for character in text {
      if character == marker {
        count += 1
        result += "\(sign)\(count)"
      } else {
        result.append(character)
      }
    }
    return result
  }
}
