import Customers
import Health
import Identity
import Jobs
import Kernel
import Storage
import Web

extension AppServices {
  /// Every route of every room.
  public func routes() -> Routes {
    var routes = Routes()
    StaticFiles.add(to: &routes)
    IdentityRoutes(
      database: database, effects: effects, pool: pool, frame: AppFrame.frame, publicAddress: settings.publicAddress
    ).add(to: &routes)
    addCustomers(to: &routes)
    return routes
  }

  /// What does the work that waits.
  public func jobs() -> JobRunner {
    JobRunner(
      database: database, effects: effects, handlers: Scoring.handlers(scoring), logger: logger)
  }

  /// Scores accounts.
  public var scoring: ScoringService { ScoringService(database: database, effects: effects) }

  private func addCustomers(to routes: inout Routes) {
    let staff = Staff(database: database)
    let lists = AccountLists(database: database, people: staff.people)
    let subscriptions = SubscriptionActions(database: database, effects: effects, factsChanged: factsChanged)
    AccountRoutes(database: database, lists: lists, effects: effects).add(to: &routes)
    AccountListPages(database: database, lists: lists, staff: staff, frame: AppFrame.frame).add(to: &routes)
    AccountPages(database: database, effects: effects, panels: panels, staff: staff, frame: AppFrame.frame)
      .add(to: &routes)
    SubscriptionRoutes(database: database, actions: subscriptions).add(to: &routes)
    ContactRoutes(database: database, effects: effects).add(to: &routes)
    TaskRoutes(database: database, effects: effects).add(to: &routes)
    NoteRoutes(database: database, effects: effects).add(to: &routes)
    TimelineRoutes(database: database).add(to: &routes)
  }

  /// What the account page shows, top to bottom in each column.
  private var panels: [AccountPanel] {
    [UsagePanel.panel, SubscriptionPanel.panel]
  }

  /// Facts of accounts have changed: they are scored anew within a second.
  private var factsChanged: @Sendable ([ID<Account>], ID<Workspace>, Transaction) throws -> Void {
    { [effects] accounts, workspace, tx in try Scoring.request(accounts, effects: effects, in: workspace, tx) }
  }
}
