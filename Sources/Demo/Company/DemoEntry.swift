import Kernel

/// Something that stands in a made-up customer's timeline.
public struct DemoEntry: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case note
    case call
    case meeting
    case ticket
  }

  public let kind: Kind
  public let occurredAt: Timestamp
  /// The note's text, or the ticket's subject.
  public let text: String
  /// Index into the team; nil for tickets, which customers open.
  public let author: Int?
  /// For tickets.
  public let isUrgent: Bool
}
