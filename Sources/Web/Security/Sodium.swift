import CSodium
import Foundation

/// Hashes, random bytes and password hashes. The only file that calls libsodium.
public enum Sodium {
  /// Cryptographically random bytes.
  public static func randomBytes(_ count: Int) -> [UInt8] {
    initialise()
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// SHA-256, 32 bytes.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    initialise()
    let input = Array(bytes)
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256(&hash, input, UInt64(input.count))
    return hash
  }

  /// SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): quick, and nobody who has not the key finds two
  /// texts of one hash.
  public static func shortHash(_ bytes: UnsafeRawBufferPointer, key: (UInt64, UInt64)) -> UInt128 {
    initialise()
    // The key as bytes, little end first, whatever the machine.
    let words = (key.0.littleEndian, key.1.littleEndian)
    var hash: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &hash) { hash in
      withUnsafeBytes(of: words) { key in
        guard let key = key.assumingMemoryBound(to: UInt8.self).baseAddress,
          let hash = hash.assumingMemoryBound(to: UInt8.self).baseAddress
        else { return }
        _ = crypto_shorthash_siphashx24(
          hash, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, UInt64(bytes.count), key)
      }
    }
    return UInt128(hash.1.littleEndian) << 64 | UInt128(hash.0.littleEndian)
  }

  /// Whether two secrets are equal, in a time that says nothing of where they differ.
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    initialise()
    return left.count == right.count && sodium_memcmp(left, right, left.count) == 0
  }

  /// Argon2id of a password with a new salt (RFC 9106), as text that says its own parameters: t=2, 64 MiB.
  ///
  /// Takes about 80 ms of a core: call it on a pool for blocking work. Nil when the memory is not to be had.
  public static func passwordHash(_ password: String) -> String? {
    initialise()
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let characters = password.utf8.map { CChar(bitPattern: $0) }
    let status = crypto_pwhash_str(
      &text, characters, UInt64(characters.count), UInt64(crypto_pwhash_opslimit_interactive()),
      crypto_pwhash_memlimit_interactive())
    guard status == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the password is the one that was hashed. As slow as hashing.
  public static func verify(_ password: String, hash: String) -> Bool {
    initialise()
    let characters = password.utf8.map { CChar(bitPattern: $0) }
    return crypto_pwhash_str_verify(hash, characters, UInt64(characters.count)) == 0
  }

  /// libsodium wants to be initialised once before any use; later calls do nothing.
  private static func initialise() { _ = initialised }

  private static let initialised = sodium_init() >= 0
}
