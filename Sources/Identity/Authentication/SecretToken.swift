import Kernel
import Web

/// A secret that says in which workspace to look for it; only its hash is kept.
///
/// `sth_` (or another prefix), 26 characters of the workspace's id, `_`, 43 characters of 256 random bits.
struct SecretToken: Sendable, Equatable {
  /// What a secret is for; the prefix lets people and secret scanners tell them apart.
  enum Kind: String, Sendable {
    case session = "sts"
    case api = "sth"
    case invitation = "sti"
  }

  let workspace: ID<Workspace>
  /// The whole text, to be handed out once.
  let text: String

  /// A new secret.
  init(_ kind: Kind, in workspace: ID<Workspace>) {
    let place = workspace.description.dropFirst(Workspace.idPrefix.utf8.count + 1)
    self.workspace = workspace
    text = "\(kind.rawValue)_\(place)_\(Base64URL.encode(Sodium.randomBytes(32)))"
  }

  /// Reads a secret that somebody presents; nil when it cannot be one of this kind.
  init?(_ kind: Kind, reading text: String) {
    let prefix = "\(kind.rawValue)_"
    guard text.utf8.count == 74, text.hasPrefix(prefix), text.utf8.allSatisfy({ $0 < 128 }),
      let workspace = ID<Workspace>("\(Workspace.idPrefix)_\(text.dropFirst(4).prefix(26))")
    else { return nil }
    self.workspace = workspace
    self.text = text
  }

  /// SHA-256: the secret has 256 random bits, so that it needs no slow hash.
  var hash: [UInt8] { Sodium.sha256(text.utf8) }
}
