import Kernel
import Language

/// What is wrong with a filter: its text with the wrong words marked, and a sentence about each.
public struct FilterErrors: Sendable {
  /// One mistake.
  private struct Mistake: Sendable {
    let range: Range<Int>
    let text: String
  }

  /// The filter as it was typed.
  public let text: String
  private let mistakes: [Mistake]

  /// - Parameter problem: a 422 whose fields say `from` and `to` in Unicode code points of `text`.
  public init(_ text: String, _ problem: Problem, pointer: String = "/filter", _ words: Words) {
    self.text = text
    let length = text.unicodeScalars.count
    mistakes = problem.fields.filter { $0.pointer == pointer }.map { field in
      let from = min(length, field.arguments["from"].flatMap { Int($0) } ?? 0)
      let to = min(length, max(from, field.arguments["to"].flatMap { Int($0) } ?? from))
      let said = words("problem.field.\(field.code)", field.arguments)
      let suggestion = field.arguments["suggestion"].flatMap { $0.isEmpty ? nil : $0 }
      let asked = suggestion.map { words("web.filter.suggestion", ["word": $0]) }
      return Mistake(range: from..<to, text: [said, asked].compactMap(\.self).joined(separator: " "))
    }
  }

  /// Empty when nothing is wrong.
  public var html: HTML {
    guard !mistakes.isEmpty else { return .empty }
    let sentences: [HTML] = mistakes.map { "<p class=\"error\">\(Icon.alert.small)\($0.text)</p>" }
    return "<div class=\"filter-errors\">\(line)\(sentences)</div>"
  }

  /// The filter's text, each wrong word marked; nothing when no mistake has a place.
  private var line: HTML? {
    let ranges = mistakes.map(\.range).filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
    guard !ranges.isEmpty else { return nil }
    let scalars = Array(text.unicodeScalars)
    var pieces: [HTML] = []
    var end = 0
    for range in ranges where range.lowerBound >= end {
      pieces.append("\(string(scalars[end..<range.lowerBound]))<mark>\(string(scalars[range]))</mark>")
      end = range.upperBound
    }
    return "<code class=\"filter-said\" aria-hidden=\"true\">\(pieces)\(string(scalars[end...]))</code>"
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
