import Kernel
import Storage

/// All SQL about what people told.
public enum ObservationStore {
  public static func insert(_ observation: Observation, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO observation (workspace_id, account_id, kind, occurred_at, id, value, contact_id, note_id, recorded_at,
        person_id, withdrawn_at)
      VALUES (\(workspace), \(observation.account), \(observation.kind), \(observation.occurredAt), \(observation.id),
        \(observation.judgement.value), \(observation.contact), \(observation.note), \(observation.recordedAt),
        \(observation.person), \(observation.withdrawnAt))
      """)
  }

  /// - Returns: false when it was taken back already.
  static func withdraw(
    _ observation: Observation, at now: Timestamp, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Bool {
    let changed = try tx.execute(
      """
      UPDATE observation SET withdrawn_at = \(now)
      WHERE workspace_id = \(workspace) AND account_id = \(observation.account) AND kind = \(observation.kind)
        AND occurred_at = \(observation.occurredAt) AND id = \(observation.id) AND withdrawn_at IS NULL
      """)
    return changed == 1
  }

  /// One that holds.
  static func find(
    _ id: ID<Observation>, of account: ID<Account>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Observation? {
    try tx.first(
      """
      SELECT * FROM observation
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND id = \(id) AND withdrawn_at IS NULL
      """, as: Observation.self)
  }

  /// What was told of an account, the latest first.
  ///
  /// - Parameters:
  ///   - day: the last UTC day; nil for all.
  ///   - moment: only what was known then; nil for what holds now.
  public static func told(
    of account: ID<Account>, _ kinds: [ObservationKind] = ObservationKind.allCases, upTo day: LocalDate? = nil,
    knownAt moment: Timestamp? = nil, limit: Int = 100, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [Observation] {
    let until: SQL = day.map { "occurred_at < \(($0 + 1).utcStart)" } ?? "1 = 1"
    return try tx.all(
      """
      SELECT * FROM observation
      WHERE workspace_id = \(workspace) AND account_id = \(account) AND \(SQL.contains("kind", kinds)) AND \(until)
        AND \(known(at: moment))
      ORDER BY occurred_at DESC, id DESC LIMIT \(limit)
      """, as: Observation.self)
  }

  /// The condition under which a row counts: at a moment what was known then, else what was never taken back.
  public static func known(at moment: Timestamp?) -> SQL {
    guard let moment else { return "withdrawn_at IS NULL" }
    return "recorded_at <= \(moment) AND (withdrawn_at IS NULL OR withdrawn_at > \(moment))"
  }
}

extension Observation: RowDecodable {
  public init(row: Row) throws {
    let value: Int = try row["value"]
    self.init(
      id: try row["id"], account: try row["account_id"], kind: try row["kind"],
      judgement: Judgement(value: value) ?? .neutral, contact: try row["contact_id"], note: try row["note_id"],
      occurredAt: try row["occurred_at"], recordedAt: try row["recorded_at"], person: try row["person_id"],
      withdrawnAt: try row["withdrawn_at"])
  }
}
