import Kernel

/// The value of one field of one subject, for evaluation in memory. What has no value has no fact.
public enum FilterFact: Hashable, Sendable {
  /// As written; it is folded when it is compared.
  case text(String)
  /// Also percentages, as ratios.
  case number(Double)
  /// Minor units of the context's currency.
  case money(Int64)
  case day(LocalDate)
  case moment(Timestamp)
  case flag(Bool)
  /// A choice's stored value, or tags as written. An empty list is no value.
  case words([String])
  case person(ID<Person>)
}
