import Customers
import Kernel
import Web

/// Goes through the events of a window in their order: what each adds to, what it says of its user, whether it counts.
struct WindowReading {
  private let feeds: FeedBook
  private var book: UserBook
  private var outcome = WindowOutcome()
  private var fresh: Set<UInt128> = []

  init(feeds: FeedBook, book: UserBook) {
    self.feeds = feeds
    self.book = book
  }

  /// Reads bodies whose repeated events are marked.
  static func read(
    _ bodies: [WindowBody], feeds: FeedBook, book: UserBook
  ) -> (outcome: WindowOutcome, book: UserBook) {
    var reading = WindowReading(feeds: feeds, book: book)
    for body in bodies { reading.read(body) }
    return (reading.outcome, reading.book)
  }

  private mutating func read(_ body: WindowBody) {
    let entry = body.entry
    var result = WindowOutcome.BodyResult(
      number: entry.number, leftOut: Array(repeating: 0, count: (body.events.count + 7) / 8))
    entry.bytes.withUnsafeBytes { bytes in
      for event in body.events {
        if event.isRepeated || fresh.contains(event.message) {
          result.repeated += 1
          result.leaveOut(event.place)
        } else if let reason = event.refusal {
          result.refused += 1
          result.leaveOut(event.place)
          if outcome.refusals.count < 200 {
            outcome.refusals.append(WindowOutcome.Refusal(event, of: entry, reason: reason))
          }
        } else {
          fresh.insert(event.message)
          outcome.messages.append(event.message)
          take(event, body, bytes)
        }
      }
    }
    outcome.bodies.append(result)
  }

  private mutating func take(_ event: WindowEvent, _ body: WindowBody, _ bytes: UnsafeRawBufferPointer) {
    let fields = event.fields
    guard let kind = fields.kind, let user = event.user else { return }
    let received = body.entry.receivedAt
    let time = EventTime.corrected(
      fields.timestamp.flatMap { EventTime.moment(bytes[$0]) }, sentAt: body.sentAt, receivedAt: received)
    if kind.isUse { count(event, user, at: time.moment, body, bytes) }
    state(event, user, at: time.moment, body.entry, bytes)
  }

  // MARK: - Use

  private mutating func count(
    _ event: WindowEvent, _ user: UInt128, at moment: Timestamp, _ body: WindowBody,
    _ bytes: UnsafeRawBufferPointer
  ) {
    let fields = event.fields
    let source = body.entry.source
    let name = nameHash(fields, bytes)
    note(name, fields, at: moment, bytes)
    let account = account(of: fields, user, source, bytes)
    if let account { outcome.counts.noteSeen(account, at: moment) }
    if let contact = book.users[user]?.contact { noteContact(contact, user, at: moment) }
    feeds.forEach(name) { feed in
      guard let value = value(feed, fields, bytes) else { return }
      if let account {
        outcome.counts.add(
          value, feed, user: UInt64(truncatingIfNeeded: user), to: account, at: moment, told: body.told)
      } else if let key = fields.userKey(bytes) {
        outcome.counts.keep(
          value, feed, user: SourceKey(source: source, key: key), group: fields.groupID.map { bytes.text($0) },
          at: moment, told: body.told)
      }
    }
  }

  private func nameHash(_ fields: EventFields, _ bytes: UnsafeRawBufferPointer) -> UInt128 {
    if fields.kind == .track, let name = fields.name { return bytes.withText(name) { FeedBook.hash($0) } }
    return fields.kind == .screen ? Self.screen : Self.page
  }

  private static let page = hash("page")
  private static let screen = hash("screen")

