import Foundation
import Kernel

/// Who sends a request, as the credentials prove.
public struct Caller: Sendable {
  public let actor: Actor
  public let workspace: Workspace
  /// The person's or the token's name.
  public let name: String
  public let email: String?
  /// What the person chose; nil for tokens and for those who chose nothing.
  public let language: LanguageCode?
  public let timeZone: TimeZone

  public init(
    actor: Actor, workspace: Workspace, name: String, email: String?, language: LanguageCode?, timeZone: TimeZone
  ) {
    self.actor = actor
    self.workspace = workspace
    self.name = name
    self.email = email
    self.language = language
    self.timeZone = timeZone
  }
}

/// What a request brings to prove who sends it.
public enum Credentials: Sendable {
  /// The value of the session cookie.
  case session(String)
  /// The token of `Authorization: Bearer …`.
  case bearer(String)
}

/// Tells who stands behind credentials. `Identity` is the one that does.
public protocol Authenticator: Sendable {
  /// Nil when the credentials are not, or no longer, valid.
  func caller(for credentials: Credentials) async throws -> Caller?
}
