import Kernel
import Language
import Web

/// Why a score moved, in the reader's words.
struct ChangeSentence {
  let change: ScoreChange
  /// The later scorecard before the earlier.
  let scorecards: [Scorecard]
  let words: Words
  /// Whether names are marked, so that their digits are not set bold.
  var marksNames = false

  /// "Health fell 18 points in 14 days".
  var headline: String {
    let points = Points(millionths: abs(change.total.millionths))
    let arguments = ["points": words.reader.number(points), "days": words.reader.number(change.days)]
    guard points.millionths >= 500_000 else { return words("health.change.same", arguments) }
    return words(change.total < .zero ? "health.change.fell" : "health.change.rose", arguments)
  }

  /// "weekly active users 31 → 9 (−12)", the largest first.
  func reasons(_ count: Int = 3) -> [String] {
    change.topReasons(count, named: scorecards).map { reason in
      words(
        reason.textKey,
        [
          "measure": name(reason), "reason": name(reason),
          "from": text(reason.fromValue, reason.key), "to": text(reason.toValue, reason.key),
          "points": words.reader.signed(reason.share, places: 1),
        ])
    }
  }

  /// Headline and reasons in one sentence.
  var text: String {
    let reasons = reasons()
    return reasons.isEmpty ? headline : "\(headline): \(reasons.joined(separator: ", "))"
  }

  /// What a line of the change is called.
  func name(of line: ScoreChangeLine) -> String {
    switch line.kind {
    case .measure: measure(line.key)?.name[words.language] ?? line.key
    case .exception:
      scorecards.lazy.flatMap(\.exceptions).first { $0.key == line.key }?.reason[words.language] ?? line.key
    case .coverage, .scorecard, .hold: words["health.share.\(line.kind.rawValue)"]
    }
  }

  private func name(_ reason: ScoreChange.Reason) -> String {
    let name = reason.name?[words.language] ?? reason.key
    return marksNames ? name.named : name
  }

  private func text(_ value: Double?, _ key: String) -> String {
    MeasureText(words: words).value(value, of: measure(key))
  }

  private func measure(_ key: String) -> Measure? {
    scorecards.lazy.flatMap(\.measures).first { $0.key == key }
  }
}
