import Foundation
import Kernel
import Storage

/// All SQL about scorecards and their versions.
public enum ScorecardStore {
  /// Every scorecard in its present version: those with rules in the order of the rules, then the default.
  public static func all(in workspace: ID<Workspace>, _ tx: Transaction) throws -> [StoredScorecard] {
    try load("1 = 1", in: workspace, tx)
  }

  public static func find(
    _ id: ID<Scorecard>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> StoredScorecard? {
    try load("c.id = \(id)", in: workspace, tx).first
  }

  /// The versions of a scorecard, the youngest first.
  public static func versions(
    of id: ID<Scorecard>, after cursor: Cursor? = nil, limit: Int, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Page<ScorecardVersion> {
    var condition: SQL = "workspace_id = \(workspace) AND scorecard_id = \(id)"
    if let cursor {
      guard cursor.values.count == 1, let number = cursor.values[0].flatMap({ Int32($0) }) else {
        throw Problem.invalid("/cursor", "notACursor")
      }
      condition += " AND number < \(number)"
    }
    let rows = try tx.all(
      "SELECT * FROM scorecard_version WHERE \(condition) ORDER BY number DESC LIMIT \(limit + 1)", version(_:))
    return Page(rows, limit: limit) { Cursor(["\($0.number)"]) }
  }

  /// One version of a scorecard; nil when the number is none of its own.
  public static func version(
    _ number: Int32, of id: ID<Scorecard>, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> ScorecardVersion? {
    try tx.first(
      """
      SELECT * FROM scorecard_version
      WHERE workspace_id = \(workspace) AND number = \(number) AND scorecard_id = \(id)
      """, version(_:))
  }

  private static func version(_ row: Row) throws -> ScorecardVersion {
    ScorecardVersion(
      number: try row["number"], definition: try definition(row), name: try row["name"], filter: try row["filter"],
      reason: try row["reason"], createdAt: try row["created_at"], createdBy: try row["created_by"])
  }

  /// The definition that a version number of the workspace stands for.
  public static func definition(
    _ number: Int32, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Scorecard? {
    try tx.first(
      "SELECT definition FROM scorecard_version WHERE workspace_id = \(workspace) AND number = \(number)",
      definition(_:))
  }

  /// Lets nobody else make scorecards of the workspace until the transaction ends.
  static func lock(_ workspace: ID<Workspace>, _ tx: Transaction) throws {
    _ = try tx.exists("SELECT 1 FROM workspace WHERE id = \(workspace)\(tx.dialect.lockingRows)")
  }

  /// Adds a scorecard with its first version, whose number is chosen now.
  public static func insert(
    _ card: StoredScorecard, because reason: String? = nil, by person: ID<Person>?, in workspace: ID<Workspace>,
    _ tx: Transaction
  ) throws -> StoredScorecard {
    try lock(workspace, tx)
    var card = card
    card.version = try nextNumber(in: workspace, tx)
    try tx.execute(
      """
      INSERT INTO scorecard (workspace_id, id, name, is_adapted, version, created_at)
      VALUES (\(workspace), \(card.id), \(card.name), \(card.isAdapted), \(card.version), \(card.createdAt))
      """)
    try insertVersion(card, because: reason, at: card.createdAt, by: person, in: workspace, tx)
    card.position = try placeRule(of: card, in: workspace, tx)
    return card
  }

  /// Gives the scorecard a new version, when its present one is `version`.
  /// - Returns: the scorecard with its new number; nil when somebody else was faster.
  public static func update(
    _ card: StoredScorecard, from version: Int32, because reason: String? = nil, at now: Timestamp,
    by person: ID<Person>?, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> StoredScorecard? {
    try lock(workspace, tx)
    var card = card
    card.version = try nextNumber(in: workspace, tx)
    let changed = try tx.execute(
      """
      UPDATE scorecard SET name = \(card.name), is_adapted = \(card.isAdapted), version = \(card.version)
      WHERE workspace_id = \(workspace) AND id = \(card.id) AND version = \(version)
      """)
    guard changed == 1 else { return nil }
    try insertVersion(card, because: reason, at: now, by: person, in: workspace, tx)
    card.position = try placeRule(of: card, in: workspace, tx)
    return card
  }

  private static func nextNumber(in workspace: ID<Workspace>, _ tx: Transaction) throws -> Int32 {
    let highest: Int32? = try tx.value(
      "SELECT max(number) FROM scorecard_version WHERE workspace_id = \(workspace)")
    return (highest ?? 0) + 1
  }

  private static func insertVersion(
    _ card: StoredScorecard, because reason: String?, at now: Timestamp, by person: ID<Person>?,
    in workspace: ID<Workspace>, _ tx: Transaction
  ) throws {
    try tx.execute(
      """
      INSERT INTO scorecard_version
        (workspace_id, number, scorecard_id, definition, reason, name, filter, created_at, created_by)
      VALUES (\(workspace), \(card.version), \(card.id), \(try text(card.definition)), \(reason), \(card.name),
        \(card.filter), \(now), \(person))
      """)
  }

  /// Puts the rule of the scorecard in its place among the others, which move: positions count from 1 without gaps.
  /// - Returns: the place; nil for the default, which has no rule.
  private static func placeRule(
    of card: StoredScorecard, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> Int? {
    guard let filter = card.filter else { return nil }
    var rules = try tx.all(
      "SELECT scorecard_id, filter FROM scorecard_rule WHERE workspace_id = \(workspace) ORDER BY position"
    ) { (card: try $0["scorecard_id"] as ID<Scorecard>, filter: try $0["filter"] as String) }
    rules.removeAll { $0.card == card.id }
    let place = min(max(card.position ?? rules.count + 1, 1), rules.count + 1)
    rules.insert((card.id, filter), at: place - 1)
    try tx.execute("DELETE FROM scorecard_rule WHERE workspace_id = \(workspace)")
    for (index, rule) in rules.enumerated() {
      try tx.execute(
        """
        INSERT INTO scorecard_rule (workspace_id, position, scorecard_id, filter)
        VALUES (\(workspace), \(index + 1), \(rule.card), \(rule.filter))
        """)
    }
    return place
  }

  private static func load(
    _ condition: SQL, in workspace: ID<Workspace>, _ tx: Transaction
  ) throws -> [StoredScorecard] {
    try tx.all(
      """
      SELECT c.id, c.name, c.is_adapted, c.version, c.created_at, v.definition, r.filter, r.position
      FROM scorecard c
      JOIN scorecard_version v ON v.workspace_id = c.workspace_id AND v.number = c.version
      LEFT JOIN scorecard_rule r ON r.workspace_id = c.workspace_id AND r.scorecard_id = c.id
      WHERE c.workspace_id = \(workspace) AND \(condition)
      ORDER BY coalesce(r.position, 1000000), c.id
      """
    ) { row in
      StoredScorecard(
        id: try row["id"], name: try row["name"], isAdapted: try row["is_adapted"], version: try row["version"],
        definition: try definition(row), filter: try row["filter"], position: try row["position"],
        createdAt: try row["created_at"])
    }
  }

  static func definition(_ row: Row) throws -> Scorecard {
    let text: String = try row["definition"]
    return try JSONDecoder().decode(Scorecard.self, from: Data(text.utf8))
  }

  static func text(_ definition: Scorecard) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(definition), as: UTF8.self)
  }
}
