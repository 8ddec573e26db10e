/// A question in the filter language as a tree, before it is known which fields there are.
///
/// Made by `FilterParser.parse`; `description` prints it back (see `FilterExpression+Printing.swift`).
public struct FilterExpression: Sendable {
  public indirect enum Kind: Hashable, Sendable {
    /// Every one of these; an empty list is true of everything.
    case all([FilterExpression])
    /// At least one of these.
    case any([FilterExpression])
    case not(FilterExpression)
    case term(FilterTerm)
    /// Free text: the subject's name contains it.
    case text(FilterWord)
  }

  public let kind: Kind
  /// In Unicode code points of the source.
  public let range: Range<Int>

  public init(_ kind: Kind, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
  }

  /// The empty question, which everything answers.
  public static let everything = FilterExpression(.all([]))

  /// Whether it asks nothing.
  public var isEverything: Bool { kind == .all([]) }
}

extension FilterExpression: Hashable {
  /// Equal when they ask the same in the same words, wherever these stood.
  public static func == (left: FilterExpression, right: FilterExpression) -> Bool { left.kind == right.kind }

  public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
