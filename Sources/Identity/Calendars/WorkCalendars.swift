import Foundation
import Kernel
import Storage

/// Who works on which days, and where their days begin.
public struct WorkCalendars: Sendable {
  /// Of the workspace, and of those who have no week of their own.
  public let usual: BusinessCalendar
  private let zone: TimeZone
  private let weeks: [ID<Person>: WorkingWeek]
  private let zones: [ID<Person>: TimeZone]

  public static func load(in workspace: ID<Workspace>, _ tx: Transaction) throws -> WorkCalendars {
    let holidays = try CalendarStore.holidays(tx, workspace).map(\.day)
    let members = try PersonStore.all(tx, workspace)
    let zones = members.compactMap { member in member.timeZone.map { (member.person.id, $0) } }
    return WorkCalendars(
      usual: BusinessCalendar(week: try CalendarStore.week(tx, workspace), holidays: Set(holidays)),
      zone: try WorkspaceStore.find(tx, workspace)?.timeZone ?? .gmt,
      weeks: try CalendarStore.weeks(tx, workspace), zones: Dictionary(zones) { first, _ in first })
  }

  /// Those whose week or time zone is another than the workspace's.
  public var peopleApart: Set<ID<Person>> { Set(weeks.keys).union(zones.keys) }

  public func calendar(of person: ID<Person>?) -> BusinessCalendar {
    guard let week = person.flatMap({ weeks[$0] }) else { return usual }
    return BusinessCalendar(week: week, holidays: usual.holidays)
  }

  /// Which day it is where the person is.
  public func today(of person: ID<Person>?, at now: Timestamp) -> LocalDate {
    now.day(in: person.flatMap { zones[$0] } ?? zone)
  }
}
