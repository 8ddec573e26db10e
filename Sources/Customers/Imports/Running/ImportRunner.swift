import Identity
import Kernel
import Storage

/// Imports files: some thousand rows a transaction, each with everything that follows from it.
///
/// What a transaction has written is known again by its rows' keys, so a run that was stopped anywhere is completed
/// by the same command: it finds what is there unchanged and goes on behind it. Memory stays flat.
public struct ImportRunner: Sendable {
  /// The people of a workspace by their mail addresses in lower case.
  public typealias People = @Sendable (ID<Workspace>) async throws -> [String: ID<Person>]
  /// Called after each run that wrote something, or was the rest of one that did.
  public typealias AfterImport = @Sendable (ID<Workspace>) async throws -> Void

  let database: Database
  let effects: Effects
  let people: People
  let afterImport: AfterImport
  let pastChanged: PastChanged
  /// Rows in one transaction.
  let batchSize: Int
  /// Called behind each transaction: tests stop a run there.
  var afterTransaction: @Sendable () throws -> Void = {}

  public init(
    database: Database, effects: Effects, batchSize: Int = 5000,
    people: @escaping People = { _ in [:] }, afterImport: @escaping AfterImport = { _ in },
    pastChanged: @escaping PastChanged = { _, _, _ in }
  ) {
    self.database = database
    self.effects = effects
    self.batchSize = max(1, batchSize)
    self.people = people
    self.afterImport = afterImport
    self.pastChanged = pastChanged
  }

  /// Imports the files, accounts first. Nothing is written while one of them cannot be read or recognised: the
  /// report then says why (`isComplete` is false).
  ///
  /// - Parameters:
  ///   - source: the name of the system the ids come from, for files that come without a mapping.
  ///   - id: of the run, when it is known before.
  /// - Throws: `Problem` and `DatabaseError`; what was written before stays, and the same call completes it.
  public func run(
    _ files: [ImportFile], in workspace: Workspace, by person: ID<Person>? = nil, source: String = "csv",
    isDryRun: Bool = false, as id: ID<ImportRun>? = nil
  ) async throws -> ImportReport {
    let plan = ImportPlan(files, source: source, currency: workspace.currency)
    let run = ImportRun(
      id: id ?? effects.newID(), source: plan.steps.first?.mapping.source ?? source,
      fileNames: plan.steps.map(\.file.name) + plan.refused.map(\.file), startedBy: person, startedAt: effects.now)
    var report = ImportReport(dryRun: isDryRun, files: plan.refused)
    report.run = isDryRun ? nil : run.id
    if !isDryRun { try await begin(run, isNew: id == nil, in: workspace.id) }
    do {
      if plan.refused.isEmpty {
        try await carryOut(plan, run, in: workspace, isDryRun: isDryRun, &report)
      }
    } catch {
      let failure = (error as? any ProblemConvertible)?.problem.code ?? "internal"
      if !isDryRun { try? await finish(run, report, failure: failure, in: workspace.id) }
      throw error
    }
    if isDryRun { return report }
    try await finish(run, report, failure: nil, in: workspace.id)
    if plan.refused.isEmpty { try await afterImport(workspace.id) }
    return report
  }

  /// Whoever knew the id before has told the audit log.
  private func begin(_ run: ImportRun, isNew: Bool, in workspace: ID<Workspace>) async throws {
    let effects = effects
    try await database.write { tx in
      try ImportRunStore.insert(run, in: workspace, tx)
      guard isNew else { return }
      try Audit.record(
        tx, .system(in: workspace), .importStarted, subject: run.id, details: run.auditDetails, effects)
    }
  }

  private func carryOut(
    _ plan: ImportPlan, _ run: ImportRun, in workspace: Workspace, isDryRun: Bool, _ report: inout ImportReport
  ) async throws {
    let people = try await people(workspace.id)
    let (attributes, stages) = try await database.read { tx in
      (try AttributeStore.all(in: workspace.id, tx), try StageDefinitionStore.all(in: workspace.id, tx))
    }
    var state = ImportState(report: ImportFileReport(file: "", kind: nil))
    for (number, step) in plan.steps.enumerated() {
      let context = ImportContext(
        workspace: workspace, run: run.id, person: run.startedBy, isDryRun: isDryRun, effects: effects,
        mapping: step.mapping, people: people, attributes: attributes, stages: stages, pastChanged: pastChanged)
      state.report = ImportFileReport(file: step.file.name, kind: step.mapping.kind)
      state = try await importFile(step, number, context, state)
      report.files.append(state.report)
      if !isDryRun, [.accounts, .subscriptions].contains(step.mapping.kind) {
        report.attached += try await attachWaiting(context, &state)
      }
    }
    try await compareChurn(plan, state, in: workspace.id, &report)
  }

  /// The oddity of two sources that disagree on who has churned, on the last file that says something of it.
  private func compareChurn(
    _ plan: ImportPlan, _ state: ImportState, in workspace: ID<Workspace>, _ report: inout ImportReport
  ) async throws {
    guard let index = report.files.lastIndex(where: { $0.kind == .churn || $0.kind == .accounts }) else { return }
    let source = plan.steps[index].mapping.source
    let churn = state.churn
    let oddity = try await database.read { tx in try churn.oddity(source: source, in: workspace, tx) }
    if let oddity { report.files[index].set(oddity) }
  }

  /// Ends a run whose file is not there any more.
  func giveUp(_ id: ID<ImportRun>, in workspace: ID<Workspace>) async throws {
    let now = effects.now
    try await database.write { tx in
      guard let run = try ImportRunStore.find(id, in: workspace, tx), run.finishedAt == nil else { return }
      try ImportRunStore.finish(
        id, report: ImportReport(dryRun: false, files: []), failure: "uploadGone", at: now, in: workspace, tx)
    }
  }

  private func finish(
    _ run: ImportRun, _ report: ImportReport, failure: String?, in workspace: ID<Workspace>
  ) async throws {
    let now = effects.now
    let written = report.files.reduce(report.attached) { $0 + $1.new + $1.changed }
    let event = Event(
      id: effects.newID(), account: nil, kind: .imported, occurredAt: now, recordedAt: now, person: run.startedBy,
      subject: EventSubject(run.id),
      payload: ["files": run.fileNames.joined(separator: ", "), "rows": String(written)])
    try await database.write { tx in
      try ImportRunStore.finish(run.id, report: report, failure: failure, at: now, in: workspace, tx)
      if written > 0 { try EventStore.insert([event], in: workspace, tx) }
    }
  }
}
