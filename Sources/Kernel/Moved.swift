/// What was asked for has become part of something else: a request whose address names it goes on there.
public struct Moved: Error, Sendable, Equatable {
  /// The outside form of the id that is no more.
  public let from: String
  /// That of the one which has taken its place.
  public let to: String

  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

extension Moved: ProblemConvertible {
  /// 409 for a body that names the old id: nothing of it was done.
  public var problem: Problem { .conflict("moved", ["id": from, "place": to]) }
}
