import Kernel
import Storage

/// The usual conditions, for fields that are a column.
///
/// A comparison of another type than the column's is never true: the field's type rules it out.
public enum FilterColumn {
  /// A column with folded text, or a stored word such as a choice.
  public static func text(_ column: SQL) -> FilterCondition {
    { comparison, _ in
      switch comparison {
      case .contains(let texts): any(texts.map { contains(column, $0) })
      case .words(let words): SQL.contains(column, words)
      default: presence(column, comparison)
      }
    }
  }

  /// A column with a number, or a ratio for percent fields.
  public static func number(_ column: SQL) -> FilterCondition {
    { comparison, _ in
      guard case .numbers(let list) = comparison else { return presence(column, comparison) }
      return any(list.map { within(column, $0) })
    }
  }

  /// A column with minor units, and one with their currency. An amount in a filter is one of the context's currency:
  /// those of others are neither more nor less, but nothing is nothing in each of them.
  public static func money(_ column: SQL, in currency: SQL) -> FilterCondition {
    { comparison, context in
      guard case .money(let list) = comparison else { return presence(column, comparison) }
      return "(\(currency) = \(context.currency) OR \(column) = 0) AND \(any(list.map { within(column, $0) }))"
    }
  }

  /// A column with days.
  public static func date(_ column: SQL) -> FilterCondition {
    { comparison, _ in
      guard case .days(let list) = comparison else { return presence(column, comparison) }
      return any(list.map { within(column, $0) })
    }
  }

  /// A column with moments: days begin and end in the viewer's zone.
  public static func timestamp(_ column: SQL) -> FilterCondition {
    { comparison, context in
      guard case .days(let list) = comparison else { return presence(column, comparison) }
      return any(list.map { days in within(column, days.map { $0.start(in: context.timeZone) }) })
    }
  }

  /// A column, or any condition in parentheses, that is true, false or NULL.
  public static func boolean(_ column: SQL) -> FilterCondition {
    { comparison, _ in
      guard case .flag(let wanted) = comparison else { return presence(column, comparison) }
      return wanted ? "\(column) IS TRUE" : "\(column) IS FALSE"
    }
  }

  /// A column with a person's id.
  public static func person(_ column: SQL) -> FilterCondition {
    { comparison, _ in
      guard case .people(let people) = comparison else { return presence(column, comparison) }
      return SQL.contains(column, people)
    }
  }

  /// A list in rows of its own.
  ///
  /// - Parameters:
  ///   - condition: what one row has to fulfil, such as `text("t.name_folded")`.
  ///   - exists: the subquery around it: `{ "EXISTS (SELECT 1 FROM account_tag t WHERE … AND (\($0)))" }`.
  public static func rows(
    _ condition: @escaping FilterCondition, exists: @escaping @Sendable (SQL) -> SQL
  ) -> FilterCondition {
    { comparison, context in
      switch comparison {
      case .present: exists("1 = 1")
      case .absent: "NOT \(exists("1 = 1"))"
      default: exists(condition(comparison, context))
      }
    }
  }

  /// At least one of the conditions; never true when there are none.
  public static func any(_ conditions: [SQL]) -> SQL {
    conditions.count == 1 ? conditions[0] : "(\(SQL.any(conditions)))"
  }

  /// `column` within the bounds.
  public static func within<Value: SQLConvertible>(_ column: SQL, _ bounds: FilterBounds<Value>) -> SQL {
    if let value = bounds.lower, value == bounds.upper, bounds.includesLower, bounds.includesUpper {
      return "\(column) = \(value)"
    }
    let lower: SQL? = bounds.lower.map { bounds.includesLower ? "\(column) >= \($0)" : "\(column) > \($0)" }
    let upper: SQL? = bounds.upper.map { bounds.includesUpper ? "\(column) <= \($0)" : "\(column) < \($0)" }
    let ends = [lower, upper].compactMap { $0 }
    return ends.isEmpty ? "\(column) IS NOT NULL" : SQL.all(ends)
  }

  private static func presence(_ column: SQL, _ comparison: FilterComparison) -> SQL {
    switch comparison {
    case .present: "\(column) IS NOT NULL"
    case .absent: "\(column) IS NULL"
    default: "1 = 0"
    }
  }

  /// Folded text in a folded column, so that both engines agree on case.
  private static func contains(_ column: SQL, _ text: String) -> SQL {
    "\(column) LIKE \(pattern(text)) ESCAPE '\\'"
  }

  private static func pattern(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "_" || scalar == "\\" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return "%\(String(escaped))%"
  }
}
