import Storage

/// What people tell about accounts. The raw value stands in the database and in the API.
public enum ObservationKind: String, Codable, Sendable, CaseIterable, SQLConvertible {
  /// How somebody feels about the account.
  case impression
  /// How a call or a meeting went.
  case meetingOutcome
  /// That a champion does not stand up for the product there any more.
  case championLeft
}
