/// A notification with what a list shows of it.
public struct NotificationItem: Sendable {
  public let notification: PersonalNotification
  public let accountName: String
  /// As it was written: Markdown.
  public let body: String
}
