import Foundation
import Kernel

/// What an operator may set about the web server.
public struct WebSettings: Sendable {
  /// Whether people reach the server by https, through a proxy: cookies then say `Secure`.
  public let isSecure: Bool
  /// The zone for visitors who are not signed in.
  public let timeZone: TimeZone
  /// How long a handler may take.
  public let requestTimeLimit: Duration
  /// How many connections are open at once; further ones wait.
  public let connectionLimit: Int

  public init(
    isSecure: Bool = false, timeZone: TimeZone = .gmt, requestTimeLimit: Duration = .seconds(60),
    connectionLimit: Int = 2000
  ) {
    self.isSecure = isSecure
    self.timeZone = timeZone
    self.requestTimeLimit = requestTimeLimit
    self.connectionLimit = connectionLimit
  }
}
