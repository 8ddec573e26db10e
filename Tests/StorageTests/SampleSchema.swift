import Kernel
import Storage

/// A small schema with one of everything.
enum SampleSchema {
  static let migrations = [
    Migration(
      id: "2026-11-22T1000_sample_owner",
      sql: """
        CREATE TABLE owner (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          name {text} NOT NULL,
          email {text},
          active {bool} NOT NULL,
          CONSTRAINT owner_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT owner_name_once UNIQUE (workspace_id, name),
          CONSTRAINT owner_name_not_empty CHECK (name <> '')
        ) {strict};
        CREATE UNIQUE INDEX owner_email_once ON owner (workspace_id, email) WHERE email IS NOT NULL;
        """),
    Migration(
      id: "2026-11-22T1001_sample_pet",
      sql: """
        CREATE TABLE pet (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          owner_id {uuid} NOT NULL,
          mother_id {uuid},
          legs {int} NOT NULL,
          steps {bigint} NOT NULL,
          weight {double},
          born {date},
          seen_at {timestamp},
          photo {blob},
          CONSTRAINT pet_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT pet_owner FOREIGN KEY (workspace_id, owner_id) REFERENCES owner (workspace_id, id),
          CONSTRAINT pet_mother FOREIGN KEY (workspace_id, mother_id) REFERENCES pet (workspace_id, id)
        ) {clustered};
        CREATE INDEX pet_of_owner ON pet (workspace_id, owner_id);
        """),
  ]
}

enum Owner: IDPrefixed { static let idPrefix = "own" }
enum Pet: IDPrefixed { static let idPrefix = "pet" }
enum Space: IDPrefixed { static let idPrefix = "spc" }

let space = ID<Space>(high: 1, low: 2)

func ownerID(_ number: UInt64) -> ID<Owner> { ID(high: 0x0189_0000_0000_7000, low: 1 << 63 | number) }
func petID(_ number: UInt64) -> ID<Pet> { ID(high: 0x0189_0000_0000_7001, low: 1 << 63 | number) }

extension Transaction {
  /// Adds the owner of this number.
  func addOwner(_ number: UInt64, name: String? = nil, email: String? = nil) throws {
    try execute(
      """
      INSERT INTO owner (workspace_id, id, name, email, active)
      VALUES (\(space), \(ownerID(number)), \(name ?? "owner \(number)"), \(email), \(true))
      """)
  }

  func ownerCount() throws -> Int { try value("SELECT count(*) FROM owner") ?? -1 }
}

/// A pet's row for a bulk insert.
func petRow(_ number: UInt64, owner: UInt64 = 1, mother: UInt64? = nil, photo: [UInt8]? = nil) -> [SQLValue] {
  [
    space.sqlValue, petID(number).sqlValue, ownerID(owner).sqlValue, mother.map { petID($0).sqlValue } ?? .null,
    .integer(4), .integer(Int64(number) << 32), number % 2 == 0 ? .real(0.1 * Double(number)) : .null,
    .integer(20_000), .integer(1_700_000_000_000), photo.map(SQLValue.blob) ?? .null,
  ]
}

let petColumns: [StaticString] = [
  "workspace_id", "id", "owner_id", "mother_id", "legs", "steps", "weight", "born", "seen_at", "photo",
]
