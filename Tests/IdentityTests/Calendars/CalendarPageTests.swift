import Kernel
import TestSupport
import Testing
import Web

@testable import Identity

@Suite struct CalendarPageTests {
  @Test(arguments: TestEngine.allCases)
  func `the workspace's week and holidays are set, and leave entries in the log`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let session = try await fixture.session(of: workspace.owner, in: workspace.id)
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        let none = try await browser.post("/settings/calendar", [])
        #expect(none.status == 422)
        #expect(try await browser.post("/settings/calendar", [("weekday", "8")]).status == 422)
        let saved = try await browser.post("/settings/calendar", [("weekday", "7"), ("weekday", "1")])
        #expect(saved.status == 303)
        let unnamed = try await browser.post("/settings/calendar/holidays", [("day", "2026-12-25"), ("name", "")])
        #expect(unnamed.status == 422 && unnamed.body.contains("2026-12-25"))
        for (day, name) in [("2026-12-25", "Christmas"), ("2026-12-25", "Yule & <rest>"), ("2026-12-24", "Eve")] {
          #expect(try await browser.post("/settings/calendar/holidays", [("day", day), ("name", name)]).status == 303)
        }
        let page = try await browser.get("/settings/calendar").body
        #expect(page.contains("Yule &amp; &lt;rest&gt;") && !page.contains("Christmas"))
        #expect(try await browser.post("/settings/calendar/holidays/removal", [("day", "2026-12-24")]).status == 303)
      }
      let calendars = try await fixture.db.read { tx in try WorkCalendars.load(in: workspace.id, tx) }
      #expect(calendars.usual.week.weekdays == [1, 7])
      #expect(calendars.usual.holidays == [try #require(LocalDate(year: 2026, month: 12, day: 25))])
    }
  }

  @Test func `the API tells and sets the same`() async throws {
    try await IdentityFixture.with(.sqlite) { fixture in
      let workspace = try await fixture.workspace()
      let actions = CalendarActions(database: fixture.db, effects: fixture.effects)
      let week = try #require(WorkingWeek([1, 7]))
      try await actions.setWeek(week, unlessChangedFrom: WorkingWeek.standard.bits, by: workspace.ownerActor)
      await #expect(throws: Problem.stale) {
        try await actions.setWeek(.standard, unlessChangedFrom: WorkingWeek.standard.bits, by: workspace.ownerActor)
      }
      let json = CalendarJSON(week, [])
      #expect(json.weekdays == ["monday", "sunday"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `people choose days of their own, or leave them to the workspace`(_ engine: TestEngine) async throws {
    try await IdentityFixture.with(engine) { fixture in
      let workspace = try await fixture.workspace()
      let session = try await fixture.session(of: workspace.owner, in: workspace.id)
      @Sendable func week() async throws -> [Int] {
        try await fixture.db.read { tx in
          try WorkCalendars.load(in: workspace.id, tx).calendar(of: workspace.owner).week.weekdays
        }
      }
      try await TestBrowser.with(fixture) { (browser) async throws in
        browser.adopt(session: session)
        let path: Path = "/settings/profile/week"
        #expect(try await browser.post("\(path)", [("isOwn", "yes")]).status == 422)
        #expect(try await browser.post("\(path)", [("isOwn", "yes"), ("weekday", "3")]).status == 303)
        #expect(try await week() == [3])
        #expect(try await browser.post("\(path)", [("weekday", "3")]).status == 303)
        #expect(try await week() == [1, 2, 3, 4, 5])
      }
    }
  }
}
