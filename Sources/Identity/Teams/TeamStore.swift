import Kernel
import Storage

/// All SQL about teams.
public enum TeamStore {
  /// All teams with their members, by name.
  static func all(_ tx: Transaction, _ workspace: ID<Workspace>) throws -> [Team] {
    let rows: [(ID<Team>, ID<Person>)] = try tx.all(
      """
      SELECT team_id, person_id FROM team_member WHERE workspace_id = \(workspace) ORDER BY team_id, person_id
      """
    ) { (try $0["team_id"], try $0["person_id"]) }
    let members = Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    return try tx.all("SELECT id, name FROM team WHERE workspace_id = \(workspace) ORDER BY name, id") { row in
      let id: ID<Team> = try row["id"]
      return Team(id: id, name: try row["name"], members: members[id] ?? [])
    }
  }

  /// The person and everybody who shares a team with them.
  public static func mates(
    _ tx: Transaction, _ workspace: ID<Workspace>, of person: ID<Person>
  ) throws -> Set<ID<Person>> {
    let mates: [ID<Person>] = try tx.values(
      """
      SELECT DISTINCT other.person_id FROM team_member mine
      JOIN team_member other ON other.workspace_id = mine.workspace_id AND other.team_id = mine.team_id
      WHERE mine.workspace_id = \(workspace) AND mine.person_id = \(person)
      """)
    return Set(mates).union([person])
  }

  static func exists(_ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Team>) throws -> Bool {
    try tx.exists("SELECT 1 FROM team WHERE workspace_id = \(workspace) AND id = \(id)")
  }

  static func save(_ tx: Transaction, _ workspace: ID<Workspace>, _ team: Team, at now: Timestamp) throws {
    try tx.execute(
      """
      INSERT INTO team (workspace_id, id, name, created_at) VALUES (\(workspace), \(team.id), \(team.name), \(now))
      ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name
      """)
    try tx.execute("DELETE FROM team_member WHERE workspace_id = \(workspace) AND team_id = \(team.id)")
    try tx.insert(
      into: "team_member", columns: ["workspace_id", "team_id", "person_id"],
      rows: Set(team.members).map { [workspace.sqlValue, team.id.sqlValue, $0.sqlValue] })
  }

  static func delete(_ tx: Transaction, _ workspace: ID<Workspace>, _ id: ID<Team>) throws -> Bool {
    try tx.execute("DELETE FROM team WHERE workspace_id = \(workspace) AND id = \(id)") == 1
  }
}
