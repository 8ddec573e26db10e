import App
import Jobs
import Kernel
import Storage

/// A job that failed too often.
enum SampleJob {
  static func dead(in workspace: ID<Workspace>, _ services: AppServices) async throws -> ID<Job> {
    let now = services.effects.now
    let job = NewJob("imports.run", key: "x", payload: "{}", at: now, id: services.effects.newID())
    try await services.database.write { tx in
      try JobStore.enqueue([job], at: now, in: workspace, tx)
      let leased = try JobStore.lease(["imports.run"], at: now, batch: { _ in 1 }, lease: { _ in .seconds(60) }, tx)
      for taken in leased { try JobStore.fail(taken, error: "disk is full", at: now, retry: nil, tx) }
    }
    return job.id
  }
}
