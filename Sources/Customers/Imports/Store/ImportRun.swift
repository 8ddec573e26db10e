import Kernel

/// An import that was begun: which files, when, by whom, and what came of it.
public struct ImportRun: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "imp"

  public let id: ID<ImportRun>
  /// The name of the system the ids come from.
  public let source: String
  /// Without their folders.
  public let fileNames: [String]
  /// Nil for the command line.
  public let startedBy: ID<Person>?
  public let startedAt: Timestamp
  /// Nil while it runs, and for good when the program was stopped in the middle: import the files again.
  public var finishedAt: Timestamp?
  /// Why it ended before its end: a code of a problem.
  public var failure: String?
  /// Rows that are on disk so far.
  public var rowsDone: Int
  /// Nil before the end.
  public var report: ImportReport?

  /// That it is, or was, undone; nil where nobody asked for it, and in lists of other things.
  public var undo: ImportUndo?

  /// Another text whenever the run has come further.
  var stamp: String {
    TextStamp(["\(rowsDone)", finishedAt.map { "\($0)" } ?? "", failure ?? "", undo.map { "\($0)" } ?? ""]).text
  }

  public init(
    id: ID<ImportRun>, source: String, fileNames: [String], startedBy: ID<Person>?, startedAt: Timestamp,
    finishedAt: Timestamp? = nil, failure: String? = nil, rowsDone: Int = 0, report: ImportReport? = nil
  ) {
    self.id = id
    self.source = source
    self.fileNames = fileNames
    self.startedBy = startedBy
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.failure = failure
    self.rowsDone = rowsDone
    self.report = report
  }
}
