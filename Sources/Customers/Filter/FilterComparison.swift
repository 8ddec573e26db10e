import Kernel

/// A term after its values were read: what a field's condition is built from. Lists mean any of them.
public enum FilterComparison: Hashable, Sendable {
  /// Has a value.
  case present
  /// Has none.
  case absent
  /// Contains one of these folded texts.
  case contains([String])
  /// Is, or has among its tags, one of these: folded for text and tags, stored values for choices.
  case words([String])
  /// Numbers, and percentages as ratios.
  case numbers([FilterBounds<Double>])
  /// Minor units.
  case money([FilterBounds<Int64>])
  /// Days of the viewer's time zone, each half-open.
  case days([FilterBounds<LocalDate>])
  case flag(Bool)
  case people([ID<Person>])
}
