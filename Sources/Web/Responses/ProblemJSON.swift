import Kernel
import Language

/// A problem on the wire (RFC 9457, `application/problem+json`).
struct ProblemJSON: Encodable {
  struct FieldError: Encodable {
    /// RFC 6901.
    let pointer: String
    let code: String
    let detail: String
  }

  /// `urn:saathi:problem:<code>`: stable, for programs.
  let type: String
  let title: String
  let status: Int
  let detail: String
  /// The request's id, to be found in the log.
  let instance: String
  let errors: [FieldError]?

  init(_ problem: Problem, words: Words, requestID: String) {
    type = "urn:saathi:problem:\(problem.code)"
    title = words("problem.\(problem.code)", problem.arguments)
    status = problem.status
    detail = words("problem.\(problem.code).detail", problem.arguments)
    instance = "urn:saathi:request:\(requestID)"
    let fields = problem.fields.map { field in
      FieldError(
        pointer: field.pointer, code: field.code, detail: words("problem.field.\(field.code)", field.arguments))
    }
    errors = fields.isEmpty ? nil : fields
  }
}
