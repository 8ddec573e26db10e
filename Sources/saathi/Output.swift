import Foundation
import Kernel
import Language

/// What commands say: results on standard output, errors in one plain sentence on standard error.
enum Output {
  static func line(_ text: String) { FileHandle.standardOutput.write(Data("\(text)\n".utf8)) }

  /// The sentence for an error, in English as the command line is.
  static func sentence(_ error: any Error) -> String {
    guard let known = error as? any ProblemConvertible else { return "\(error)" }
    let words = Catalogue.embedded.words(for: Reader(language: .english))
    let problem = known.problem
    if problem.status >= 500 { return "\(error)" }
    if problem.fields.isEmpty { return words("problem.\(problem.code).detail", problem.arguments) }
    return problem.fields.map { field in
      "\(field.pointer.dropFirst()): \(words("problem.field.\(field.code)", field.arguments))"
    }.joined(separator: "; ")
  }
}

/// Ends the program with status 1 and one sentence.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Runs a command's work; an error becomes one sentence and the status 1.
func reporting(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch {
    throw Failure(Output.sentence(error))
  }
}
