import Customers
import Health
import Identity
import Jobs
import Kernel
import Language
import Logging
import Storage
import Tracking
import Web

/// The rooms, put together on one database.
public struct AppServices: Sendable {
  public let settings: AppSettings
  public let database: Database
  public let effects: Effects
  public let logger: Logger
  /// Rings after each commit, for the pages that follow what they show.
  let bell = LiveBell()
  /// Takes events in and counts them.
  public let tracking: TrackingService
  let library = ScorecardLibrary()
  let pool = BlockingPool()

  /// Opens the database. Migrations are not run here: `serve` and `migrate` say when.
  public init(settings: AppSettings, effects: Effects = .live, logger: Logger) async throws {
    let database = try await Database.open(settings.database)
    self.init(settings: settings, database: database, effects: effects, logger: logger)
  }

  /// On a database that is open.
  public init(settings: AppSettings, database: Database, effects: Effects, logger: Logger) {
    self.settings = settings
    self.database = database
    self.effects = effects
    self.logger = logger
    tracking = TrackingService(
      database: database, effects: effects, logger: logger, requestsPerMinute: settings.trackingRequestsPerMinute,
      factsChanged: Self.factsChanged(effects), pastChanged: Self.pastChanged(effects))
    database.afterCommit { [bell] in bell.ring() }
  }

  /// Brings the schema up to date.
  /// - Returns: the ids of the migrations that were run.
  @discardableResult
  public func migrate() async throws -> [String] {
    try await Migrator(AppMigrations.all).migrate(database, effects: effects)
  }

  /// Makes workspaces and their owners.
  public var workspaces: WorkspaceActions {
    WorkspaceActions(
      database: database, effects: effects, hasher: PasswordHasher(pool: pool), made: scheduleNightlyWork)
  }

  /// Makes sources of events and their keys.
  public var sources: SourceActions { SourceActions(database: database, effects: effects) }

  /// Makes and revokes API tokens.
  public var tokens: TokenActions { TokenActions(database: database, effects: effects) }

  /// What happens around every request.
  func pipeline() -> Pipeline {
    Pipeline(
      authenticator: IdentityAuthenticator(database: database, effects: effects),
      idempotency: IdempotencyStore(database: database, effects: effects), catalogue: .embedded, effects: effects,
      settings: WebSettings(isSecure: settings.publicAddress.hasPrefix("https://")), logger: logger,
      unread: UnreadCounts(database: database).unread, ownWords: StageWords(database: database).words,
      problemPage: AppFrame.problem)
  }
}
