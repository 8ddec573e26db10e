import Customers
import Health
import Identity
import Jobs
import Kernel
import Storage
import Tracking
import Web

extension AppServices {
  /// Every route of every room.
  public func routes() -> Routes {
    var routes = Routes()
    StaticFiles.add(to: &routes)
    SettingsRoutes.add(to: &routes)
    JobPages(database: database, effects: effects, frame: AppFrame.frame).add(to: &routes)
    IdentityRoutes(
      database: database, effects: effects, pool: pool, frame: AppFrame.frame, publicAddress: settings.publicAddress,
      workspaceMade: scheduleNightlyWork
    ).add(to: &routes)
    addCustomers(to: &routes)
    addMerges(to: &routes)
    addImports(to: &routes)
    TrackingRoutes(service: tracking, effects: effects).add(to: &routes)
    let metrics = MetricActions(database: database, effects: effects)
    MetricFeedRoutes(actions: metrics).add(to: &routes)
    MetricPages(database: database, actions: metrics, frame: AppFrame.frame).add(to: &routes)
    SourceRoutes(database: database, actions: sources).add(to: &routes)
    SourcePages(
      database: database, actions: sources, bell: bell, frame: AppFrame.frame, publicAddress: settings.publicAddress,
      requestsPerMinute: settings.trackingRequestsPerMinute
    ).add(to: &routes)
    addHealth(to: &routes)
    return routes
  }

  /// What does the work that waits.
  public func jobs() -> JobRunner {
    JobRunner(
      database: database, effects: effects,
      handlers: scoringHandlers + [
        renewingStatistics, sweepingAttachments, importing, mailing, bulkChanges.work.handler,
      ] + digests.handlers, logger: logger)
  }

  /// Scores accounts.
  public var scoring: ScoringService { ScoringService(database: database, effects: effects, library: library) }

  /// Brings the memberships of segments up to date.
  public var segments: SegmentRefresh { SegmentRefresh(database: database, effects: effects) }

  private var attachments: AttachmentActions {
    AttachmentActions(database: database, effects: effects, folder: AttachmentFolder(files: settings.files))
  }

  /// Removes the files of notes that are gone.
  private var sweepingAttachments: JobHandler {
    JobHandler(Self.sweepKind) { [attachments] jobs in
      for job in jobs { try await attachments.sweep(in: job.workspace) }
    }
  }

  private var bulkChanges: BulkChangeActions {
    BulkChangeActions(database: database, effects: effects, factsChanged: factsChanged)
  }

  private var scoringHandlers: [JobHandler] {
    Scoring.handlers(scoring) { [segments] accounts, workspace in
      if let accounts {
        try await segments.refresh(accounts, in: workspace)
      } else {
        try await segments.refreshAll(in: workspace)
      }
    } + [BacktestActions(database: database, service: scoring, effects: effects).handler()]
  }

  /// Imports files; what comes in is scored, its past among it.
  public var importer: ImportRunner {
    ImportRunner(
      database: database, effects: effects,
      people: { [database] workspace in
        let members = try await database.read { tx in try PersonStore.all(tx, workspace) }
        return Dictionary(members.map { ($0.person.email.lowercased(), $0.person.id) }) { first, _ in first }
      },
      afterImport: { [database, effects] workspace in
        try await database.write { tx in try Scoring.requestHistory(effects: effects, in: workspace, tx) }
      },
      pastChanged: { [effects] changes, workspace, tx in
        // The history that is asked for at the end covers a workspace without one.
        guard try Scoring.hasPast(of: workspace, at: effects.now, tx) else { return }
        try Scoring.requestPast(changes, effects: effects, in: workspace, tx)
      })
  }

