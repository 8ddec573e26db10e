import Foundation
import Storage

/// The engines that tests run on: SQLite always, PostgreSQL when `SAATHI_TEST_POSTGRES` names a server.
public enum TestEngine: String, CaseIterable, Sendable, CustomStringConvertible {
  case sqlite = "SQLite"
  case postgresql = "PostgreSQL"

  public static var allCases: [TestEngine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgresql] }

  public var description: String { rawValue }

  /// The server for tests, which `./test` starts. Only on this machine: tests make and drop schemas.
  static var postgresURL: String? {
    guard let url = ProcessInfo.processInfo.environment["SAATHI_TEST_POSTGRES"], !url.isEmpty else { return nil }
    let host = URLComponents(string: url)?.host ?? ""
    precondition(
      ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host), "SAATHI_TEST_POSTGRES must be on the loopback")
    return url
  }
}
