import Kernel

/// A run of an import on the wire; in a list without its report.
struct ImportRunJSON: Encodable, Sendable {
  let id: ID<ImportRun>
  let source: String
  let files: [String]
  let startedBy: ID<Person>?
  let startedAt: Timestamp
  let finishedAt: Timestamp?
  let failure: String?
  let rowsDone: Int
  let report: ImportReport?
  let undo: ImportUndoJSON?

  init(_ run: ImportRun, withReport: Bool = true) {
    id = run.id
    source = run.source
    files = run.fileNames
    startedBy = run.startedBy
    startedAt = run.startedAt
    finishedAt = run.finishedAt
    failure = run.failure
    rowsDone = run.rowsDone
    report = withReport ? run.report : nil
    undo = run.undo.map(ImportUndoJSON.init)
  }
}

/// That a run is, or was, undone, on the wire.
struct ImportUndoJSON: Encodable, Sendable {
  let requestedBy: ID<Person>?
  let requestedAt: Timestamp
  let finishedAt: Timestamp?
  let removed: Int
  let restored: Int
  let obstacles: [ImportUndo.Obstacle]

  init(_ undo: ImportUndo) {
    requestedBy = undo.requestedBy
    requestedAt = undo.requestedAt
    finishedAt = undo.finishedAt
    removed = undo.removed
    restored = undo.restored
    obstacles = undo.obstacles
  }
}

/// What undoing a run would do, on the wire.
struct ImportUndoPreviewJSON: Encodable, Sendable {
  let removed: [String: Int]
  let restored: [String: Int]
  let obstacles: [ImportUndo.Obstacle]?

  init(_ preview: ImportUndoPreview) {
    removed = Self.named(preview.removed)
    restored = Self.named(preview.restored)
    obstacles = preview.obstacles
  }

  private static func named(_ counts: [ImportKind: Int]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }
}

/// A row that waits on the wire.
struct WaitingRowJSON: Encodable, Sendable {
  let id: ID<WaitingRow>
  let importId: ID<ImportRun>
  let source: String
  let kind: ImportKind
  let key: String
  let accountReference: String
  let line: Int

  init(_ row: WaitingRow) {
    id = row.id
    importId = row.run
    source = row.source
    kind = row.kind
    key = row.key
    accountReference = row.reference
    line = row.line
  }
}

/// How many rows found their account on the wire.
struct AttachedJSON: Encodable, Sendable {
  let attached: Int
}
