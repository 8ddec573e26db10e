import Kernel
import Language
import Web

/// The markup of what a person is told of.
enum NotificationViews {
  static func page(_ page: Page<NotificationItem>, _ names: [ID<Person>: String], _ request: Request) -> HTML {
    let words = request.words
    let hasUnread = page.items.contains { $0.notification.readAt == nil }
    let read: HTML? =
      hasUnread
      ? Button(words["notifications.read"]).post(
        to: "/notifications/read", csrf: CSRFField(token: request.csrfToken)) : nil
    let head = PageHead(words["notifications.title"], summary: words["notifications.summary"], actions: read)
    return "<div class=\"stack\">\(head.html)\(list(page, names, request))</div>"
  }

  private static func list(
    _ page: Page<NotificationItem>, _ names: [ID<Person>: String], _ request: Request
  ) -> HTML {
    let words = request.words
    if page.items.isEmpty {
      return EmptyState(icon: .bell, title: words["notifications.empty"], text: words["notifications.empty.detail"])
        .html
    }
    let older = page.next.map {
      Button(words["action.showMore"]).link(("/notifications" as Path).query("cursor", $0.description))
    }
    return "\(TimelineItem.list(page.items.map { item($0, names, request) }))\(older)"
  }

  private static func item(
    _ item: NotificationItem, _ names: [ID<Person>: String], _ request: Request
  ) -> TimelineItem {
    let (words, notification) = (request.words, item.notification)
    let who = notification.by.flatMap { names[$0] } ?? words["audit.system"]
    let sentence = words("notifications.mention", ["person": who, "account": item.accountName])
    let path = ("/accounts/\(notification.account)" as Path).anchor("timeline")
    let new: HTML? =
      notification.readAt == nil ? " \(Badge(words["notifications.new"], tone: nil).html)" : nil
    return TimelineItem(
      icon: .note, title: "<a href=\"\(path)\">\(sentence)</a>\(new)", body: NoteMarkup.html(item.body),
      time: RelativeTime(
        text: words.reader.relative(notification.createdAt, to: request.now),
        exact: words.reader.dateTime(notification.createdAt), machine: notification.createdAt.description))
  }
}
