import Language
import Web

extension SubmittedForm {
  /// The field `filter` of a form that asks for accounts, with the words of it that are wrong.
  public func accountFilter(help: String, _ words: Words) -> HTML {
    let text = value("filter")
    let errors = problem.flatMap { problem in
      problem.fields.contains { $0.pointer == "/filter" } ? FilterErrors(text, problem, words) : nil
    }
    return Web.FilterField(
      path: "/accounts", value: text, errors: errors, completions: "/accounts/completions",
      check: "/accounts/filter-check"
    ).inForm(label: words["segments.field.filter"], help: help, words)
  }
}
