/// Why a value does not fit its attribute: a code of `problem.field.` and what its words name in braces.
struct AttributeMisfit: Error, Equatable {
  let code: String
  let arguments: [String: String]

  init(_ code: String, _ arguments: [String: String] = [:]) {
    self.code = code
    self.arguments = arguments
  }

  init(_ problem: ValueProblem) { self.init(problem.code.rawValue, problem.arguments) }
}
