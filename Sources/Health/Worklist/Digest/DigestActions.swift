import Foundation
import Identity
import Jobs
import Kernel
import Language
import Storage

/// Sends people what waits for them, at eight in the morning of their working days, where they are.
public struct DigestActions: Sendable {
  /// Sends a mail, or throws.
  public typealias Deliver = @Sendable (DigestMail) throws -> Void

  static let planKind = "today.mornings"
  static let mailKind = "today.digest"
  static let hour = 8

  let database: Database
  let effects: Effects
  let library: ScorecardLibrary
  /// How people reach the server.
  let address: String
  let deliver: Deliver

  /// - Parameter address: without a slash at the end.
  public init(
    database: Database, effects: Effects, library: ScorecardLibrary, address: String, deliver: @escaping Deliver
  ) {
    self.database = database
    self.effects = effects
    self.library = library
    self.address = address
    self.deliver = deliver
  }

  /// Has the mornings of a workspace planned each day.
  public static func schedule(of workspace: Workspace, effects: Effects, _ tx: Transaction) throws {
    try ScheduleStore.daily(planKind, hour: 0, in: workspace.timeZone, after: effects.now, of: workspace.id, tx)
  }

  /// What plans the mornings, and what sends the mails.
  public var handlers: [JobHandler] {
    [
      JobHandler(Self.planKind) { jobs in for job in jobs { try await plan(in: job.workspace) } },
      JobHandler(Self.mailKind) { jobs in
        for job in jobs {
          guard let person = ID<Person>(job.payload) else { continue }
          try await send(to: person, in: job.workspace)
        }
      },
    ]
  }

  /// Asks for everybody's mails of the mornings within two days: the plans of a night with a changed clock lie further
  /// apart than a day, and each morning has one mail however often it is asked for.
  public func plan(in workspace: ID<Workspace>) async throws {
    let now = effects.now
    let effects = effects
    try await database.write { tx in
      guard let home = try WorkspaceStore.find(tx, workspace) else { return }
      let members = try PersonStore.all(tx, workspace).filter(\.isActive)
      let jobs = members.flatMap { member in
        let hour = DailyHour(hour: Self.hour, zone: member.timeZone ?? home.timeZone)
        let first = hour.next(after: now)
        let person = member.person.id.description
        return [first, hour.next(after: first)].map { morning in
          NewJob(Self.mailKind, key: "\(person) \(morning.utcDay)", payload: person, at: morning, id: effects.newID())
        }
      }
      try JobStore.enqueue(jobs, at: now, in: workspace, tx)
      try DigestStore.forget(before: now.utcDay - 31, in: workspace, tx)
    }
  }

  /// Sends the person's mail of today, unless it was sent, or there is nothing to do, or they rest or refuse it.
  ///
  /// - Returns: the mail, when one was sent.
  @discardableResult
  public func send(to person: ID<Person>, in workspace: ID<Workspace>) async throws -> DigestMail? {
    let now = effects.now
    let made = try await database.read { tx in try compose(for: person, at: now, in: workspace, tx) }
    guard let (mail, day) = made else { return nil }
    // Who has the row sends; whoever comes later, another server too, does not.
    let isOurs = try await database.write { tx in
      try DigestStore.claim(person, day, at: now, in: workspace, tx)
    }
    guard isOurs else { return nil }
    do {
      try deliver(mail)
    } catch {
      try await database.write { tx in try DigestStore.release(person, day, in: workspace, tx) }
      throw error
    }
    return mail
  }

  private func compose(
    for person: ID<Person>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (DigestMail, LocalDate)? {
    guard let home = try WorkspaceStore.find(tx, workspace), let member = try PersonStore.find(tx, workspace, person),
      member.isActive, let actor = try StaffActor.find(tx, workspace, person), actor.may(.accountsRead),
      try !MailRefusalStore.isRefused(.today, by: person, tx, workspace)
    else { return nil }
    let calendars = try WorkCalendars.load(in: workspace, tx)
    let day = calendars.today(of: person, at: now)
    // Whose job comes late has slept over the morning; the next one has its own.
    let morning = DailyHour(hour: Self.hour, zone: member.timeZone ?? home.timeZone).start(of: day)
    guard now >= morning, calendars.calendar(of: person).isBusinessDay(day) else { return nil }
    let owners = try WorklistScope.me.owners(for: actor, tx)
    let query = WorklistListStore.Query(owners: owners, on: day, limit: DigestViews.most)
    let page = try WorklistListStore.page(query, in: workspace, tx)
    guard !page.items.isEmpty else { return nil }
    let words = Catalogue.embedded.words(
      for: Reader(language: member.language ?? home.language, timeZone: member.timeZone ?? home.timeZone))
    let sentences = try WorkSentences(
      page.items.flatMap(\.row.reasons), words: words, today: day, library: library, in: workspace, tx)
    let views = DigestViews(
      items: page.items, totals: try WorklistListStore.totals(query, in: workspace, tx), sentences: sentences,
      address: address)
    let mail = DigestMail(
      name: "today-\(person)-\(day)", to: member.person.email, subject: views.subject, text: views.text,
      html: views.html.text, date: now)
    return (mail, day)
  }
}
