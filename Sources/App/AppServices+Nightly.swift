import Health
import Identity
import Jobs
import Kernel
import Storage

extension AppServices {
  private static let statisticsKind = "storage.statistics"
  static let sweepKind = "customers.attachmentSweep"

  /// What every workspace has done each night, from when it is made.
  var scheduleNightlyWork: WorkspaceActions.Made {
    { [effects] workspace, tx in
      try Scoring.scheduleNightly(of: workspace, effects: effects, tx)
      try DigestActions.schedule(of: workspace, effects: effects, tx)
      try ScheduleStore.daily(
        Self.statisticsKind, hour: 1, in: workspace.timeZone, after: effects.now, of: workspace.id, tx)
      try ScheduleStore.daily(Self.sweepKind, hour: 2, in: workspace.timeZone, after: effects.now, of: workspace.id, tx)
    }
  }

  /// Schedules the nights of all workspaces: those of an older version, and those whose time zone has changed.
  func scheduleNightlyWork() async throws {
    try await database.write { [scheduleNightlyWork] tx in
      for workspace in try WorkspaceStore.all(tx) { try scheduleNightlyWork(workspace, tx) }
    }
  }

  /// One night of one workspace serves the whole database.
  var renewingStatistics: JobHandler {
    JobHandler(Self.statisticsKind) { [database] _ in
      try await database.write { tx in try tx.renewStatistics() }
    }
  }
}
