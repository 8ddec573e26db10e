/// What a filter may be at most, so that no text, however hostile, costs much.
public enum FilterLimits {
  /// Unicode code points.
  public static let length = 2000
  /// Parentheses and negations within each other.
  public static let depth = 20
  /// Comparisons, each value counted.
  public static let terms = 100
  /// Problems reported at once.
  static let problems = 20
}
