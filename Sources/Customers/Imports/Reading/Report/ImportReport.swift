import Foundation
import Kernel

/// What an import did, file by file: what `--report json` prints.
public struct ImportReport: Codable, Hashable, Sendable {
  /// Whether nothing was written.
  public let dryRun: Bool
  /// By which the import can be undone; nil for a dry run.
  public var run: ID<ImportRun>?
  public var files: [ImportFileReport]
  /// Rows of this or earlier files that waited for an account and found it now.
  public var attached = 0

  public init(dryRun: Bool, files: [ImportFileReport] = []) {
    self.dryRun = dryRun
    self.files = files
  }

  /// Whether every file was imported; single rows may have been refused.
  public var isComplete: Bool { files.allSatisfy(\.failures.isEmpty) }

  /// The report as JSON with members in the order of the alphabet.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
