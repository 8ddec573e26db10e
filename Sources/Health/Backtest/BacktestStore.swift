import Foundation
import Kernel
import Storage

/// All SQL about back-tests that were asked for.
enum BacktestStore {
  static func insert(_ run: BacktestRun, in workspace: ID<Workspace>, _ tx: Transaction) throws {
    let question = run.question
    try tx.execute(
      """
      INSERT INTO backtest
        (workspace_id, id, scorecard_id, version, definition, horizon, churn, suggests_weights, rule, started_by,
          started_at, progress)
      VALUES (\(workspace), \(run.id), \(question.scorecard), \(question.version), \(try ScorecardStore.text(run.definition)),
        \(question.horizon), \(question.churn.rawValue), \(question.suggestsWeights), \(try question.rule.map(text)),
        \(run.startedBy), \(run.startedAt), \(0.0))
      """)
  }

  static func find(
    _ id: ID<BacktestRun>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> BacktestRun? {
    try tx.first("SELECT * FROM backtest WHERE workspace_id = \(workspace) AND id = \(id)", run(_:))
  }

  /// The youngest first; nil for those of all scorecards.
  static func all(
    of card: ID<Scorecard>?, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [BacktestRun] {
    let which: SQL = card.map { " AND scorecard_id = \($0)" } ?? ""
    return try tx.all(
      """
      SELECT * FROM backtest WHERE workspace_id = \(workspace)\(which)
      ORDER BY started_at DESC, id DESC LIMIT \(limit)
      """, run(_:))
  }

  /// What the youngest result says of the present version of each scorecard.
  static func verdicts(
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [ID<Scorecard>: Backtest.Verdict] {
    var found: [ID<Scorecard>: Backtest.Verdict] = [:]
    try tx.forEach(
      """
      SELECT b.scorecard_id, b.verdict FROM backtest b
      JOIN scorecard c ON c.workspace_id = b.workspace_id AND c.id = b.scorecard_id AND c.version = b.version
      WHERE b.workspace_id = \(workspace) AND b.verdict IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM backtest y
        WHERE y.workspace_id = b.workspace_id AND y.version = b.version AND y.verdict IS NOT NULL
          AND (y.started_at, y.id) > (b.started_at, b.id))
      """
    ) { found[try $0["scorecard_id"]] = Backtest.Verdict(rawValue: try $0["verdict"]) }
    return found
  }

  /// What the youngest result says of a version, and where it stands; nil while the version has not been tested.
  static func verdict(
    on version: Int32, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> (verdict: Backtest.Verdict, run: ID<BacktestRun>)? {
    let found = try tx.first(
      """
      SELECT id, verdict FROM backtest
      WHERE workspace_id = \(workspace) AND version = \(version) AND verdict IS NOT NULL
      ORDER BY started_at DESC, id DESC LIMIT 1
      """
    ) { (verdict: Backtest.Verdict(rawValue: try $0["verdict"]) ?? .none, run: try $0["id"] as ID<BacktestRun>) }
    return found
  }

  static func setProgress(
    _ progress: Double, of id: ID<BacktestRun>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute("UPDATE backtest SET progress = \(progress) WHERE \(open(id, workspace))")
  }

  static func finish(
    _ id: ID<BacktestRun>, _ result: Backtest?, failure: String?, at now: Timestamp, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      UPDATE backtest SET progress = \(1.0), finished_at = \(now), failure = \(failure),
        result = \(try result.map(text)), verdict = \(result?.verdict.rawValue)
      WHERE \(open(id, workspace))
      """)
  }

  /// How many wait or run.
  static func unfinished(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int {
    try tx.value("SELECT count(*) FROM backtest WHERE workspace_id = \(workspace) AND finished_at IS NULL") ?? 0
  }

  /// Whoever comes late writes nothing over what is finished.
  private static func open(_ id: ID<BacktestRun>, _ workspace: ID<Workspace>) -> SQL {
    "workspace_id = \(workspace) AND id = \(id) AND finished_at IS NULL"
  }

  private static func run(_ row: Row) throws -> BacktestRun {
    let churn: String = try row["churn"]
    var run = BacktestRun(
      id: try row["id"],
      question: Backtest.Question(
        scorecard: try row["scorecard_id"], version: try row["version"], horizon: try row["horizon"],
        churn: ChurnDefinition(rawValue: churn) ?? .subscriptions, suggestsWeights: try row["suggests_weights"],
        rule: try read(try row["rule"])),
      definition: try ScorecardStore.definition(row),
      startedBy: try row["started_by"], startedAt: try row["started_at"])
    run.progress = try row["progress"]
    run.finishedAt = try row["finished_at"]
    run.failure = try row["failure"]
    run.result = try read(try row["result"])
    return run
  }

  private static func read<Value: Decodable>(_ text: String?) throws -> Value? {
    try text.map { try JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
