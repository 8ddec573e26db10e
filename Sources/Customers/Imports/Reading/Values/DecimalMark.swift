/// What a file writes between the whole part of a number and its fraction; the other one groups thousands.
public enum DecimalMark: String, Codable, Sendable, CaseIterable {
  case point
  case comma
}
