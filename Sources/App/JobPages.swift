import Identity
import Jobs
import Kernel
import Language
import Storage
import Web

/// Work that was given up after its last attempt: seen by those who manage the settings, and tried again by hand.
struct JobPages: Sendable {
  let database: Database
  let effects: Effects
  let frame: PageFrame

  func add(to routes: inout Routes) {
    routes.page(.get, "/settings/jobs", .settingsManage, list)
    routes.page(.post, "/settings/jobs/{id}/retry", .settingsManage, retry)
  }

  private func list(_ request: Request, _ actor: Actor) async throws -> Response {
    let jobs = try await database.read { tx in try JobStore.dead(in: actor.workspace, tx) }
    let title = request.words["settings.jobs"]
    return .html(frame(request, title: title, JobViews(request: request).page(jobs, actor)))
  }

  private func retry(_ request: Request, _ actor: Actor) async throws -> Response {
    _ = try await request.form()
    let id = try request.id(of: Job.self)
    let effects = effects
    try await database.write { tx in
      guard let kind = try JobStore.retry(id, at: effects.now, in: actor.workspace, tx) else { throw Problem.notFound }
      try Audit.record(tx, actor, "job.retried", subject: id, details: ["name": kind], effects)
    }
    return .seeOther("/settings/jobs")
  }
}

/// The markup of jobs that were given up. What the program said stays in its log: it may name what is inside.
struct JobViews {
  let request: Request

  private var words: Words { request.words }

  func page(_ jobs: [DeadJob], _ actor: Actor) -> HTML {
    let head = PageHead(words["settings.jobs"], summary: words["jobs.summary"])
    let list =
      jobs.isEmpty
      ? EmptyState(icon: .check, title: words["jobs.empty"], text: words["jobs.empty.text"]).html : table(jobs)
    return "<div class=\"stack\">\(head.html)\(SettingsPlace.jobs.tabs(actor, words))\(list)</div>"
  }

  private func table(_ jobs: [DeadJob]) -> HTML {
    let columns = [
      DataTableColumn(words["jobs.kind"]), DataTableColumn(words["jobs.since"], kind: .date),
      DataTableColumn(words["jobs.attempts"], kind: .number, from: .tablet), DataTableColumn(words["jobs.action"]),
    ]
    let csrf = CSRFField(token: request.csrfToken)
    let rows = jobs.map { job in
      let path: Path = "/settings/jobs/\(job.id)/retry"
      let name = Self.name(of: job.kind, words)
      return DataTableRow(
        id: job.id.description, title: name, path: nil,
        cells: [
          .name(name, detail: job.id.description), .html(time(job.diedAt)), .text(words.reader.number(job.attempts)),
          .html(Button(words["action.retry"], size: .small).post(to: path, csrf: csrf)),
        ])
    }
    return DataTable(caption: words["settings.jobs"], columns: columns, rows: rows, isStacked: true).html
  }

  private func time(_ moment: Timestamp) -> HTML {
    let reader = words.reader
    return RelativeTime(
      text: reader.relative(moment, to: request.now), exact: reader.dateTime(moment), machine: moment.description
    ).html
  }

  /// What the job does; a kind of a later version shows as it is.
  private static func name(of kind: String, _ words: Words) -> String {
    let key = "jobs.kind.\(kind)"
    return words.contains(key) ? words[key] : kind
  }
}
