import Identity
import Kernel
import Storage

/// Up to which due day tasks are late: the last business day that is over for the one who has the task.
///
/// A task that is due on a day on which its assignee does not work is in time until the end of their next business
/// day. Tasks of nobody go by the workspace's calendar.
public struct LateDays: Sendable, Equatable {
  /// Of tasks of nobody, and of people who are not in `people`.
  public let usual: LocalDate
  /// Of those for whom it is another day.
  public let people: [ID<Person>: LocalDate]

  public init(usual: LocalDate, people: [ID<Person>: LocalDate] = [:]) {
    self.usual = usual
    self.people = people.filter { $0.value != usual }
  }

  /// At a moment, each person's day being that of their time zone.
  public init(_ calendars: WorkCalendars, at now: Timestamp) {
    self.init(calendars) { calendars.today(of: $0, at: now) }
  }

  /// On a day that is the same for all.
  public init(_ calendars: WorkCalendars, on day: LocalDate) {
    self.init(calendars) { _ in day }
  }

  private init(_ calendars: WorkCalendars, _ today: (ID<Person>?) -> LocalDate) {
    func last(of person: ID<Person>?) -> LocalDate { calendars.calendar(of: person).last(before: today(person)) }
    let apart = calendars.peopleApart.map { ($0, last(of: $0)) }
    self.init(usual: last(of: nil), people: Dictionary(apart) { first, _ in first })
  }

  /// At a moment, in a workspace.
  public static func load(at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction) throws -> LateDays {
    LateDays(try WorkCalendars.load(in: workspace, tx), at: now)
  }

  public func holds(dueOn: LocalDate, assignee: ID<Person>?) -> Bool {
    dueOn <= assignee.flatMap { people[$0] } ?? usual
  }

  /// The condition, on the alias `t` of task, under which an open task is late: first what an index answers.
  public var condition: SQL {
    let latest = people.values.reduce(usual) { max($0, $1) }
    let indexed: SQL = "t.completed_at IS NULL AND coalesce(t.due_on, 2932896) <= \(latest)"
    if people.isEmpty { return indexed }
    let days = Dictionary(grouping: people.keys, by: { people[$0] ?? usual }).sorted { $0.key < $1.key }
    var cases: SQL = ""
    for (day, people) in days {
      cases += " WHEN \(SQL.contains("t.assignee_id", people.sorted())) THEN t.due_on <= \(day)"
    }
    return "\(indexed) AND CASE\(cases) ELSE t.due_on <= \(usual) END"
  }
}
