import Kernel
import Web

/// How often one may try to sign in: by address of the network and by account, in this process.
struct SignInLimits: Sendable {
  /// NIST SP 800-63B, section 5.2.2, allows 100 failures in a row; these make 100 take hours.
  private let perAccount = RateLimiter(10, per: .minutes(15))
  private let perAddress = RateLimiter(60, per: .minutes(15))

  /// Counts an attempt; throws the 429 problem when there were too many, whether or not the account exists.
  func admit(_ email: EmailAddress, from client: SignInClient, at now: Timestamp) throws(Problem) {
    if let address = client.address { try perAddress.admit(address, at: now) }
    try perAccount.admit(email.key, at: now)
  }

  /// Counts an attempt that names no account: a link, a form that anybody can send.
  func admit(from client: SignInClient, at now: Timestamp) throws(Problem) {
    if let address = client.address { try perAddress.admit(address, at: now) }
  }

  func forgive(_ email: EmailAddress) { perAccount.forgive(email.key) }
}
