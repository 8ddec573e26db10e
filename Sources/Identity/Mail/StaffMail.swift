import Storage

/// Mail that people get without asking for each, and can refuse. The raw value stands in the database.
public enum StaffMail: String, Sendable, CaseIterable, SQLConvertible {
  /// What to do today, each working morning.
  case today
}
