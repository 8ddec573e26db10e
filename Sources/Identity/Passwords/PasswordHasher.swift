import Foundation
import Kernel
import Web

/// Hashes and checks passwords by argon2id, on threads of their own.
public struct PasswordHasher: Sendable {
  /// The hash of a random text that nobody knows, with the parameters of every other hash.
  ///
  /// What is checked when there is no such person, so that the answer takes as long.
  static let decoy =
    "$argon2id$v=19$m=65536,t=2,p=1$gBGieDUm9fI5xFH/Xx9DzA$Xp5fM3gR+P/QlqW6y6eCBg8EO0KZs1KTBra75De+Q8M"

  private let pool: BlockingPool

  public init(pool: BlockingPool) { self.pool = pool }

  /// Text that says its own parameters and salt. Throws `overloaded` when there is no memory for it.
  func hash(_ password: String) async throws -> String {
    let normal = Self.normalised(password)
    guard let hash = try await pool.run({ Sodium.passwordHash(normal) }) else { throw IdentityError.overloaded }
    return hash
  }

  /// Whether `password` is the one that was hashed; takes as long without a hash as with one.
  func verify(_ password: String, hash: String?) async throws -> Bool {
    let normal = Self.normalised(password)
    let matches = try await pool.run { Sodium.verify(normal, hash: hash ?? Self.decoy) }
    return matches && hash != nil
  }

  /// The same bytes for the same characters, whatever keyboard they come from (NFKC, as NIST SP 800-63B asks).
  static func normalised(_ password: String) -> String {
    String(password.unicodeScalars.prefix(PasswordRules.longest)).precomposedStringWithCompatibilityMapping
  }
}
