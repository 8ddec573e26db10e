import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers

@Suite struct ChecklistTests {
  @Test(arguments: TestEngine.allCases)
  func `items are added, ticked, worded, moved and removed in their order`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let task = try await fixture.tasks.create(
        TaskDraft(TaskDetails(title: "Start", account: fixture.alpha), checklist: ["b", "d"]), by: fixture.manager)
      let checklists = ChecklistActions(database: fixture.db, effects: fixture.effects)
      let first = try await checklists.add("a", at: 0, to: task.id, by: fixture.csm)
      let third = try await checklists.add("c", at: 2, to: task.id, by: fixture.csm)
      #expect(third.task.items.map(\.text) == ["a", "b", "c", "d"])
      let ticked = try await checklists.change(
        third.item.id, of: task.id, by: fixture.csm, ChecklistActions.Change(text: "C", isDone: true, position: 99))
      #expect(ticked.items.map(\.text) == ["a", "b", "d", "C"])
      #expect(ticked.items.last?.completion == TaskCompletion(at: SliceFixture.now, person: fixture.csm.person))
      let again = try await checklists.change(
        third.item.id, of: task.id, by: fixture.manager, ChecklistActions.Change(isDone: true))
      #expect(again == ticked, "who ticked first stays")
      let moved = try await checklists.move(third.item.id, by: -2, of: task.id, by: fixture.csm)
      #expect(moved.items.map(\.text) == ["a", "C", "b", "d"])
      let top = try await checklists.move(first.item.id, by: -1, of: task.id, by: fixture.csm)
      #expect(top == moved)
      _ = try await checklists.remove(first.item.id, of: task.id, by: fixture.csm)
      let (stored, progress) = try await fixture.db.read { tx in
        let workspace = fixture.workspace.id
        return (
          try TaskWithChecklist.load(task.id, for: fixture.csm, tx),
          try ChecklistStore.progress(of: [task.id], in: workspace, tx)
        )
      }
      #expect(stored.items.map(\.text) == ["C", "b", "d"])
      #expect(stored.task.version == 6)
      #expect(progress == [task.id: ChecklistProgress(done: 1, total: 3)])
      let kinds = try await fixture.kinds(of: fixture.alpha)
      #expect(kinds.filter { $0 == .taskItemDone }.count == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `the API answers with versions of the task`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let task = try await fixture.task("T", at: fixture.alpha)
      try await SliceClient.with(fixture) { (client) async throws in
        let path = "/api/v1/tasks/\(task.id)/checklist"
        #expect(try await client.api(.get, path).count("items") == 0)
        let made = try await client.api(.post, path, #"{"text": "  Sign  "}"#)
        #expect(made.status == 201 && made.headers[.eTag] == "\"v2\"", "\(made.body)")
        let item = "\(path)/\(made.text("id") ?? "")"
        let done = try await client.api(.patch, item, #"{"isDone": true}"#, headers: [.ifMatch: "\"v2\""])
        #expect(done.headers[.eTag] == "\"v3\"" && done.value("items.0.isDone") == .bool(true), "\(done.body)")
        #expect(done.text("items.0.text") == "Sign")
        #expect(try await client.api(.get, "/api/v1/tasks/\(task.id)").value("checklist.total") == .number(1))
        for status in [412, 412] {
          #expect(try await client.api(.patch, item, #"{"text": "x"}"#, headers: [.ifMatch: "\"v2\""]).status == status)
          #expect(try await client.api(.delete, item, headers: [.ifMatch: "\"v2\""]).status == status)
        }
        for (body, pointer) in [
          (#"{"text": ""}"#, "/text"), (#"{"text": 1}"#, "/text"), (#"{"position": -1}"#, "/position"),
          (#"{"isDone": "yes"}"#, "/isDone"), (#"{"who": 1}"#, "/who"),
        ] {
          let refused = try await client.api(.patch, item, body)
          #expect(refused.status == 422 && refused.body.contains("\"\(pointer)\""), "\(refused.body)")
        }
        let long = try await client.api(.post, path, "{\"text\": \"\(String(repeating: "é", count: 301))\"}")
        #expect(long.status == 422)
        #expect(try await client.api(.get, path, as: "stranger").status == 404)
        #expect(try await client.api(.patch, item, #"{"isDone": false}"#, as: "stranger").status == 404)
        #expect(try await client.api(.delete, "\(path)/\(ID<ChecklistItem>(high: 1, low: 1))").status == 404)
        #expect(try await client.api(.delete, item).status == 204)
        #expect(try await client.api(.get, path).count("items") == 0)
      }
    }
  }

  @Test func `a checklist ends at its limit`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let texts = (1...ChecklistItem.limit).map(String.init)
      let task = try await fixture.tasks.create(
        TaskDraft(TaskDetails(title: "Full"), checklist: texts), by: fixture.manager)
      let checklists = ChecklistActions(database: fixture.db, effects: fixture.effects)
      await #expect(throws: Problem.self) { try await checklists.add("x", to: task.id, by: fixture.manager) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `items of one task are not reached through another`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      let own = try await fixture.tasks.create(
        TaskDraft(TaskDetails(title: "Own"), checklist: ["x"]), by: fixture.manager)
      let other = try await fixture.task("Other")
      let item = try await fixture.db.read { tx in
        try ChecklistStore.items(of: own.id, in: fixture.workspace.id, tx)[0].id
      }
      let checklists = ChecklistActions(database: fixture.db, effects: fixture.effects)
      await #expect(throws: Problem.notFound) {
        try await checklists.remove(item, of: other.id, by: fixture.manager)
      }
      try await expectUsesIndex(ChecklistStore.statement(own.id, in: fixture.workspace.id), in: fixture.db)
    }
  }

  @Test func `the page of a task ticks with one click and keeps what was typed`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let task = try await fixture.tasks.create(
        TaskDraft(TaskDetails(title: "Start <b>", account: fixture.alpha), checklist: ["One & two", "Three"]),
        by: fixture.manager)
      let item = try await fixture.db.read { tx in
        try ChecklistStore.items(of: task.id, in: fixture.workspace.id, tx)[0].id
      }
      try await SliceClient.with(fixture) { (client) async throws in
        let (path, step) = ("/tasks/\(task.id)", "/tasks/\(task.id)/checklist/\(item)")
        let page = try await client.page(path).body
        #expect(page.contains("Start &lt;b&gt;") && page.contains("One &amp; two") && page.contains("0 of 2"))
        let ticked = try await client.post("\(step)/completion", [:])
        #expect(ticked.status == 303 && ticked.headers[.location] == "\(path)#checklist")
        #expect(try await client.page(path).body.contains("1 of 2"))
        #expect(try await client.page("/accounts/\(fixture.alpha)").body.contains("1 of 2"))
        #expect(try await client.post("\(step)/move", ["by": "1"]).status == 303)
        #expect(try await client.post("\(step)/reopening", [:]).status == 303)
        let empty = try await client.post("\(step)/text", ["text": " "])
        #expect(empty.status == 422 && empty.body.contains("<details class=\"menu\" data-menu open"))
        #expect(try await client.post("\(step)/text", ["text": "Two"]).status == 303)
        let due = ["title": "Go", "dueOn": "2026-12-24", "dueInBusinessDays": "2", "priority": "high"]
        #expect(try await client.post(path, due).status == 303)
        let wrong = try await client.post(path, ["title": "Kept", "dueInBusinessDays": "soon", "priority": "high"])
        #expect(wrong.status == 422 && wrong.body.contains("value=\"Kept\"") && wrong.body.contains("value=\"soon\""))
        #expect(try await client.post("\(step)/removal", [:]).status == 303)
        #expect(try await client.page(path, as: "stranger").status == 404)
        #expect(try await client.post("\(step)/completion", [:], csrf: "x").status == 403)
      }
      let stored = try await fixture.db.read { tx in try TaskWithChecklist.load(task.id, for: fixture.manager, tx) }
      #expect(stored.items.map(\.text) == ["Three"])
      #expect(stored.task.details.dueOn == SliceFixture.today + 2 && stored.task.details.priority == .high)
    }
  }
}
