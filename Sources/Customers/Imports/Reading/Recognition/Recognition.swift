import Kernel

/// What a file was recognised as, and what still has to be asked.
public struct Recognition: Sendable, Equatable {
  /// Nil when the file cannot be recognised; then `questions` says why.
  public let kind: ImportKind?
  /// 0 to 1: how clearly the columns speak for the kind.
  public let confidence: Double
  /// The proposed mapping, one entry a column in the order of the header; nil without a kind.
  public let mapping: ImportMapping?
  public let dialect: CSVDialect
  /// What a person must answer before the file can be imported, or why it cannot be.
  public let questions: [RecognitionQuestion]

  /// Whether the file can be imported as proposed.
  public var isReady: Bool { kind != nil && questions.isEmpty }
}
