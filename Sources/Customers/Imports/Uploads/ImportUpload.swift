import Kernel

/// A file that was uploaded and waits to be mapped, checked and imported. Its id becomes the run's.
public struct ImportUpload: Codable, Sendable, Equatable {
  public let id: ID<ImportRun>
  /// What the sender calls the file.
  public let fileName: String
  /// In bytes.
  public let size: Int
  public let uploadedAt: Timestamp
  public let uploadedBy: ID<Person>?
  /// What it holds, when a person has said so.
  public var kind: ImportKind?
  /// How its columns are read, once a person has decided.
  public var mapping: ImportMapping?
  /// What a person has said of how it is written.
  public var format: TableFormat?
}
