import Kernel

/// One line of the audit log.
public struct AuditEntry: Sendable, Equatable, IDPrefixed {
  public static let idPrefix = "aud"

  /// Who did it.
  public enum Author: Sendable, Equatable {
    case person(ID<Person>)
    /// A program, with a token that belonged to the person.
    case token(name: String, person: ID<Person>?)
    case system
  }

  public let id: ID<AuditEntry>
  public let recordedAt: Timestamp
  public let actor: Author
  public let action: AuditAction
  public let subject: String?
  public let details: [String: String]
}

extension AuditEntry.Author {
  init(_ actor: Actor) {
    switch (actor.kind, actor.person) {
    case (.person, let person?): self = .person(person)
    case (.token(let name), let person): self = .token(name: name, person: person)
    default: self = .system
    }
  }

  var person: ID<Person>? {
    switch self {
    case .person(let person): person
    case .token(_, let person): person
    case .system: nil
    }
  }
}