  private static func hash(_ word: StaticString) -> UInt128 {
    FeedBook.hash(UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  private mutating func note(
    _ name: UInt128, _ fields: EventFields, at moment: Timestamp, _ bytes: UnsafeRawBufferPointer
  ) {
    if outcome.names[name] == nil {
      guard outcome.names.count < 1000 else { return }
      let isTrack = fields.kind == .track
      let text = isTrack ? fields.name.map { bytes.text($0) } : fields.kind?.word.description
      outcome.names[name] = WindowOutcome.NameCount(name: text ?? "", firstAt: moment, lastAt: moment)
    }
    outcome.names[name]?.events += 1
    if moment > outcome.names[name]?.lastAt ?? moment { outcome.names[name]?.lastAt = moment }
    if moment < outcome.names[name]?.firstAt ?? moment { outcome.names[name]?.firstAt = moment }
  }

  private func account(
    of fields: EventFields, _ user: UInt128, _ source: ID<TrackingSource>, _ bytes: UnsafeRawBufferPointer
  ) -> ID<Account>? {
    if let group = fields.groupID { return known(bytes.text(group), source) }
    guard let user = book.users[user] else { return nil }
    return user.group.flatMap { known($0, source) } ?? user.contactAccount
  }

  private func known(_ group: String, _ source: ID<TrackingSource>) -> ID<Account>? {
    book.groups[SourceKey(source: source, key: group)] ?? nil
  }

  /// Noting it once an hour is often enough.
  private mutating func noteContact(_ contact: ID<Contact>, _ user: UInt128, at moment: Timestamp) {
    guard let known = book.users[user], moment > (known.notedAt ?? moment - .hours(2)) + .hours(1) else { return }
    book.change(user, key: known.key) { $0.notedAt = moment }
    outcome.contacts[contact] = max(moment, outcome.contacts[contact] ?? moment)
  }

  private func value(_ feed: MetricFeed, _ fields: EventFields, _ bytes: UnsafeRawBufferPointer) -> Double? {
    guard feed.kind == .sum || feed.kind == .lastValue else { return 1 }
    guard let name = feed.property, let properties = fields.properties else { return nil }
    return EventProperty.number(name, in: bytes[properties])
  }

  // MARK: - Users

  private mutating func state(
    _ event: WindowEvent, _ user: UInt128, at moment: Timestamp, _ entry: EventLogStore.Entry,
    _ bytes: UnsafeRawBufferPointer
  ) {
    let fields = event.fields
    guard fields.kind == .identify || fields.kind == .group || fields.kind == .alias,
      let key = fields.userKey(bytes)
    else { return }
    let traits = fields.traits.map { Array(bytes[$0]) }
    let subject = SourceKey(source: entry.source, key: key)
    func say(_ what: WindowOutcome.Statement.What) {
      outcome.statements.append(WindowOutcome.Statement(user: subject, hash: user, what: what, at: moment))
    }
    switch fields.kind {
    case .identify: say(.identified(traits))
    case .group: join(subject, user, fields.groupID.map { bytes.text($0) }, traits, at: moment)
    default: break
    }
    if let former = former(fields, entry.source, bytes) { say(.sameAs(former.key, former.hash)) }
  }

  private mutating func join(
    _ user: SourceKey, _ hash: UInt128, _ group: String?, _ traits: [UInt8]?, at moment: Timestamp
  ) {
    guard let group else { return }
    book.change(hash, key: user.key) { $0.group = group }
    outcome.statements.append(
      WindowOutcome.Statement(user: user, hash: hash, what: .joined(group, traits), at: moment))
  }

  /// By which key the user was known before they said who they are.
  private func former(
    _ fields: EventFields, _ source: ID<TrackingSource>, _ bytes: UnsafeRawBufferPointer
  ) -> (key: SourceKey, hash: UInt128)? {
    guard fields.userID != nil else { return nil }
    if fields.kind == .alias, let previous = fields.previousID {
      let known = bytes.hash(previous, HashMark.user, of: source)
      if book.users[known] != nil { return (SourceKey(source: source, key: "u:" + bytes.text(previous)), known) }
      return (
        SourceKey(source: source, key: "a:" + bytes.text(previous)),
        bytes.hash(previous, HashMark.anonymous, of: source)
      )
    }
    return fields.anonymousID.map { span in
      (
        SourceKey(source: source, key: "a:" + bytes.text(span)),
        bytes.hash(span, HashMark.anonymous, of: source)
      )
    }
  }
}
