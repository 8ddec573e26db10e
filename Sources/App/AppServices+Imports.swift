import Customers
import Foundation
import Jobs
import Kernel

/// Imports of pages and API are carried out by jobs: they outlive the request, and the process.
extension AppServices {
  private static let importKind = "imports.run"

  var uploads: ImportUploads { ImportUploads(folder: settings.files) }

  /// Asks for the job, in the transaction that notes the run.
  var launch: ImportDesk.Launch {
    { [effects] order, tx in
      let payload = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
      let job = NewJob(
        Self.importKind, key: order.key, payload: payload, at: effects.now, id: effects.newID())
      try JobStore.enqueue([job], at: effects.now, in: order.workspace, tx)
    }
  }

  /// Carries imports out. After a crash the next process goes on within a minute.
  var importing: JobHandler {
    let work = ImportWork(runner: importer, uploads: uploads)
    return JobHandler(Self.importKind, retries: RetryPolicy(first: .seconds(5), attempts: 5)) { jobs in
      for job in jobs {
        try await work.carryOut(try JSONDecoder().decode(ImportOrder.self, from: Data(job.payload.utf8)))
      }
    }
  }
}
