import Storage

/// Which accounts the people of a role see.
public enum RowVisibility: String, Sendable, CaseIterable, SQLConvertible {
  case all
  /// Those whose owner is in one of the person's teams.
  case teams
  /// Those that the person owns.
  case mine
}
