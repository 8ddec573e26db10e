import Kernel
import Storage

/// All SQL about working weeks and holidays.
public enum CalendarStore {
  /// The week of those who have none of their own.
  static func week(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> WorkingWeek {
    let days: Int? = try tx.value("SELECT days FROM workspace_week WHERE workspace_id = \(workspace)")
    return days.flatMap(WorkingWeek.init(bits:)) ?? .standard
  }

  /// The weeks of those who have one of their own.
  static func weeks(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [ID<Person>: WorkingWeek] {
    var found: [ID<Person>: WorkingWeek] = [:]
    try tx.forEach("SELECT person_id, days FROM person_week WHERE workspace_id = \(workspace)") { row in
      let days: Int = try row["days"]
      found[try row["person_id"]] = WorkingWeek(bits: days)
    }
    return found
  }

  static func week(_ tx: Transaction, _ workspace: ID<Workspace>, of person: ID<Person>) throws -> WorkingWeek? {
    let days: Int? = try tx.value(
      "SELECT days FROM person_week WHERE workspace_id = \(workspace) AND person_id = \(person)")
    return days.flatMap(WorkingWeek.init(bits:))
  }

  /// All of them, in order.
  public static func holidays(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [Holiday] {
    try tx.all("SELECT day, name FROM holiday WHERE workspace_id = \(workspace) ORDER BY day") {
      Holiday(day: try $0["day"], name: try $0["name"])
    }
  }

  static func setWeek(_ tx: Transaction, _ workspace: ID<Workspace>, _ week: WorkingWeek) throws {
    try tx.execute(
      """
      INSERT INTO workspace_week (workspace_id, days) VALUES (\(workspace), \(week.bits))
      ON CONFLICT (workspace_id) DO UPDATE SET days = excluded.days
      """)
  }

  /// - Parameter week: nil for the workspace's.
  public static func setWeek(
    _ tx: Transaction, _ workspace: ID<Workspace>, _ week: WorkingWeek?, of person: ID<Person>
  ) throws {
    guard let week else {
      try tx.execute("DELETE FROM person_week WHERE workspace_id = \(workspace) AND person_id = \(person)")
      return
    }
    try tx.execute(
      """
      INSERT INTO person_week (workspace_id, person_id, days) VALUES (\(workspace), \(person), \(week.bits))
      ON CONFLICT (workspace_id, person_id) DO UPDATE SET days = excluded.days
      """)
  }

  /// Adds a holiday, or names the one of that day anew.
  public static func save(_ tx: Transaction, _ workspace: ID<Workspace>, _ holiday: Holiday) throws {
    try tx.execute(
      """
      INSERT INTO holiday (workspace_id, day, name) VALUES (\(workspace), \(holiday.day), \(holiday.name))
      ON CONFLICT (workspace_id, day) DO UPDATE SET name = excluded.name
      """)
  }

  /// - Returns: false when the day was none.
  static func delete(_ tx: Transaction, _ workspace: ID<Workspace>, holidayOn day: LocalDate) throws -> Bool {
    try tx.execute("DELETE FROM holiday WHERE workspace_id = \(workspace) AND day = \(day)") == 1
  }
}