  private func addCustomers(to routes: inout Routes) {
    let (database, effects, frame) = (database, effects, AppFrame.frame)
    let staff = Staff(database: database)
    let vocabularies = AccountVocabularies(database: database)
    let lists = AccountLists(database: database, vocabularies: vocabularies, pastHealth: .scores)
    let accounts = AccountActions(database: database, effects: effects, factsChanged: factsChanged)
    let subscriptions = SubscriptionActions(
      database: database, effects: effects, factsChanged: factsChanged, pastChanged: pastChanged)
    let notes = NoteActions(
      database: database, effects: effects, factsChanged: factsChanged, pastChanged: pastChanged, notified: notified)
    let tasks = TaskActions(database: database, effects: effects, factsChanged: factsChanged)
    let contacts = ContactActions(database: database, effects: effects, factsChanged: factsChanged)
    AccountRoutes(database: database, lists: lists, actions: accounts, pastHealth: .scores).add(to: &routes)
    AccountListPages(database: database, lists: lists, staff: staff, frame: frame).add(to: &routes)
    AccountExportRoutes(database: database, lists: lists, staff: staff, effects: effects).add(to: &routes)
    let attributes = AttributeActions(database: database, effects: effects)
    let stages = StageActions(database: database, effects: effects)
    StageSettingsRoutes(database: database, actions: stages).add(to: &routes)
    StageSettingsPages(database: database, actions: stages, frame: frame).add(to: &routes)
    AttributeRoutes(database: database, actions: attributes).add(to: &routes)
    AttributePages(database: database, actions: attributes, frame: frame).add(to: &routes)
    SavedViewRoutes(database: database, lists: lists, effects: effects).add(to: &routes)
    SavedViewPages(database: database, lists: lists, effects: effects, frame: frame).add(to: &routes)
    SegmentRoutes(database: database, lists: lists, vocabularies: vocabularies, effects: effects).add(to: &routes)
    SegmentPages(
      database: database, lists: lists, vocabularies: vocabularies, staff: staff, effects: effects,
      panels: [SegmentHealthPanel.panel], frame: frame
    ).add(to: &routes)
    let portfolios = Portfolios(database: database, lists: lists)
    PortfolioRoutes(portfolios: portfolios).add(to: &routes)
    PortfolioPages(portfolios: portfolios, staff: staff, frame: frame).add(to: &routes)
    SegmentHealthRoutes(database: database).add(to: &routes)
    BulkChangeRoutes(database: database, lists: lists, actions: bulkChanges).add(to: &routes)
    BulkChangePages(database: database, lists: lists, staff: staff, actions: bulkChanges, frame: frame)
      .add(to: &routes)
    let pages = AccountPages(
      database: database, actions: accounts, panels: panels, staff: staff, bell: bell, frame: frame,
      pastHealth: .scores)
    pages.add(to: &routes)
    AccountPanelPages(
      database: database, notes: notes, tasks: tasks, contacts: contacts, attachments: attachments
    ) {
      try await pages.page(of: $2, $0, $1, forms: $3)
    }.add(to: &routes)
    let members = MemberActions(database: database, effects: effects, factsChanged: factsChanged)
    MemberRoutes(database: database, actions: members) {
      try await pages.page(of: $2, $0, $1, forms: $3)
    }.add(to: &routes)
    StageRoutes(database: database).add(to: &routes)
    NotificationRoutes(database: database, effects: effects, staff: staff, frame: frame).add(to: &routes)
    TaskPages(database: database, actions: tasks, staff: staff, frame: frame).add(to: &routes)
    SubscriptionRoutes(database: database, actions: subscriptions).add(to: &routes)
    SubscriptionPages(database: database, actions: subscriptions, frame: frame).add(to: &routes)
    ContactRoutes(database: database, actions: contacts).add(to: &routes)
    ObservationRoutes(
      database: database,
      actions: ObservationActions(
        database: database, effects: effects, factsChanged: factsChanged, pastChanged: pastChanged)
    ).add(to: &routes)
    BulkInputRoutes(database: database, accounts: accounts, contacts: contacts, subscriptions: subscriptions)
      .add(to: &routes)
    TaskRoutes(database: database, actions: tasks).add(to: &routes)
    NoteRoutes(database: database, actions: notes).add(to: &routes)
    AttachmentRoutes(actions: attachments).add(to: &routes)
    AttachmentPages(actions: attachments).add(to: &routes)
    TimelineRoutes(database: database).add(to: &routes)
  }

