/// A part that measures play in templates. Its raw value is the key of the measure that plays it.
public enum ScorecardPart: String, Sendable, CaseIterable {
  case useChange, daysActive, usersPerSeat, errorsPerUse
  case urgentTickets, escalations, tickets, satisfaction, firstReply
  case lastContact, champion, impression, renewal
}
