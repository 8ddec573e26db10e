import Kernel

/// What waits for a person today, as a mail: finished texts.
public struct DigestMail: Sendable, Equatable {
  /// The same for the same mail: of one person and one day.
  public let name: String
  public let to: String
  public let subject: String
  public let text: String
  /// A whole document.
  public let html: String
  public let date: Timestamp
}
