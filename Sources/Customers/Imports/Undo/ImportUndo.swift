import Kernel

/// That an import is, or was, undone.
public struct ImportUndo: Sendable, Equatable {
  /// Something newer that stands on what an import wrote.
  public struct Obstacle: Codable, Sendable, Hashable {
    /// The words stand under `imports.undo.obstacle.<rawValue>`.
    public enum Kind: String, Codable, Sendable, CaseIterable {
      /// Rows that a later import has changed; the examples are its files.
      case laterImport
      case changedAccount, changedContact, changedSubscription
      /// Accounts of the import at which something has happened since.
      case accountInUse
      /// Accounts of the import of which numbers have come in since.
      case accountWithSignals
      /// Notes of the import to which files were attached since; the examples are the files.
      case noteWithFiles
    }

    public let kind: Kind
    public let count: Int
    /// Names of some of them.
    public let examples: [String]
  }

  public let requestedBy: ID<Person>?
  public let requestedAt: Timestamp
  /// Nil while it is under way.
  public let finishedAt: Timestamp?
  /// Things that were removed so far.
  public let removed: Int
  /// Things that were put back so far.
  public let restored: Int
  /// What stood in the way, so that nothing was done.
  public let obstacles: [Obstacle]

  /// Whether the import is undone.
  public var isDone: Bool { finishedAt != nil && obstacles.isEmpty }
}

/// What undoing an import would do.
public struct ImportUndoPreview: Sendable, Equatable {
  /// Things that would go, by kind of file.
  public let removed: [ImportKind: Int]
  /// Things that would be put back, by kind of file.
  public let restored: [ImportKind: Int]
  /// What stands in the way; nil where it is only found out when the import is undone, since it is large.
  public let obstacles: [ImportUndo.Obstacle]?

  public var removedCount: Int { removed.values.reduce(0, +) }
  public var restoredCount: Int { restored.values.reduce(0, +) }
}
