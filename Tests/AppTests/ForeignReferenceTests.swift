import Testing

@testable import App

@Suite struct `A form that names a row` {
  private struct Form {
    let path: String
    let fields: [String: String]

    /// With the sample's ids in the place of `{accounts}`: in the path the sender's own, in the fields `sample`'s.
    func filled(_ own: SampleWorkspace, _ sample: SampleWorkspace) -> (path: String, fields: [String: String]) {
      (Self.filled(path, own), fields.mapValues { Self.filled($0, sample) })
    }

    private static func filled(_ text: String, _ sample: SampleWorkspace) -> String {
      sample.ids.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
  }

  private static let forms = [
    Form(path: "/accounts", fields: ["name": "New", "ownerId": "{owner}"]),
    Form(path: "/accounts/{other account}", fields: ["name": "Another name", "ownerId": "{settings/people}"]),
    Form(path: "/accounts/{accounts}/tasks", fields: ["title": "New", "assigneeId": "{owner}"]),
    Form(path: "/settings/teams", fields: ["name": "New", "member": "{settings/people}"]),
    Form(path: "/settings/teams/{settings/teams}", fields: ["name": "New name", "member": "{owner}"]),
    Form(path: "/settings/people/invite", fields: ["email": "new@example.test", "role": "{settings/roles}"]),
    Form(path: "/settings/people/{settings/people}/role", fields: ["role": "{settings/roles}"]),
  ]

  @Test func `takes those of its own workspace and no other`() async throws {
    try await AppFixture.with { app, client in
      let session = try #require(app.acme.sessions[.owner])
      for form in Self.forms {
        let before = try await app.rowCounts()
        let (path, strange) = form.filled(app.acme, app.globex)
        let refused = try await client.post(path, strange, session)
        #expect(refused.status == 422, "\(form): \(refused.status)")
        let after = try await app.rowCounts()
        #expect(after == before, "\(form)")
        let taken = try await client.post(path, form.filled(app.acme, app.acme).fields, session)
        #expect(taken.status < 400, "premise: \(form): \(taken.status)")
      }
    }
  }
}
