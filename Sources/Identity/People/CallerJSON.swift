import Kernel
import Web

/// Who asks, on the wire.
struct CallerJSON: Encodable {
  struct WorkspaceJSON: Encodable {
    let id: ID<Workspace>
    let name: String
    let language: LanguageCode
    let timeZone: String
    let currency: Currency
  }

  let person: ID<Person>?
  /// The person's name, or the token's.
  let name: String
  let email: String?
  let language: LanguageCode
  let timeZone: String
  let permissions: [Permission]
  let workspace: WorkspaceJSON

  init(_ caller: Caller) {
    person = caller.actor.person
    name = caller.name
    email = caller.email
    language = caller.language ?? caller.workspace.language
    timeZone = caller.timeZone.identifier
    permissions = Permission.allCases.filter(caller.actor.may)
    workspace = WorkspaceJSON(
      id: caller.workspace.id, name: caller.workspace.name, language: caller.workspace.language,
      timeZone: caller.workspace.timeZone.identifier, currency: caller.workspace.currency)
  }
}
