extension SQL {
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
  @inlinable
  public static func contains(_ column: SQL, _ list: [some SQLConvertible]) -> SQL {
    contains(column, values: list.map(\.sqlValue))
  }

  /// As above, of values that are in the database's form.
  public static func contains(_ column: SQL, values: [SQLValue]) -> SQL {
    if values.isEmpty { return "1 = 0" }
    let markers = String(repeating: "\(marker), ", count: values.count).dropLast(2)
    return "\(column) IN (\(SQL(trusted: String(markers), values: values)))"
  }

  /// All conditions, and a condition that is always true when there are none.
  public static func all(_ conditions: [SQL]) -> SQL {
    conditions.isEmpty ? "1 = 1" : SQL.join(conditions.map { "(\($0))" }, by: " AND ")
  }

  /// Any of the conditions, and a condition that is never true when there are none.
  public static func any(_ conditions: [SQL]) -> SQL {
    conditions.isEmpty ? "1 = 0" : SQL.join(conditions.map { "(\($0))" }, by: " OR ")
  }

  /// A name of the schema in quotes, for names that come out of the database's own catalogue.
  package static func name(_ name: String) -> SQL { SQL(trusted: "\"\(name.replacing("\"", with: "\"\""))\"") }

  /// A bound value that is already in the database's form.
  package static func value(_ value: SQLValue) -> SQL { SQL(trusted: String(marker), values: [value]) }
}
