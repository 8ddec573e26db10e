import Foundation
import Kernel
import Web

/// The secret with which a source sends: it can only write. Only its hash is kept.
///
/// `stw_`, 26 characters of the workspace's id, `_`, 43 characters of 256 random bits.
struct WriteKey: Sendable, Equatable {
  let workspace: ID<Workspace>
  /// The whole text, to be handed out once.
  let text: String

  /// A new key.
  init(in workspace: ID<Workspace>) {
    let place = workspace.description.dropFirst(Workspace.idPrefix.utf8.count + 1)
    self.workspace = workspace
    text = "stw_\(place)_\(Base64URL.encode(Sodium.randomBytes(32)))"
  }

  /// Reads a key that somebody presents; nil when it cannot be one.
  init?(reading text: String) {
    guard text.utf8.count == 74, text.hasPrefix("stw_"), text.utf8.allSatisfy({ $0 < 128 }),
      let workspace = ID<Workspace>("\(Workspace.idPrefix)_\(text.dropFirst(4).prefix(26))")
    else { return nil }
    self.workspace = workspace
    self.text = text
  }

  /// The user name of `Authorization: Basic …` (RFC 7617); the password does not matter.
  static func fromBasic(_ header: String) -> String? {
    guard header.lowercased().hasPrefix("basic "),
      let data = Data(base64Encoded: header.dropFirst(6).trimmingCharacters(in: .whitespaces))
    else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false).first
      .map(String.init)
  }

  /// SHA-256: the key has 256 random bits, so that it needs no slow hash.
  var hash: [UInt8] { Sodium.sha256(text.utf8) }

  /// By which people tell keys apart.
  var hint: String { String(text.suffix(4)) }
}