  private func addMerges(to routes: inout Routes) {
    let accounts = AccountMergeActions(
      database: database, effects: effects, parts: MergeTables.accounts, factsChanged: factsChanged)
    let contacts = ContactMergeActions(
      database: database, effects: effects, parts: MergeTables.contacts, factsChanged: factsChanged)
    AccountTreeRoutes(database: database).add(to: &routes)
    MergeRoutes(database: database, accounts: accounts, contacts: contacts).add(to: &routes)
    ContactPages(
      database: database,
      actions: ContactActions(database: database, effects: effects, factsChanged: factsChanged),
      staff: Staff(database: database), frame: AppFrame.frame
    ).add(to: &routes)
    ContactMergePages(database: database, actions: contacts, frame: AppFrame.frame).add(to: &routes)
    MergePages(database: database, actions: accounts, staff: Staff(database: database), frame: AppFrame.frame)
      .add(to: &routes)
  }

  private func addImports(to routes: inout Routes) {
    let desk = ImportDesk(
      database: database, effects: effects, runner: importer, uploads: uploads, bell: bell, launch: launch)
    ImportRoutes(desk: desk).add(to: &routes)
    ImportPages(desk: desk, frame: AppFrame.frame).add(to: &routes)
  }

  private func addHealth(to routes: inout Routes) {
    let frame = AppFrame.frame
    MetricRoutes(database: database).add(to: &routes)
    SignalRoutes(database: database, effects: effects, factsChanged: factsChanged, pastChanged: pastChanged)
      .add(to: &routes)
    ScorecardRoutes(database: database, service: scoring, effects: effects).add(to: &routes)
    ScorecardPages(database: database, service: scoring, effects: effects, frame: frame).add(to: &routes)
    NewScorecardPages(database: database, service: scoring, effects: effects, frame: frame).add(to: &routes)
    ScorecardVersionPages(
      database: database, service: scoring, effects: effects, staff: Staff(database: database), frame: frame
    ).add(to: &routes)
    BacktestRoutes(database: database, service: scoring, effects: effects).add(to: &routes)
    BacktestPages(database: database, service: scoring, effects: effects, bell: bell, frame: frame).add(to: &routes)
    HealthRoutes(database: database, service: scoring).add(to: &routes)
    HealthPages(database: database, service: scoring, frame: frame).add(to: &routes)
    let lists = WorklistLists(database: database, library: library)
    WorklistRoutes(database: database, lists: lists, effects: effects).add(to: &routes)
    TodayPages(database: database, lists: lists, library: library, effects: effects, bell: bell, frame: frame)
      .add(to: &routes)
  }

  /// What the account page shows, top to bottom in each column.
  private var panels: AccountPages.Panels {
    { [scoring] forms in
      [ChurnPanel.panel, HealthPanel(service: scoring).panel, UsagePanel.panel] + AccountPanels.all(forms)
        + [AttributePanel.panel, SubscriptionPanel.panel, AccountTreePanel.panel, MergePanel.panel]
    }
  }

  /// Facts of accounts have changed: they are scored anew within a second.
  private var factsChanged: FactsChanged { Self.factsChanged(effects) }

  static func factsChanged(_ effects: Effects) -> FactsChanged {
    { accounts, workspace, tx in try Scoring.request(accounts, effects: effects, in: workspace, tx) }
  }

  /// Facts of days gone by have come or changed: the scores of those days are reckoned anew.
  private var pastChanged: PastChanged { Self.pastChanged(effects) }

  static func pastChanged(_ effects: Effects) -> PastChanged {
    { changes, workspace, tx in try Scoring.requestPast(changes, effects: effects, in: workspace, tx) }
  }
}
