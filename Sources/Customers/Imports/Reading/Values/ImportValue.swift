import Kernel

/// The value of a field of a row, read by its type.
public enum ImportValue: Codable, Hashable, Sendable {
  /// Text, an external id, a reference, a domain, an e-mail address, a language, a time zone or a choice's word.
  case text(String)
  case number(Double)
  case integer(Int64)
  case money(Money)
  case currency(Currency)
  case date(LocalDate)
  case moment(ImportMoment)
  case boolean(Bool)
}
