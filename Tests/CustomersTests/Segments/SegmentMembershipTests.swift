import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct `A segment` {
  @Test(arguments: TestEngine.allCases)
  func `is filled when it is made, and follows its accounts`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      let first = try await fixture.names(segment)
      #expect(first == ["Alpha", "Beta"])
      try await fixture.score(fixture.slice.alpha, 90)
      try await fixture.score(fixture.small, 10)
      try await fixture.refresh(day: 3).refresh([fixture.slice.alpha, fixture.small], in: fixture.workspace)
      let second = try await fixture.names(segment)
      #expect(second == ["Beta", "Small Ltd"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `knows who was in it on a day, and what was known then`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      try await fixture.score(fixture.slice.alpha, 90)
      try await fixture.refresh(day: 3).refreshAll(in: fixture.workspace)
      let today = SliceFixture.today
      for (day, expected) in [(-1, []), (0, ["Alpha", "Beta"]), (2, ["Alpha", "Beta"]), (3, ["Beta"])] {
        let names = try await fixture.names(segment, at: FilterTime(day: today + day))
        #expect(names == expected, "day \(day)")
      }
      let before = FilterTime(day: today + 5, knownAt: SliceFixture.now + .days(1))
      let known = try await fixture.names(segment, at: before)
      #expect(known == ["Alpha", "Beta"], "Alpha's leaving was not known on the next day")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `takes an account in again, and keeps both times`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      for (day, score) in [(1, 90), (2, 10), (3, 90)] {
        try await fixture.score(fixture.slice.alpha, score)
        try await fixture.refresh(day: day).refresh([fixture.slice.alpha], in: fixture.workspace)
      }
      let workspace = fixture.workspace
      let changes = try await fixture.db.read { tx in
        try SegmentMemberStore.changes(
          of: segment.id, after: segment.createdAt, where: "1 = 1", limit: 10, in: workspace, tx)
      }
      #expect(changes.map(\.hasEntered) == [false, true, false])
      #expect(Set(changes.map(\.name)) == ["Alpha"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `counts its accounts day by day, and goes on with the last count where nothing happened`(
    engine: TestEngine
  ) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      try await fixture.score(fixture.slice.alpha, 90)
      try await fixture.refresh(day: 3).refresh([fixture.slice.alpha], in: fixture.workspace)
      let (workspace, today) = (fixture.workspace, SliceFixture.today)
      let counts = try await fixture.db.read { tx in
        try SegmentCountStore.counts(of: segment.id, from: today - 2, to: today + 4, in: workspace, tx)
      }
      #expect(counts.map(\.day) == (0...4).map { today + $0 })
      #expect(counts.map(\.members) == [2, 2, 2, 1, 1])
      let same = try await fixture.db.read { tx in
        try SegmentCountStore.counts(
          of: segment, from: today - 2, to: today + 4, where: "1 = 1", zone: .gmt, in: workspace, tx)
      }
      #expect(same == counts, "counted from the memberships")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `shows each reader the accounts that he sees`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      let names = try await fixture.names(segment, as: fixture.slice.csm)
      #expect(names == ["Alpha"])
      let workspace = fixture.workspace
      let visible = AccountAccess.visible(to: fixture.slice.csm)
      let counts = try await fixture.db.read { tx in
        try SegmentMemberStore.counts(where: visible, in: workspace, tx)
      }
      #expect(counts[segment.id] == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is asked anew when its question changes, with those that name it`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let inner = try await fixture.segment("At risk", "health<50")
      let outer = try await fixture.segment("Ours", #"segment:"At risk" name:alpha"#)
      let before = try await fixture.names(outer)
      #expect(before == ["Alpha"])
      _ = try await fixture.actions(day: 1).change(inner.id, version: 1, by: fixture.slice.manager) {
        $0.filter = "health>=50"
      }
      let (first, second) = (try await fixture.names(inner), try await fixture.names(outer))
      #expect(first == ["Quiet Corp", "Small Ltd"])
      #expect(second == [])
      let past = try await fixture.names(outer, at: FilterTime(day: SliceFixture.today))
      #expect(past == ["Alpha"], "history stays")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `goes on meaning the same when what it names is renamed`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let inner = try await fixture.segment("At risk", "health<50")
      let outer = try await fixture.segment("Ours", #"segment:"At risk" owner:Mina"#)
      _ = try await fixture.actions(day: 1).change(inner.id, version: nil, by: fixture.slice.manager) {
        $0.name = "In danger"
      }
      let home = fixture.slice.workspace
      let shown = try await fixture.db.read { tx in
        try SegmentQuestion(outer.question, AccountVocabulary(in: home.id, tx), of: home).shown
      }
      #expect(shown == #"segment:"In danger" owner:"Mina Park""#)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `cannot depend on itself, and the message points at the word`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let inner = try await fixture.segment("Inner", "health<50")
      _ = try await fixture.segment("Outer", "segment:Inner")
      await #expect {
        _ = try await fixture.actions(day: 1).change(inner.id, version: nil, by: fixture.slice.manager) {
          $0.filter = "arr>0 segment:Outer"
        }
      } throws: { error in
        let field = (error as? Problem)?.fields.first
        return field?.code == "filter.segmentCircle" && field?.arguments["from"] == "14"
          && field?.arguments["to"] == "19"
      }
    }
  }

  @Test(arguments: ["owner:me", "stage:onboarding owner:나"])
  func `has no reader, so that “me” is refused at the word`(filter: String) async throws {
    try await SegmentFixture.with(.sqlite) { fixture in
      await #expect {
        _ = try await fixture.segment("Mine", filter)
      } throws: { error in
        let field = (error as? Problem)?.fields.first
        return field?.code == "filter.nobodySignedIn"
          && field?.arguments["to"] == String(filter.unicodeScalars.count)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is laid aside and brought back with its history`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      try await fixture.actions(day: 2).archive(segment.id, version: 1, by: fixture.slice.manager)
      await #expect(throws: Problem.notFound) {
        _ = try await fixture.actions(day: 3).change(segment.id, version: nil, by: fixture.slice.manager) { _ in }
      }
      let back = try await fixture.actions(day: 4).restore(segment.id, by: fixture.slice.manager)
      let today = SliceFixture.today
      let then = try await fixture.names(back, at: FilterTime(day: today + 1))
      let between = try await fixture.names(back, at: FilterTime(day: today + 3))
      let now = try await fixture.names(back)
      #expect(then == ["Alpha", "Beta"] && between == [] && now == ["Alpha", "Beta"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `of another workspace is not there`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      let segment = try await fixture.segment("At risk", "health<50")
      await #expect(throws: Problem.notFound) {
        try await fixture.actions().archive(segment.id, version: nil, by: fixture.slice.stranger)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `does not write when nothing has changed`(engine: TestEngine) async throws {
    try await SegmentFixture.with(engine) { fixture in
      _ = try await fixture.segment("At risk", "health<50")
      let commits = fixture.db.commitCount
      try await fixture.refresh(day: 0).refresh([fixture.slice.alpha, fixture.small], in: fixture.workspace)
      #expect(fixture.db.commitCount == commits)
    }
  }
}
