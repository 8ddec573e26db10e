import Kernel
import Language
import Storage
import Web

/// What happened at an account, as its page shows it: finished values only.
struct TimelinePanel: Sendable {
  struct Entry: Sendable {
    let icon: Icon
    let tone: Tone?
    let sentence: String
    /// The note as it was written, Markdown.
    let note: String?
    let noteID: ID<Note>?
    let attachments: [Attachment]
    /// Who, and whether the note was edited.
    let by: String?
    let time: RelativeTime
  }

  struct Day: Sendable {
    let title: String
    let entries: [Entry]
  }

  let account: ID<Account>
  let days: [Day]
  let filter: TimelineFilter
  /// The page for its moment, with the whole timeline.
  let place: Path
  /// What the form of the filter keeps of the page.
  let kept: [(name: String, value: String)]
  /// To the newest entries; nil when they are shown.
  let newest: Path?
  let older: Path?
  /// Nil when the reader may not write.
  let form: SubmittedForm?
  let today: LocalDate
  /// Whom a note can mention, and whose entries can be asked for.
  let people: [Select.Option]

  private static let limit = 30

  /// Reads one page; the request's `timeline` is the cursor, `TimelineFilter` reads the rest.
  static func load(
    _ context: AccountPanel.Context, _ refused: SubmittedForm?, _ tx: Transaction
  ) throws -> TimelinePanel {
    let request = context.request
    let cursor = request.method == .get ? request.query["timeline"].flatMap { Cursor($0) } : nil
    let filter = TimelineFilter(request.query)
    let page = try TimelineStore.page(query(filter, cursor, context), in: context.actor.workspace, tx)
    let place = ("/accounts/\(context.account.id)" as Path).at(context.time, request)
    let here = filter.path(place, showing: filter.group)
    return TimelinePanel(
      account: context.account.id, days: days(page.items, context), filter: filter, place: place,
      kept: context.time.kept(of: request), newest: cursor.map { _ in here.anchor("timeline") },
      older: page.next.map { here.query("timeline", $0.description).anchor("timeline") },
      form: context.actor.may(.accountsWrite) && !context.time.isPast ? refused ?? SubmittedForm() : nil,
      today: request.today,
      people: context.people.sorted { $0.value < $1.value }.map { Select.Option($0.key.description, $0.value) })
  }

  /// Days that are asked for are those of the reader's zone, the last one included; a page of the past ends with its own
  /// day, which is the company's.
  private static func query(
    _ filter: TimelineFilter, _ cursor: Cursor?, _ context: AccountPanel.Context
  ) -> TimelineQuery {
    let zone = context.request.reader.timeZone
    let ends = [
      filter.to.map { ($0 + 1).start(in: zone) },
      context.time.day.map { ($0 + 1).start(in: context.request.companyZone) },
    ]
    return TimelineQuery(
      account: context.account.id, kinds: filter.group?.kinds ?? [], person: filter.person,
      from: filter.from?.start(in: zone), until: ends.compactMap(\.self).min(),
      knownAt: context.time.knownAt, after: cursor, limit: limit)
  }

  /// The entries come newest first, so those of a day stand together.
  private static func days(_ entries: [TimelineEntry], _ context: AccountPanel.Context) -> [Day] {
    let words = context.request.words
    let zone = words.reader.timeZone
    var days: [(day: LocalDate, entries: [Entry])] = []
    for entry in entries {
      let day = entry.event.occurredAt.day(in: zone)
      if days.last?.day != day { days.append((day, [])) }
      days[days.count - 1].entries.append(Entry(entry, context.people, words))
    }
    return days.map { Day(title: title($0.day, context.request), entries: $0.entries) }
  }

  private static func title(_ day: LocalDate, _ request: Request) -> String {
    switch request.today - day {
    case 0: request.words["timeline.today"]
    case 1: request.words["timeline.yesterday"]
    default: request.reader.date(day, .full)
    }
  }
}

extension TimelinePanel.Entry {
  fileprivate init(_ entry: TimelineEntry, _ people: [ID<Person>: String], _ words: Words) {
    let (event, reader) = (entry.event, words.reader)
    let isEdited = entry.note.map { $0.version > 1 } ?? false
    let author = event.person.flatMap { people[$0] }
    self.init(
      icon: EventSentence.icon(event.kind), tone: EventSentence.tone(event),
      sentence: Self.sentence(entry, words), note: entry.note?.body, noteID: entry.note?.id,
      attachments: entry.attachments,
      by: isEdited ? [author, words["timeline.edited"]].compactMap(\.self).joined(separator: " · ") : author,
      time: RelativeTime(
        text: reader.time(event.occurredAt), exact: reader.dateTime(event.occurredAt, .full),
        machine: event.occurredAt.description))
  }

  /// "Meeting · went well"
  private static func sentence(_ entry: TimelineEntry, _ words: Words) -> String {
    let said = EventSentence.text(entry.event, words)
    return entry.note?.outcome.map { "\(said) · \(words["outcome.\($0.rawValue)"])" } ?? said
  }
}
