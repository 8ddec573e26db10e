/// A statement with its bound values: `"SELECT … WHERE workspace_id = \(workspace)"`.
///
/// The literal parts are text of the source (`StaticString` in effect: only a literal makes one); every
/// interpolation of a value becomes a bound parameter, every interpolation of another `SQL` is spliced in.
/// One text serves both engines: the placeholders are written when it is run.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
  /// A run of text, or a place for the next bound value.
  enum Piece: Hashable, Sendable {
    case text(String)
    case parameter
  }

  private(set) var pieces: [Piece]
  private(set) var values: [SQLValue]

  public init(stringLiteral value: StaticString) {
    pieces = [.text(value.description)]
    values = []
  }

  public init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
    values = stringInterpolation.values
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []
    fileprivate var values: [SQLValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
      values.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: StaticString) { pieces.append(.text(literal.description)) }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some SQLConvertible) {
      pieces.append(.parameter)
      values.append(value.sqlValue)
    }

    /// Binds a value or NULL.
    public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      pieces.append(.parameter)
      values.append(value?.sqlValue ?? .null)
    }

    /// Splices a fragment in, with its own bound values.
    public mutating func appendInterpolation(_ fragment: SQL) {
      pieces += fragment.pieces
      values += fragment.values
    }
  }

  /// Joins fragments: `SQL.join(conditions, by: " AND ")`. An empty list is an empty text.
  public static func join(_ fragments: [SQL], by separator: SQL) -> SQL {
    var all: SQL = ""
    for (index, fragment) in fragments.enumerated() {
      if index > 0 { all += separator }
      all += fragment
    }
    return all
  }

  /// `column IN (…)`, and a condition that is never true when the list is empty.
  public static func contains(_ column: SQL, _ list: [some SQLConvertible]) -> SQL {
    list.isEmpty ? "1 = 0" : "\(column) IN (\(SQL.join(list.map { "\($0)" }, by: ", ")))"
  }

  /// All conditions, and a condition that is always true when there are none.
  public static func all(_ conditions: [SQL]) -> SQL {
    conditions.isEmpty ? "1 = 1" : SQL.join(conditions.map { "(\($0))" }, by: " AND ")
  }

  public static func += (left: inout SQL, right: SQL) {
    left.pieces += right.pieces
    left.values += right.values
  }
}
