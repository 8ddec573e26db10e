import Foundation
import Kernel

/// A row of a file whose account is not known yet.
public struct WaitingRow: IDPrefixed, Sendable {
  public static let idPrefix = "imw"

  public let id: ID<WaitingRow>
  public let source: String
  public let kind: ImportKind
  /// The id that the source gave the row, or one made of what it says.
  public let key: String
  /// How the row names its account, as people read it.
  public let reference: String
  /// The import in which it was last seen, and its line there.
  public let run: ID<ImportRun>
  public let line: Int
  let hash: Int64
  let mapped: MappedRow
}
