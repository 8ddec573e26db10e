import Kernel
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Customers
@testable import Tracking

@Suite struct `Events that came in` {
  private static let opened = #""event":"Opened""#
  private static let joins = #""groupId":"acme""#

  @Test(arguments: TestEngine.allCases)
  func `count for the account of their user`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      try await fixture.send(
        event("group", id: "1", Self.joins), event("track", id: "2", Self.opened), event("page", id: "3"),
        event("track", id: "4", user: "u2", #""event":"Opened","context":{"groupId":"acme"}"#))
      #expect(try await fixture.value("product_events", of: acme) == 3)
      #expect(try await fixture.value("active_users", of: acme) == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are known from the company's day on which they were told`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      // In India a day ends at 18:30 UTC.
      try await fixture.setZone("Asia/Kolkata")
      let evening = TrackingFixture.start.utcStart + .hours(17)
      fixture.move(to: evening)
      try await fixture.send(
        event("group", id: "1", Self.joins), event("track", id: "2", Self.opened),
        event("track", id: "3", user: "u9", #""event":"Opened","context":{"groupId":"late"}"#))
      let acme = try await fixture.addAccount("acme")
      try await fixture.send(event("track", id: "4", Self.opened))
      fixture.move(to: evening + .hours(3))
      try await fixture.send(
        event("track", id: "5", Self.opened),
        event("track", id: "6", user: "u2", #""event":"Opened","context":{"groupId":"acme"}"#),
        event("track", id: "7", user: "u9", #""event":"Opened","context":{"groupId":"late"}"#))
      let late = try await fixture.addAccount("late")
      await fixture.service().countAll()
      let midnight = TrackingFixture.start.utcStart + .hours(18) + .minutes(30) - .milliseconds(1)
      for (account, metric, then, now) in [
        (acme, "product_events", 2, 4), (acme, "active_users", 1, 2), (late, "product_events", 1, 2),
      ] {
        #expect(try await fixture.value(metric, of: account, knownAt: midnight) == Double(then), "\(metric)")
        #expect(try await fixture.value(metric, of: account) == Double(now), "\(metric)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `count once, sent five times, out of order, by whichever process`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let (first, second) = (event("track", id: "2", Self.opened), event("track", id: "3", Self.opened))
      try await fixture.send(event("group", id: "1", Self.joins))
      try await fixture.send(second, first, second)
      for _ in 0..<4 { try await fixture.send(first, second) }
      #expect(try await fixture.value("product_events", of: acme) == 2)
      #expect(try await fixture.value("active_users", of: acme) == 1)
      let repeated: Int? = try await fixture.db.read { tx in
        try tx.value("SELECT CAST(sum(repeated) AS BIGINT) FROM tracking_body")
      }
      #expect(repeated == 9)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `count once however many ids came in between`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let service = fixture.service()
      try await fixture.append([event("group", id: "g", Self.joins)], to: service)
      let early = event("track", id: "early", Self.opened)
      try await fixture.append([early], to: service)
      await service.countAll()
      try await fixture.db.write { [workspace = fixture.workspace] tx in
        var random = SeededRandom(seed: 5)
        let tail = try #require(try EventLogStore.tail(of: workspace, tx))
        var index = try SeenIndex(nextRun: tail.nextRun, in: workspace, tx)
        for _ in 0..<5 {
          let some = (0..<70_000).map { _ in UInt128(random.next()) << 64 | UInt128(random.next()) }
          index.apply(try index.write(some, in: workspace, tx))
        }
        try EventLogStore.advance(to: tail.counted, nextRun: index.nextRun, in: workspace, tx)
      }
      try await fixture.send(early, event("track", id: "late", Self.opened))
      #expect(try await fixture.value("product_events", of: acme) == 2)
      let levels: [Int] = try await fixture.db.read { tx in
        try tx.values("SELECT DISTINCT level FROM tracking_seen ORDER BY level")
      }
      #expect(levels == [0, 1])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `wait for users and accounts to become known`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      try await fixture.send(
        event("track", id: "1", Self.opened), event("track", id: "2", user: nil, anonymous: "x", Self.opened))
      #expect(try await fixture.count("signal") == 0)
      try await fixture.send(event("group", id: "3", Self.joins), event("identify", id: "4", anonymous: "x"))
      #expect(try await fixture.count("signal") == 0)
      let acme = try await fixture.addAccount("acme")
      try await fixture.send(event("track", id: "5", Self.opened))
      #expect(try await fixture.value("product_events", of: acme) == 3)
      #expect(try await fixture.value("active_users", of: acme) == 1)
      #expect(try await fixture.count("tracking_pending") == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `go to the account of a contact when it is known who the user is`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      try await fixture.addContact("jiwoo@acme.test", at: [acme])
      try await fixture.send(event("track", id: "1", Self.opened))
      #expect(try await fixture.count("signal") == 0)
      try await fixture.send(event("identify", id: "2", #""traits":{"email":"jiwoo@acme.test"}"#))
      #expect(try await fixture.value("product_events", of: acme) == 1)
      #expect(try await fixture.count("tracking_pending") == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `go to the account that a contact is given later`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let contact = try await fixture.addContact("jiwoo@acme.test", at: [])
      let service = fixture.service()
      try await fixture.append(
        [event("identify", id: "1", #""traits":{"email":"jiwoo@acme.test"}"#), event("track", id: "2", Self.opened)],
        to: service)
      await service.countAll()
      #expect(try await fixture.count("signal") == 0)
      try await fixture.db.write { [workspace = fixture.workspace] tx in
        try ContactStore.attachUnlessThere(contact, to: acme, as: .user, in: workspace, tx)
      }
      fixture.move(to: fixture.now + .seconds(11))
      await service.countAll()
      #expect(try await fixture.value("product_events", of: acme) == 1)
      #expect(try await fixture.count("tracking_pending") == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `bring what a group said and who belongs to it to its account, when that is known`(
    engine: TestEngine
  ) async throws {
    try await TrackingFixture.with(engine) { fixture in
      try await fixture.send(
        event("identify", id: "1", #""traits":{"email":"jiwoo@acme.test"}"#),
        event("group", id: "2", #""groupId":"acme","traits":{"industry":"EdTech","seats":7,"region":"KR"}"#),
        event("track", id: "3", user: "u2", #""event":"Opened","context":{"groupId":"acme"}"#))
      let acme = try await fixture.addAccount("acme")
      // The window that finds the account first leaves what was kept to be given.
      try await fixture.send(event("track", id: "4", #""event":"Opened","context":{"groupId":"acme"}"#))
      await fixture.service().countAll()
      #expect(try await fixture.value("product_events", of: acme) == 2)
      #expect(try await fixture.count("tracking_pending") == 0)
      try await fixture.db.read { [workspace = fixture.workspace] tx in
        let account = try #require(try AccountStore.find(acme, in: workspace, tx))
        #expect(account.details.industry == "EdTech" && account.details.seats == 7)
        #expect(account.details.attributes == ["region": "KR"])
        let contact = try #require(try ContactStore.id(ofEmail: "jiwoo@acme.test", in: workspace, tx))
        #expect(try IdentityStore.onlyAccounts(of: [contact], in: workspace, tx) == [contact: acme])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of a group are overtaken by what it has said since`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      func says(_ seats: Int, id: String) -> String {
        event("group", id: id, #""groupId":"acme","traits":{"seats":\#(seats)}"#)
      }
      try await fixture.send(says(7, id: "1"))
      let acme = try await fixture.addAccount("acme")
      let service = fixture.service()
      try await fixture.append([says(9, id: "2")], to: service)
      // The window is counted before anybody has looked for accounts that are known by now.
      let counter = TrackingCounter(database: fixture.db, effects: fixture.effects, logger: Logger(label: "test")) {
        _, _, _ in
      }
      _ = try await counter.countNext(in: fixture.workspace)
      await service.countAll()
      let account = try await fixture.db.read { [workspace = fixture.workspace] tx in
        try AccountStore.find(acme, in: workspace, tx)
      }
      #expect(account?.details.seats == 9)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `that were kept are given once, by several processes at once`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let events = (0..<40).map {
        event("track", id: "\($0)", user: "u\($0)", #""event":"Opened","context":{"groupId":"acme"}"#)
      }
      let first = fixture.service()
      try await fixture.append(events, to: first)
      await first.countAll()
      let acme = try await fixture.addAccount("acme")
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { await fixture.service().countAll() } }
      }
      #expect(try await fixture.value("product_events", of: acme) == 40)
      #expect(try await fixture.value("active_users", of: acme) == 40)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of a group change its account with an entry on its timeline, and only to what fits`(
    engine: TestEngine
  ) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let actions = AttributeActions(database: fixture.db, effects: fixture.effects)
      for (key, kind) in [("budget", AttributeKind.number), ("region", .text)] {
        let draft = AttributeDraft(key: key, kind: kind, details: AttributeDetails(name: LocalizedText(key)))
        _ = try await actions.create(draft, by: .system(in: fixture.workspace))
      }
      let told = Mutex<[ID<Account>]>([])
      let service = fixture.service { accounts, _, _ in told.withLock { $0 += accounts } }
      let traits = #""groupId":"acme","traits":{"budget":"plenty","region":"KR","Seats":3,"seats":9}"#
      try await fixture.append([event("group", id: "1", traits)], to: service)
      await service.countAll()
      try await fixture.db.read { [workspace = fixture.workspace] tx in
        let account = try #require(try AccountStore.find(acme, in: workspace, tx))
        #expect(account.details.attributes == ["region": "KR", "Seats": "3"] && account.details.seats == 9)
        let kinds = try EventStore.timeline(TimelineQuery(account: acme), in: workspace, tx).items.map(\.kind)
        #expect(kinds == [.accountChanged])
      }
      #expect(told.withLock { $0 }.contains(acme))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are counted by whoever comes after a process that was killed`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let killed = fixture.service()
      try await fixture.append([event("group", id: "1", Self.joins), event("track", id: "2", Self.opened)], to: killed)
      #expect(try await fixture.count("signal") == 0)
      await fixture.service().countAll()
      await killed.countAll()
      #expect(try await fixture.value("product_events", of: acme) == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `count on the day on which they happened, by a clock set right`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let (now, day) = (fixture.now, TrackingFixture.start)
      try await fixture.send(event("group", id: "0", Self.joins))
      try await fixture.send(
        event("track", id: "1", Self.opened, at: now - .days(90)),
        event("track", id: "2", Self.opened, at: now + .hours(30)))
      try await fixture.send(
        event("track", id: "3", Self.opened, at: now + .days(400)), sentAt: now + .days(401))
      #expect(try await fixture.value("product_events", of: acme, on: day - 90) == 1)
      #expect(try await fixture.value("product_events", of: acme, on: day - 1) == 1)
      #expect(try await fixture.value("product_events", of: acme, on: day) == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `say when they were told, so that what was known then can be known again`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      try await fixture.addAccount("acme")
      let day = TrackingFixture.start
      let moment = fixture.now
      try await fixture.send(event("group", id: "0", Self.joins), event("track", id: "1", Self.opened))
      fixture.move(to: moment + .days(90))
      try await fixture.send(event("track", id: "2", Self.opened, at: moment))
      let told: [Timestamp] = try await fixture.db.read { tx in
        try tx.values(
          """
          SELECT s.recorded_at FROM signal s JOIN metric m ON m.workspace_id = s.workspace_id AND m.number = s.metric
          WHERE m.key = 'product_events' AND s.occurred_at = \(day.utcStart) ORDER BY s.recorded_at
          """)
      }
      #expect(told == [moment, moment + .days(90)])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `that cannot be counted say why, and the others of their batch count`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      try await fixture.send(
        event("group", id: "0", Self.joins), event("track", id: "1", user: nil, Self.opened),
        event("track", id: "2"), event("jump", id: "3"), event("group", id: "4"), event("track", id: "5", Self.opened))
      #expect(try await fixture.value("product_events", of: acme) == 1)
      let reasons: [String] = try await fixture.db.read { tx in
        try tx.values("SELECT reason FROM tracking_refused ORDER BY place")
      }
      #expect(reasons == ["user", "name", "type", "group"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `make contacts and bring them up to date, and leave alone what a colleague wrote`(
    engine: TestEngine
  ) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let traits = #""traits":{"email":"Mina@Acme.test","firstName":"민아","lastName":"김","title":"PM"}"#
      try await fixture.send(event("identify", id: "1", traits), event("group", id: "2", Self.joins))
      let changed = #""traits":{"email":"mina@acme.test","title":"CTO","phone":"+82 2 123"}"#
      try await fixture.send(event("identify", id: "3", changed))
      let contacts = try await fixture.db.read { [workspace = fixture.workspace] tx in
        try ContactListStore.contacts(of: acme, in: workspace, tx)
      }
      #expect(contacts.count == 1)
      #expect(contacts.first?.emails == ["mina@acme.test"])
      #expect(contacts.first?.details.displayName == "김민아")
      #expect(contacts.first?.details.title == "PM")
      #expect(contacts.first?.details.phone == "+82 2 123")
    }
  }

  @Test func `have the accounts scored that they are about, and no others`() async throws {
    try await TrackingFixture.with(.sqlite) { fixture in
      let acme = try await fixture.addAccount("acme")
      try await fixture.addAccount("globex")
      let asked = Mutex<[ID<Account>]>([])
      let service = fixture.service { accounts, _, _ in asked.withLock { $0 += accounts } }
      try await fixture.append(
        [event("group", id: "1", Self.joins), event("track", id: "2", Self.opened)], to: service)
      await service.countAll()
      #expect(asked.withLock { $0 } == [acme])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `are all there once when a hundred requests are written at the same time`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let service = fixture.service()
      try await fixture.append([event("group", id: "g", Self.joins)], to: service)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<100 {
          group.addTask { try await fixture.append([event("track", id: "\(number)", Self.opened)], to: service) }
        }
        group.addTask { await service.countAll() }
        try await group.waitForAll()
      }
      await service.countAll()
      #expect(try await fixture.value("product_events", of: acme) == 100)
    }
  }
}

@Suite struct `What clients may send` {
  private static let opened = #""event":"Opened""#

  @Test(arguments: TestEngine.allCases)
  func `means the same with its letters escaped, as Python and Java write Hangul and Devanagari`(
    engine: TestEngine
  ) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("한빛")
      let actions = MetricActions(database: fixture.db, effects: fixture.effects)
      let draft = MetricDraft(
        key: "reports", name: LocalizedText("Reports"), unit: "", kind: .sum, direction: .up, events: ["보고서 열기"],
        property: "쪽수")
      try await actions.create(draft, by: .system(in: fixture.workspace))
      await fixture.service().countAll()
      try await fixture.send(
        event("group", id: "1", user: #"\uae40"#, #""groupId":"\ud55c\ube5b""#),
        event("track", id: "2", user: "김", #""event":"보고서 열기","properties":{"쪽수":2}"#),
        event(
          "track", id: "3", user: #"\uAE40"#,
          #""event":"\ubcf4\uace0\uc11c \uc5f4\uae30","properties":{"\ucabd\uc218":3}"#))
      #expect(try await fixture.value("reports", of: acme) == 5)
      #expect(try await fixture.value("active_users", of: acme) == 1)
      let names: [String] = try await fixture.db.read { tx in
        try tx.values("SELECT event_name FROM tracking_name")
      }
      #expect(names == ["보고서 열기"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is refused by the event where no table can hold it, and the others count`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let long = String(repeating: "가", count: 5000)
      try await fixture.send(
        event("group", id: "0", #""groupId":"acme""#), event("group", id: "1", user: long, #""groupId":"acme""#),
        event("group", id: "2", #""groupId":"\#(long)""#), event("track", id: "3", user: long, Self.opened),
        event("track", id: "4", user: #"a\u0000b"#, Self.opened),
        event("track", id: "5", #""event":"\#(long)""#), event("track", id: "6", #""event":"a\u0000b""#),
        event("identify", id: "7", #""traits":{"email":"a\u0000@b.c","name":"\#(long)","title":"\u0000"}"#),
        event("track", id: "8", Self.opened))
      #expect(try await fixture.value("product_events", of: acme) == 1)
      let reasons: [String] = try await fixture.db.read { tx in
        try tx.values("SELECT reason FROM tracking_refused ORDER BY place")
      }
      #expect(reasons == ["text", "text", "text", "text", "text", "text"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is set aside when it cannot be counted, whatever the cause, and what comes after it counts`(
    engine: TestEngine
  ) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let (acme, bad) = (try await fixture.addAccount("acme"), try await fixture.addAccount("bad"))
      let service = fixture.service { accounts, _, _ in
        if accounts.contains(bad) { throw DatabaseError.check(constraint: "a_rule") }
      }
      for (number, group) in ["acme", "bad", "acme"].enumerated() {
        let context = #"\#(Self.opened),"context":{"groupId":"\#(group)"}"#
        try await fixture.append([event("track", id: "\(number)", context)], to: service)
      }
      await service.countAll()
      #expect(try await fixture.value("product_events", of: acme) == 2)
      #expect(try await fixture.value("product_events", of: bad) == nil)
      let reasons: [String] = try await fixture.db.read { tx in try tx.values("SELECT reason FROM tracking_refused") }
      #expect(reasons == ["failed"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `waits while the database cannot be written`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let isFull = Mutex(true)
      let service = fixture.service { _, _, _ in if isFull.withLock({ $0 }) { throw DatabaseError.full } }
      try await fixture.append(
        [event("track", id: "1", #"\#(Self.opened),"context":{"groupId":"acme"}"#)], to: service)
      await service.countAll()
      #expect(try await fixture.value("product_events", of: acme) == nil)
      isFull.withLock { $0 = false }
      await service.countAll()
      #expect(try await fixture.value("product_events", of: acme) == 1)
    }
  }
}

@Suite struct `A metric that is defined later` {
  @Test(arguments: TestEngine.allCases)
  func `counts what came before it was defined, and anew when other events feed it`(engine: TestEngine) async throws {
    try await TrackingFixture.with(engine) { fixture in
      let acme = try await fixture.addAccount("acme")
      let sent = #""event":"Invoice Sent","properties":{"amount":12.5}"#
      try await fixture.send(
        event("group", id: "1", #""groupId":"acme""#), event("track", id: "2", sent), event("track", id: "2", sent),
        event("track", id: "3", sent), event("track", id: "4", #""event":"Opened""#))
      let actions = MetricActions(database: fixture.db, effects: fixture.effects)
      var draft = MetricDraft(
        key: "invoiced", name: LocalizedText("Invoiced"), unit: "", kind: .sum, direction: .up,
        events: ["Invoice Sent"], property: "amount")
      try await actions.create(draft, by: .system(in: fixture.workspace))
      await fixture.service().countAll()
      #expect(try await fixture.value("invoiced", of: acme) == 25)
      try await fixture.send(event("track", id: "5", sent))
      #expect(try await fixture.value("invoiced", of: acme) == 37.5)
      draft.events = ["Opened"]
      try await actions.change(draft, by: .system(in: fixture.workspace))
      await fixture.service().countAll()
      #expect(try await fixture.value("invoiced", of: acme) == nil)
      #expect(try await fixture.value("product_events", of: acme) == 4)
    }
  }
}
