import HTTPTypes
import Kernel
import TestSupport
import Testing

@testable import Customers

@Suite struct TaskRouteTests {
  @Test(arguments: TestEngine.allCases)
  func `a task is added, changed, done and reopened, each with its event`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let person = try #require(fixture.csm.person)
        let body = """
          {"title": "Call them", "accountId": "\(fixture.alpha)", "assigneeId": "\(person)", "dueOn": "2026-11-20"}
          """
        let added = try await client.api(.post, "/api/v1/tasks", body)
        #expect(added.status == 201, "\(added.body)")
        #expect(added.value("isOverdue") == .bool(true))
        let path = "/api/v1/tasks/\(try #require(added.text("id")))"
        let changed = try await client.api(
          .patch, path, #"{"priority": "urgent", "dueOn": null}"#, headers: [.ifMatch: "\"v1\""])
        #expect(changed.text("priority") == "urgent", "\(changed.body)")
        #expect(changed.value("dueOn") == nil)
        let stale = try await client.api(.patch, path, #"{"title": "x"}"#, headers: [.ifMatch: "\"v1\""])
        #expect(stale.status == 412)
        for _ in 1...2 {
          let done = try await client.api(.post, "\(path)/completion", as: "csm")
          #expect(done.text("completedById") == "\(person)", "\(done.body)")
          #expect(done.headers[.eTag] == "\"v3\"")
        }
        #expect(try await client.api(.delete, "\(path)/completion").value("isDone") == .bool(false))
      }
      let kinds = try await fixture.kinds(of: fixture.alpha)
      #expect(Set(kinds) == [.taskAdded, .taskChanged, .taskCompleted, .taskReopened])
      #expect(kinds.count == 4)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `lists are narrowed by person, account and state`(_ engine: TestEngine) async throws {
    try await SliceFixture.with(engine) { (fixture) async throws in
      _ = try await fixture.task("Mine", due: -3, at: fixture.alpha, for: fixture.csm.person)
      _ = try await fixture.task("Theirs", due: 1, at: fixture.beta, for: fixture.manager.person)
      let done = try await fixture.task("Done", at: fixture.alpha, for: fixture.csm.person)
      _ = try await fixture.tasks.complete(done.id, by: fixture.manager)
      try await SliceClient.with(fixture) { (client) async throws in
        for (query, who, titles) in [
          ("", "manager", ["Mine", "Theirs", "Done"]), ("", "csm", ["Mine", "Done"]), ("", "stranger", []),
          ("assignee=me", "manager", ["Theirs"]), ("assignee=me&state=open", "csm", ["Mine"]),
          ("state=done", "manager", ["Done"]), ("state=overdue", "manager", ["Mine"]),
          ("account=\(fixture.beta)", "manager", ["Theirs"]),
        ] {
          let answer = try await client.api(.get, "/api/v1/tasks?\(query)", as: who)
          let found = (0..<(answer.count("items") ?? 0)).compactMap { answer.text("items.\($0).title") }
          #expect(found == titles, "\(query) as \(who)")
        }
        #expect(try await client.api(.get, "/api/v1/tasks?account=\(fixture.beta)", as: "csm").status == 404)
        for query in ["state=never", "assignee=you", "cursor=x", "account=1"] {
          #expect(try await client.api(.get, "/api/v1/tasks?\(query)").status == 422, "\(query)")
        }
      }
    }
  }

  @Test func `accounts out of sight and people who are not there are refused by their pointers`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      try await SliceClient.with(fixture) { (client) async throws in
        let body = """
          {"title": "", "accountId": "\(fixture.beta)", "assigneeId": "per_00000000000000000000000000"}
          """
        let first = try await client.api(.post, "/api/v1/tasks", body, as: "csm")
        #expect(first.status == 422 && first.body.contains("\"/title\""))
        let second = try await client.api(
          .post, "/api/v1/tasks", body.replacing("\"\"", with: "\"T\""), as: "csm")
        #expect(second.status == 422)
        for pointer in ["/accountId", "/assigneeId"] { #expect(second.body.contains("\"\(pointer)\"")) }
      }
    }
  }

  @Test func `the page shows mine first, and its buttons end and reopen a task`() async throws {
    try await SliceFixture.with(.sqlite) { (fixture) async throws in
      let task = try await fixture.task("Send <the> plan", due: -3, at: fixture.alpha, for: fixture.csm.person)
      _ = try await fixture.task("Another's", for: fixture.manager.person)
      try await SliceClient.with(fixture) { (client) async throws in
        let mine = try await client.page("/tasks", as: "csm").body
        #expect(mine.contains("Send &lt;the&gt; plan") && mine.contains("Alpha"))
        #expect(!mine.contains("Another&#39;s"))
        #expect(try await client.page("/tasks?assignee=all").body.contains("Another&#39;s"))
        let done = try await client.post(
          "/tasks/\(task.id)/completion", ["from": "/accounts/\(fixture.alpha)"], as: "csm")
        #expect(done.status == 303)
        #expect(done.headers[.location] == "/accounts/\(fixture.alpha)")
        #expect(!(try await client.page("/tasks", as: "csm").body.contains("Send")))
        #expect(try await client.page("/tasks?state=done", as: "csm").body.contains("Send"))
        let away = try await client.post("/tasks/\(task.id)/reopening", ["from": "//evil.test"], as: "csm")
        #expect(away.headers[.location] == "/tasks")
        #expect(try await client.post("/tasks/\(task.id)/completion", [:], as: "csm", csrf: "x").status == 403)
      }
    }
  }
}
