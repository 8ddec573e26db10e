import Configuration
import Foundation
import Kernel
import Logging
import Observability
import Storage
import SystemPackage

/// What an operator sets. Command line over environment over file over defaults.
///
/// | key (environment) | what | default |
/// | --- | --- | --- |
/// | `saathi.database` (`SAATHI_DATABASE`) | a file, or `postgres://…` | `saathi.sqlite` |
/// | `saathi.listen` (`SAATHI_LISTEN`) | address and port of the pages and the API | `127.0.0.1:8080` |
/// | `saathi.operations.listen` (`SAATHI_OPERATIONS_LISTEN`) | address and port of `/healthz`, `/readyz`, `/metrics` | the port above plus 1,000 |
/// | `saathi.public.url` (`SAATHI_PUBLIC_URL`) | how people reach it; `https` makes cookies secure | `http://` and the address |
/// | `saathi.files` (`SAATHI_FILES`) | folder for files that wait to be imported | beside the database |
/// | `saathi.tracking.requests` (`SAATHI_TRACKING_REQUESTS`) | requests a minute that one write key may send | 60000 |
/// | `saathi.mail.folder` (`SAATHI_MAIL_FOLDER`) | folder into which mail is written as `.eml` files | beside the database |
/// | `saathi.log.level` (`SAATHI_LOG_LEVEL`) | trace, debug, info, notice, warning, error, critical | info |
/// | `saathi.log.format` (`SAATHI_LOG_FORMAT`) | json, plain | plain at a terminal, else json |
public struct AppSettings: Sendable {
  public let database: DatabaseLocation
  public let listen: NetworkAddress
  public let operations: NetworkAddress
  public let publicAddress: String
  public let files: String
  public let trackingRequestsPerMinute: Int
  public let mail: String
  public let logLevel: Logger.Level
  public let logFormat: LogFormat

  /// Reads everything and says all that is wrong at once.
  ///
  /// - Parameters:
  ///   - commandLine: what was given there, by key: it wins.
  ///   - file: a JSON file with the keys nested at the dots.
  public init(
    commandLine: [String: String] = [:], file: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws {
    let given = Dictionary(
      uniqueKeysWithValues: commandLine.map {
        (AbsoluteConfigKey(ConfigKey($0.key)), ConfigValue(stringLiteral: $0.value))
      })
    var providers: [any ConfigProvider] = [
      InMemoryProvider(name: "command line", values: given),
      EnvironmentVariablesProvider(environmentVariables: environment),
    ]
    if let file { providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file))) }
    self = try Self(reading: ConfigReader(providers: providers))
  }

  private init(reading config: ConfigReader) throws {
    var reader = SettingsReader(config: config.scoped(to: "saathi"))
    database = reader.value("database", "saathi.sqlite", "a file or a postgres:// address") {
      try? DatabaseLocation($0)
    }
    listen = reader.value("listen", "127.0.0.1:8080", "an address and a port such as 127.0.0.1:8080") {
      NetworkAddress($0)
    }
    let inner = NetworkAddress(host: "127.0.0.1", port: listen.port > 64_000 ? listen.port - 1000 : listen.port + 1000)
    operations = reader.value("operations.listen", "\(inner)", "an address and a port") { NetworkAddress($0) }
    publicAddress = reader.value("public.url", "http://\(listen)", "an http:// or https:// address without a path") {
      $0.wholeMatch(of: /https?:\/\/[^\/?#\s]+/) == nil ? nil : $0
    }
    files = reader.value("files", database.folderOfFiles, "a folder") { $0.isEmpty ? nil : $0 }
    trackingRequestsPerMinute = reader.value("tracking.requests", "60000", "a whole number from 1") {
      Int($0).flatMap { $0 >= 1 ? $0 : nil }
    }
    mail = reader.value("mail.folder", database.folderOfMail, "a folder") { $0.isEmpty ? nil : $0 }
    logLevel = reader.value("log.level", "info", "one of trace, debug, info, notice, warning, error, critical") {
      Logger.Level(rawValue: $0)
    }
    logFormat = reader.value("log.format", LogFormat.preferred.rawValue, "json or plain") { LogFormat(rawValue: $0) }
    try reader.check()
  }
}

extension DatabaseLocation {
  /// Where mail is written beside this database.
  fileprivate var folderOfMail: String {
    switch self {
    case .sqlite(let path): "\(path).mail"
    case .postgres: "saathi.mail"
    }
  }

  /// Where files wait beside this database.
  fileprivate var folderOfFiles: String {
    switch self {
    case .sqlite(let path): "\(path).files"
    case .postgres: "saathi.files"
    }
  }
}
