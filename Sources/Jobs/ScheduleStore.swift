import Foundation
import Kernel
import Storage

/// All SQL about schedules: what is to be done every day.
public enum ScheduleStore {
  /// Has a job of `kind` asked for every day at `hour` of `zone`. One that is there already keeps its next run
  /// unless its hour or zone changed.
  public static func daily(
    _ kind: String, hour: Int, in zone: TimeZone, after now: Timestamp, of workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let next = DailyHour(hour: hour, zone: zone).next(after: now)
    try tx.execute(
      """
      INSERT INTO schedule (workspace_id, kind, hour, time_zone, next_run_at)
      VALUES (\(workspace), \(kind), \(hour), \(zone.identifier), \(next))
      ON CONFLICT (workspace_id, kind) DO UPDATE SET
        next_run_at = CASE WHEN schedule.hour = excluded.hour AND schedule.time_zone = excluded.time_zone
          THEN schedule.next_run_at ELSE excluded.next_run_at END,
        hour = excluded.hour, time_zone = excluded.time_zone
      """)
  }

  /// Whether any schedule is due.
  public static func isAnyDue(at now: Timestamp, _ tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 FROM schedule WHERE next_run_at <= \(now) LIMIT 1")
  }

  /// Asks for the jobs of the schedules that are due and moves those on; with several processes each fires once,
  /// because only one of them moves it. What was missed while nobody ran fires once.
  public static func fire(at now: Timestamp, newID: () -> ID<Job>, _ tx: Transaction) throws {
    let due = try tx.all(
      "SELECT workspace_id, kind, hour, time_zone, next_run_at FROM schedule WHERE next_run_at <= \(now)"
    ) { row in
      Due(
        workspace: try row["workspace_id"], kind: try row["kind"], hour: try row["hour"],
        zone: TimeZone(identifier: try row["time_zone"]) ?? .gmt, runAt: try row["next_run_at"])
    }
    for schedule in due {
      let next = DailyHour(hour: schedule.hour, zone: schedule.zone).next(after: now)
      let moved = try tx.execute(
        """
        UPDATE schedule SET next_run_at = \(next)
        WHERE workspace_id = \(schedule.workspace) AND kind = \(schedule.kind) AND next_run_at = \(schedule.runAt)
        """)
      guard moved == 1 else { continue }
      let job = NewJob(schedule.kind, key: "schedule", at: now, id: newID())
      try JobStore.enqueue([job], at: now, in: schedule.workspace, tx)
    }
  }

  private struct Due {
    let workspace: ID<Workspace>
    let kind: String
    let hour: Int
    let zone: TimeZone
    let runAt: Timestamp
  }
}
