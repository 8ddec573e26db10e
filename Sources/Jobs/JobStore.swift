import Kernel
import Storage

/// All SQL about jobs.
public enum JobStore {
  /// Asks for work, in the transaction of the change that makes it necessary.
  ///
  /// A job of the same kind and key that waits already takes it over, at the earlier of both moments.
  ///
  /// - Parameter payload: whose payload the two have together.
  public static func enqueue(
    _ jobs: some Sequence<NewJob>, keeping payload: JobPayload = .latest, at now: Timestamp,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    let kept: SQL =
      switch payload {
      case .latest: "excluded.payload"
      case .least: "CASE WHEN excluded.payload < job.payload THEN excluded.payload ELSE job.payload END"
      }
    try tx.insert(
      into: "job",
      columns: ["workspace_id", "id", "kind", "key", "payload", "run_at", "attempts", "created_at"],
      rows: jobs.lazy.map { job in
        [
          workspace.sqlValue, job.id.sqlValue, .text(job.kind), .text(job.key), .text(job.payload),
          job.runAt.sqlValue, .integer(0), now.sqlValue,
        ]
      },
      onConflict: """
        ON CONFLICT (workspace_id, kind, key) WHERE leased_until IS NULL AND dead_at IS NULL DO UPDATE SET
          run_at = CASE WHEN excluded.run_at < job.run_at THEN excluded.run_at ELSE job.run_at END,
          payload = \(kept)
        """)
  }

  /// Whether anything of these kinds can be taken: a look that locks nothing.
  public static func isAnyDue(_ kinds: [String], at now: Timestamp, _ tx: Transaction) throws -> Bool {
    try tx.exists("SELECT 1 FROM job WHERE \(due(kinds, now)) LIMIT 1")
  }

  /// Takes the job that is due first and, when it is new, others of its kind and workspace that are new as well.
  ///
  /// - Parameters:
  ///   - batch: the most jobs of a kind to take at once.
  ///   - lease: how long a kind's work may take, after which somebody else takes it.
  public static func lease(
    _ kinds: [String], at now: Timestamp, batch: (String) -> Int, lease: (String) -> Duration, _ tx: Transaction
  ) throws -> [Job] {
    let first = try tx.first(
      "SELECT \(columns) FROM job WHERE \(due(kinds, now)) ORDER BY run_at, id LIMIT 1\(tx.dialect.lockingFreeRows)",
      as: Job.self)
    guard let first else { return [] }
    var taken = [first]
    if first.attempts == 0, batch(first.kind) > 1 {
      taken += try tx.all(
        """
        SELECT \(columns) FROM job
        WHERE \(due([first.kind], now)) AND workspace_id = \(first.workspace) AND attempts = 0 AND id <> \(first.id)
        ORDER BY run_at, id LIMIT \(batch(first.kind) - 1)\(tx.dialect.lockingFreeRows)
        """, as: Job.self)
    }
    let end = now + lease(first.kind)
    try tx.execute(
      """
      UPDATE job SET attempts = attempts + 1, leased_until = \(end), run_at = \(end)
      WHERE workspace_id = \(first.workspace) AND \(SQL.contains("id", taken.map(\.id)))
      """)
    return taken.map { $0.begun(until: end) }
  }

  /// Lengthens the leases of jobs that take longer; those that somebody else has taken over meanwhile stay.
  static func renew(_ jobs: [Job], until end: Timestamp, _ tx: Transaction) throws {
    for job in jobs { try tx.execute("UPDATE job SET leased_until = \(end), run_at = \(end) WHERE \(own(job))") }
  }

  /// Removes jobs that are done; those that somebody else has taken over meanwhile stay.
  public static func complete(_ jobs: [Job], _ tx: Transaction) throws {
    let alike = Dictionary(grouping: jobs) { Lease(workspace: $0.workspace, attempts: $0.attempts) }
    for (lease, jobs) in alike {
      for some in jobs.map(\.id).sorted().chunks(of: 500) {
        try tx.execute(
          """
          DELETE FROM job WHERE workspace_id = \(lease.workspace) AND \(SQL.contains("id", some))
            AND attempts = \(lease.attempts) AND leased_until IS NOT NULL AND dead_at IS NULL
          """)
      }
    }
  }

