import Kernel
import Testing

/// Expects `body` to be refused with a problem of this status and, if given, this code.
func expectProblem(
  _ status: Int, _ code: String? = nil, _ body: () async throws -> some Any,
  sourceLocation: SourceLocation = #_sourceLocation
) async {
  do {
    _ = try await body()
    Issue.record("was not refused", sourceLocation: sourceLocation)
  } catch let error as any ProblemConvertible {
    let problem = error.problem
    #expect(problem.status == status, sourceLocation: sourceLocation)
    let codes = [problem.code] + problem.fields.map(\.code)
    if let code { #expect(codes.contains(code), "\(codes)", sourceLocation: sourceLocation) }
  } catch {
    Issue.record("\(error)", sourceLocation: sourceLocation)
  }
}
