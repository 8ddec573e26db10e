import Kernel
import Language

/// A form as it was sent, with what was wrong with it; or a new one, with what it begins with.
///
/// Makes the fields of a form that comes back filled in, each with its error beside it.
public struct SubmittedForm: Sendable {
  private let values: [String: String]
  private let sent: Query?
  public let problem: Problem?

  /// A form that nobody has filled in yet.
  public init(_ values: [String: String] = [:]) {
    self.values = values
    sent = nil
    problem = nil
  }

  /// A form that was refused.
  public init(_ sent: Query, _ problem: Problem) {
    values = [:]
    self.sent = sent
    self.problem = problem
  }

  /// The value to show in the field; a box that was not ticked is empty.
  public func value(_ name: String) -> String { sent.map { $0[name] ?? "" } ?? values[name] ?? "" }

  /// All values of a name, for boxes that share one; nil for a new form.
  public func values(_ name: String) -> [String]? { sent?.all(name) }

  /// The field with the words of what is wrong with it.
  public func field(
    _ name: String, label: String, help: String? = nil, isRequired: Bool = true, _ words: Words
  ) -> Field {
    let wrong = problem?.fields.first { $0.pointer == "/\(name)" || $0.pointer.hasPrefix("/\(name)/") }
    let error = wrong.map { words("problem.field.\($0.code)", $0.arguments) }
    return Field(name, label: label, help: help, error: error, isRequired: isRequired)
  }

  /// What is at the top of the form: nothing, or a list of what is wrong.
  public func errors(_ fields: [Field], _ words: Words) -> HTML {
    guard let problem else { return .empty }
    let general = problem.fields.isEmpty ? [words("problem.\(problem.code).detail", problem.arguments)] : []
    return FormErrors(fields, general: general).html(words)
  }
}
