import Foundation
import Kernel
import Storage
import TestSupport
import Testing

enum Size: String, SQLConvertible, CaseIterable { case small, large }

@Suite struct RoundTripTests {
  private static let schema = [
    Migration(
      id: "one",
      sql: """
        CREATE TABLE thing (
          id {uuid} NOT NULL CONSTRAINT thing_pkey PRIMARY KEY, small {int}, large {bigint}, ratio {double},
          flag {bool}, words {text}, bytes {blob}, day {date}, moment {timestamp}
        ) {strict}
        """)
  ]

  private struct Thing: RowDecodable, Equatable {
    var small: Int32?
    var large: Int64?
    var ratio: Double?
    var flag: Bool?
    var words: String?
    var bytes: [UInt8]?
    var day: LocalDate?
    var moment: Timestamp?

    init() {}

    init(row: Row) throws {
      small = try row["small"]
      large = try row["large"]
      ratio = try row["ratio"]
      flag = try row["flag"]
      words = try row["words"]
      bytes = try row["bytes"]
      day = try row["day"]
      moment = try row["moment"]
    }
  }

  private static var things: [Thing] {
    var low = Thing()
    (low.small, low.large, low.ratio, low.flag) = (.min, .min, -0.1, false)
    (low.words, low.bytes, low.day) = ("", [], LocalDate(daysSinceEpoch: -719_162))
    low.moment = Timestamp.supported.lowerBound
    var high = Thing()
    (high.small, high.large, high.ratio, high.flag) = (.max, .max, .greatestFiniteMagnitude, true)
    (high.words, high.bytes) = ("टिकट 고객 \"'\u{301}; --\u{7}", [0, 1, 255])
    (high.day, high.moment) = (LocalDate(daysSinceEpoch: 2_932_896), Timestamp.supported.upperBound)
    return [Thing(), low, high]
  }

  @Test(arguments: TestEngine.allCases, things.indices)
  func `what is written is read back`(engine: TestEngine, index: Int) async throws {
    let thing = Self.things[index]
    let id = petID(7)
    let found = try await TestDatabase.with(engine, migrations: Self.schema) { db in
      try await db.write { tx in
        try tx.execute(
          """
          INSERT INTO thing (id, small, large, ratio, flag, words, bytes, day, moment)
          VALUES (\(id), \(thing.small), \(thing.large), \(thing.ratio), \(thing.flag), \(thing.words),
            \(thing.bytes), \(thing.day), \(thing.moment))
          """)
      }
      return try await db.read { tx in
        try tx.first("SELECT * FROM thing WHERE id = \(id)") { (try Thing(row: $0), try $0["id"] as ID<Pet>) }
      }
    }
    #expect(found?.0 == thing)
    #expect(found?.1 == id)
  }

  @Test(arguments: TestEngine.allCases)
  func `values of the domain are read back from expressions`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      try await db.read { tx in
        try #expect(tx.value("SELECT \(Size.large)") == Size.large)
        try #expect(tx.value("SELECT \(LanguageCode.korean)") == LanguageCode.korean)
        try #expect(tx.value("SELECT \(Currency.krw)") == Currency.krw)
        try #expect(tx.value("SELECT \(Points.hundred)") == Points.hundred)
        try #expect(tx.value("SELECT \(Data([1, 2]))") == Data([1, 2]))
        try #expect(tx.value("SELECT \(3) + \(4)") == 7)
        try #expect(tx.value("SELECT CASE WHEN \(true) THEN \("a") ELSE \("b") END") == "a")
        try #expect(tx.value("SELECT \(Int?.none)", as: String.self) == nil)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `a statement prepared with NULL takes a value later`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      try await db.read { tx in
        for value in [nil, 1, nil, 2] as [Int?] {
          try #expect(tx.value("SELECT coalesce(\(value), 7)") == value ?? 7)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `blobs and texts are read in place`(engine: TestEngine) async throws {
    try await TestDatabase.with(engine) { db in
      try await db.read { tx in
        let found = try tx.first("SELECT \([3, 4] as [UInt8]) AS bytes, \("né") AS words, NULL AS absent") { row in
          (
            try row.withBlob("bytes") { $0.reduce(0) { $0 + Int($1) } }, try row.withText("words") { $0.count },
            try row.withBlob("absent") { $0.count }
          )
        }
        #expect(found?.0 == 7)
        #expect(found?.1 == 3)
        #expect(found?.2 == nil)
      }
    }
  }
}
