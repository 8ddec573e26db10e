import Kernel

/// Everything that is wrong with a filter, in the order of the text.
public struct FilterProblems: Error, Equatable, Sendable {
  public let all: [FilterProblem]

  init(_ problems: [FilterProblem]) {
    let sorted = problems.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    all = Array(sorted.prefix(FilterLimits.problems))
  }

  /// The 422 that a client gets: one field error each, codes as `filter.unknownField`.
  ///
  /// - Parameter pointer: where in the request the filter stood.
  public func problem(pointer: String = "/filter") -> Problem {
    .invalid(
      all.map {
        Problem.Field(pointer: pointer, code: "filter.\($0.code.rawValue)", arguments: $0.wireArguments)
      })
  }
}
