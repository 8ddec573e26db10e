import Kernel
import Language

/// The report of an import as lines of text, in the words of one reader.
public struct ImportReportText: Sendable {
  /// Refused rows named for one file.
  public static let refusedLimit = 20
  /// Examples named for one oddity.
  public static let exampleLimit = 25

  private let words: Words

  public init(_ words: Words) { self.words = words }

  /// Several lines, the last one ended too.
  public func text(_ report: ImportReport) -> String {
    var lines = report.dryRun ? [words["imports.report.dryRun"], ""] : []
    for file in report.files { lines += self.lines(file) + [""] }
    if report.attached > 0 { lines += [words("imports.report.attached", count: report.attached), ""] }
    lines.append(words[summaryKey(report)])
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is wrong with a file as a whole, one sentence each.
  public func failures(_ file: ImportFileReport) -> [String] {
    file.failures.map { failure in
      var arguments = failure.arguments
      for (name, prefix) in [("fields", "field"), ("field", "field"), ("kind", "kind"), ("kinds", "kind")] {
        if let text = arguments[name] { arguments[name] = named(text, prefix) }
      }
      let key = "imports.question.\(failure.code)"
      return words(words.contains(key) ? key : "problem.field.\(failure.code)", arguments)
    }
  }

  /// What is odd about the facts, in one sentence.
  public func sentence(_ oddity: ImportOddity) -> String {
    let total = oddity.total.map { words.reader.number($0) } ?? ""
    let sentence = words("imports.oddity.\(oddity.kind.rawValue)", count: oddity.count, ["total": total])
    guard oddity.kind == .churnSourcesDisagree, let share = oddity.share else { return sentence }
    return words(
      "imports.report.agree", ["sentence": sentence, "share": words.reader.percent(1 - share, places: 1)])
  }

  /// What is wrong with a row, in one sentence.
  public func sentence(_ problem: RowProblem) -> String {
    var arguments = problem.arguments
    if let field = arguments["field"] { arguments["field"] = named(field, "field") }
    return words("problem.field.\(problem.code.rawValue)", arguments)
  }

  private func lines(_ file: ImportFileReport) -> [String] {
    let kind = file.kind.map { words["imports.kind.\($0.rawValue)"] } ?? words["imports.report.unrecognised"]
    let head = "\(file.file): \(kind)"
    guard file.failures.isEmpty else { return [head] + failures(file).map { "  \($0)" } }
    return [head, "  \(counts(file))"] + file.oddities.flatMap(lines) + refused(file)
  }

  private func counts(_ file: ImportFileReport) -> String {
    let counts = [
      ("rows", file.rows), ("new", file.new), ("changed", file.changed), ("unchanged", file.unchanged),
      ("waiting", file.waiting), ("refused", file.refused.total),
    ]
    return counts.map { "\(words["imports.count.\($0.0)"]) \(words.reader.number($0.1))" }.joined(separator: ", ")
  }

  private func lines(_ oddity: ImportOddity) -> [String] {
    let keys = oddity.examples.prefix(Self.exampleLimit).map(\.key).filter { !$0.isEmpty }
    let more = oddity.count > keys.count ? " …" : ""
    let examples = keys.isEmpty ? [] : ["    " + keys.joined(separator: ", ") + more]
    return ["  \(sentence(oddity))"] + examples
  }

  private func refused(_ file: ImportFileReport) -> [String] {
    let some = file.refused.problems.prefix(Self.refusedLimit).map { problem in
      let place = words("imports.report.line", ["line": words.reader.number(problem.line)])
      return "  " + [place, problem.column, sentence(problem)].compactMap(\.self).joined(separator: " · ")
    }
    return file.refused.problems.count > Self.refusedLimit ? some + ["  …"] : some
  }

  private func summaryKey(_ report: ImportReport) -> String {
    if !report.isComplete { return "imports.report.failed" }
    if report.dryRun { return "imports.report.nothingWritten" }
    let written = report.files.contains { $0.new + $0.changed > 0 } || report.attached > 0
    return written ? "imports.report.done" : "imports.report.nothingNew"
  }

  /// Names of fields or kinds for their keys, which are separated by commas and bars.
  private func named(_ keys: String, _ prefix: String) -> String {
    let parts = keys.split(separator: ",").map { list in
      list.split(separator: "|").map { key in
        let name = String(key).trimmed
        return words.contains("imports.\(prefix).\(name)") ? words["imports.\(prefix).\(name)"] : name
      }.joined(separator: " / ")
    }
    return parts.joined(separator: ", ")
  }
}