  /// What tells whether a job is still one's own.
  private struct Lease: Hashable {
    let workspace: ID<Workspace>
    let attempts: Int
  }

  /// Puts a job back until `retry`, or lays it aside for a person when that is nil.
  ///
  /// - Parameter payload: whose payload is kept when the job has been asked for again meanwhile.
  public static func fail(
    _ job: Job, error: String, keeping payload: JobPayload = .latest, at now: Timestamp, retry: Timestamp?,
    _ tx: Transaction
  ) throws {
    guard let retry else {
      try tx.execute("UPDATE job SET leased_until = NULL, dead_at = \(now), last_error = \(error) WHERE \(own(job))")
      return
    }
    let again: SQL = """
      workspace_id = \(job.workspace) AND kind = \(job.kind) AND key = \(job.key)
        AND leased_until IS NULL AND dead_at IS NULL
      """
    if try tx.exists("SELECT 1 FROM job WHERE \(again)") {
      if payload == .least {
        try tx.execute("UPDATE job SET payload = \(job.payload) WHERE \(again) AND payload > \(job.payload)")
      }
      return try complete([job], tx)
    }
    try tx.execute(
      "UPDATE job SET leased_until = NULL, run_at = \(retry), last_error = \(error) WHERE \(own(job))")
  }

  /// The jobs that wait for a person, the latest first.
  public static func dead(in workspace: ID<Workspace>, limit: Int = 100, _ tx: Transaction) throws -> [DeadJob] {
    try tx.all(
      """
      SELECT id, kind, key, attempts, last_error, dead_at FROM job
      WHERE workspace_id = \(workspace) AND dead_at IS NOT NULL ORDER BY dead_at DESC, id LIMIT \(limit)
      """
    ) {
      DeadJob(
        id: try $0["id"], kind: try $0["kind"], key: try $0["key"], attempts: try $0["attempts"],
        lastError: try $0["last_error"] ?? "", diedAt: try $0["dead_at"])
    }
  }

  /// Has a job that was laid aside done again, from its first attempt. One like it that waits already takes its place.
  /// - Returns: its kind; nil when it does not wait for a person.
  public static func retry(
    _ id: ID<Job>, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> String? {
    let which: SQL = "workspace_id = \(workspace) AND id = \(id) AND dead_at IS NOT NULL"
    let job = try tx.first("SELECT \(columns) FROM job WHERE \(which)\(tx.dialect.lockingRows)", as: Job.self)
    guard let job else { return nil }
    let isAskedForAgain = try tx.exists(
      """
      SELECT 1 FROM job WHERE workspace_id = \(workspace) AND kind = \(job.kind) AND key = \(job.key)
        AND leased_until IS NULL AND dead_at IS NULL
      """)
    if isAskedForAgain {
      try tx.execute("DELETE FROM job WHERE \(which)")
    } else {
      try tx.execute("UPDATE job SET dead_at = NULL, attempts = 0, run_at = \(now) WHERE \(which)")
    }
    return job.kind
  }

  /// How many jobs wait or run, for the metrics and for tests that wait for silence.
  public static func open(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM job WHERE workspace_id = \(workspace) AND dead_at IS NULL") ?? 0
  }

  static let columns: SQL = "workspace_id, id, kind, key, payload, run_at, attempts"

  static func due(_ kinds: [String], _ now: Timestamp) -> SQL {
    "dead_at IS NULL AND run_at <= \(now) AND \(SQL.contains("kind", kinds))"
  }

  private static func own(_ job: Job) -> SQL {
    """
    workspace_id = \(job.workspace) AND id = \(job.id) AND attempts = \(job.attempts)
      AND leased_until IS NOT NULL AND dead_at IS NULL
    """
  }
}

extension Job: RowDecodable {
  public init(row: Row) throws {
    self.init(
      workspace: try row["workspace_id"], id: try row["id"], kind: try row["kind"], key: try row["key"],
      payload: try row["payload"], runAt: try row["run_at"], attempts: try row["attempts"])
  }

  fileprivate func begun(until end: Timestamp) -> Job {
    Job(
      workspace: workspace, id: id, kind: kind, key: key, payload: payload, runAt: end, attempts: attempts + 1)
  }
}
