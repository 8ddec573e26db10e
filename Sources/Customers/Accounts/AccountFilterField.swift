import Language
import Web

extension SubmittedForm {
  /// A field of a form that asks for accounts, with the words of it that are wrong.
  public func accountFilter(
    _ name: String = "filter", label: String? = nil, help: String, _ words: Words
  ) -> HTML {
    let text = value(name)
    let errors = problem.flatMap { problem in
      problem.fields.contains { $0.pointer == "/\(name)" }
        ? FilterErrors(text, problem, pointer: "/\(name)", words) : nil
    }
    return Web.FilterField(
      path: "/accounts", value: text, errors: errors, completions: "/accounts/completions",
      check: "/accounts/filter-check", name: name
    ).inForm(label: label ?? words["segments.field.filter"], help: help, words)
  }
}
