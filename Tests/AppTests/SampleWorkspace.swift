import Foundation
import Health
import Kernel
import Storage
import Web

@testable import App
@testable import Identity
@testable import Tracking

/// A workspace with people of every built-in role, a token for each scope, and something of everything.
struct SampleWorkspace: Sendable {
  let workspace: Workspace
  /// Sessions by role.
  let sessions: [BuiltInRole: String]
  /// Tokens of the owner by scope.
  let tokens: [TokenScope: String]
  /// A token with every scope.
  let token: String
  /// What stands for a parameter in the routes' paths: `accounts` for `/accounts/{id}`.
  let ids: [String: String]

  var owner: AppClient.Credential { .session(sessions[.owner] ?? "") }
  var api: AppClient.Credential { .bearer(token) }

  func id(_ name: String) -> String { ids[name] ?? "missing-\(name)" }

  /// Makes it; names and texts begin with `mark`.
  static func make(_ mark: String, _ services: AppServices, _ client: AppClient) async throws -> SampleWorkspace {
    let people = try await SamplePeople.make(mark, services)
    let data = SampleData(mark: mark, owner: people, client: client, services: services)
    var ids = try await data.fill()
    ids.merge(people.ids) { $1 }
    ids["settings/jobs"] = try await SampleJob.dead(in: people.workspace.id, services).description
    try await services.scoreWithHistory(people.workspace)
    ids["imports/upload"] = try SampleUpload.make(
      mark, at: services.effects.newID(), in: people.workspace.id, folder: services.settings.files)
    let source = try await services.sources.create(named: "\(mark) app", by: .system(in: people.workspace.id))
    ids["sources"] = source.source.id.description
    ids["settings/sources"] = ids["sources"]
    ids["keyId"] = try await services.database.read { tx in
      try SourceStore.keys(of: source.source.id, in: people.workspace.id, tx).first?.id.description
    }
    ids["measure"] = try await data.measure(of: ids["accounts"] ?? "")
    return SampleWorkspace(
      workspace: people.workspace, sessions: people.sessions, tokens: people.tokens, token: people.token, ids: ids)
  }
}
