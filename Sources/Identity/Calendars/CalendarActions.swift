import Kernel
import Storage

/// What can be done with working weeks and holidays.
struct CalendarActions: Sendable {
  /// Holidays of a workspace at most.
  static let holidayLimit = 500

  let database: Database
  let effects: Effects

  /// The days on which those work who have no week of their own.
  ///
  /// - Parameter bits: the week that the caller has seen; nil when it does not care.
  /// - Throws: 412 when it is another one by now.
  func setWeek(_ week: WorkingWeek, unlessChangedFrom bits: Int? = nil, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let before = try CalendarStore.week(tx, actor.workspace)
      guard bits == nil || bits == before.bits else { throw Problem.stale }
      guard before != week else { return }
      try CalendarStore.setWeek(tx, actor.workspace, week)
      let days = week.weekdays.map(String.init).joined(separator: " ")
      try Audit.record(tx, actor, .calendarChanged, details: ["weekdays": days], effects)
    }
  }

  /// The days on which the actor works; nil for those of the workspace.
  func setOwnWeek(_ week: WorkingWeek?, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let member = try PersonAccess.current(tx, actor)
      let id = member.person.id
      guard try CalendarStore.week(tx, actor.workspace, of: id) != week else { return }
      try CalendarStore.setWeek(tx, actor.workspace, week, of: id)
      try Audit.record(tx, actor, .profileChanged, subject: id, effects)
    }
  }

  /// Adds a holiday, or names the one of that day anew.
  func add(_ holiday: Holiday, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      let known = try CalendarStore.holidays(tx, actor.workspace)
      guard known.count < Self.holidayLimit || known.contains(where: { $0.day == holiday.day }) else {
        throw Problem.invalid("/day", "tooMany", ["limit": String(Self.holidayLimit)])
      }
      try CalendarStore.save(tx, actor.workspace, holiday)
      try Audit.record(
        tx, actor, .holidayAdded, subject: holiday.day, details: ["name": holiday.name], effects)
    }
  }

  /// Makes a holiday a day like others; one that is none stays so.
  func removeHoliday(on day: LocalDate, by actor: Actor) async throws {
    try await database.write { [effects] tx in
      guard try CalendarStore.delete(tx, actor.workspace, holidayOn: day) else { return }
      try Audit.record(tx, actor, .holidayRemoved, subject: day, effects)
    }
  }
}
