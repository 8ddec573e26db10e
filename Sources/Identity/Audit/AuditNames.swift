import Kernel
import Language
import Storage

/// What the ids in the audit log are called: people, roles, teams and tokens of this room.
struct AuditNames: Sendable {
  /// By the outside form of the id.
  private let names: [String: String]
  let people: [Person]

  init(_ tx: Transaction, _ workspace: ID<Workspace>) throws {
    people = try PersonStore.all(tx, workspace).map(\.person)
    var names: [String: String] = [:]
    for person in people { names[person.id.description] = person.name }
    for role in try RoleStore.custom(tx, workspace) { names[role.reference.description] = role.name }
    for team in try TeamStore.all(tx, workspace) { names[team.id.description] = team.name }
    for token in try TokenStore.all(tx, workspace) { names[token.id.description] = token.name }
    self.names = names
  }

  func name(of person: ID<Person>) -> String? { names[person.description] }

  /// What was changed, by its name, or by that which it had then; the id when it is gone. Nil for sessions, which
  /// have none.
  func subject(_ entry: AuditEntry, _ words: Words) -> String? {
    guard let subject = entry.subject, ID<Session>(subject) == nil else { return nil }
    let then = entry.details["name"] ?? entry.details["files"] ?? entry.details["email"]
    return names[subject] ?? role(subject, words) ?? then ?? subject
  }

  /// The details in words, in the order of their names.
  func details(_ entry: AuditEntry, _ words: Words) -> String? {
    let shown = subject(entry, words)
    let parts = entry.details.sorted { $0.key < $1.key }.compactMap { key, value -> String? in
      guard value != shown else { return nil }
      let name = "audit.detail.\(key)"
      return "\(words.contains(name) ? words[name] : key): \(text(value, of: key, words))"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func text(_ value: String, of key: String, _ words: Words) -> String {
    switch key {
    case "permissions": list(value, "permission", words)
    case "scopes": list(value, "scope", words)
    case "visibility": word("visibility.\(value)", words) ?? value
    default: names[value] ?? role(value, words) ?? value
    }
  }

  private func list(_ value: String, _ area: String, _ words: Words) -> String {
    value.split(separator: " ").map { word("\(area).\($0)", words) ?? String($0) }.joined(separator: ", ")
  }

  private func role(_ text: String, _ words: Words) -> String? { word("role.\(text)", words) }

  private func word(_ key: String, _ words: Words) -> String? { words.contains(key) ? words[key] : nil }
}
