import Foundation
import Kernel
import Language

/// What changed between two versions of a scorecard, a line each: "Days active · Weight: 20 → 30".
///
/// Measures, headings and exceptions are the same as long as their keys are.
struct ScorecardDifference {
  let words: Words
  /// What the metrics are called, by key.
  let metrics: [String: LocalizedText]

  private var texts: MeasureText { MeasureText(words: words) }

  /// Empty when nothing that a version keeps has changed.
  func lines(from old: ScorecardVersion, to new: ScorecardVersion) -> [String] {
    named(old, new) + measures(old.definition, new.definition) + groups(old.definition, new.definition)
      + limits(old.definition, new.definition) + exceptions(old.definition, new.definition)
  }

  /// What a metric or field is called.
  func source(_ source: MeasureSource) -> String {
    guard case .field(let name) = source else {
      return source.metrics.map { metrics[$0]?[words.language] ?? $0 }.joined(separator: " / ")
    }
    return words["health.field.\(name)"]
  }

  private func named(_ old: ScorecardVersion, _ new: ScorecardVersion) -> [String] {
    // Older versions kept the definition only.
    guard let before = old.name, let after = new.name else { return [] }
    let all = words["scorecards.default"]
    return [
      changed(words["scorecards.name"], before, after),
      changed(words["scorecards.for"], old.filter ?? all, new.filter ?? all),
    ].compactMap(\.self)
  }

  private func measures(_ old: Scorecard, _ new: Scorecard) -> [String] {
    let both = Pairs(old.measures, new.measures, key: \.key)
    let added = both.added.map {
      words(
        "scorecards.change.measureAdded",
        ["name": name($0), "weight": texts.weight(hundredths: $0.weightHundredths ?? 0)])
    }
    let removed = both.removed.map { words("scorecards.change.measureRemoved", ["name": name($0)]) }
    return added + removed + both.kept.flatMap { parts($0, $1, old, new) }
      + (both.isReordered ? [words["scorecards.change.measuresReordered"]] : [])
  }

  private func parts(_ old: Measure, _ new: Measure, _ before: Scorecard, _ after: Scorecard) -> [String] {
    let pairs: [(label: String, old: String, new: String)] = [
      (words["scorecards.name"], all(old.name), all(new.name)),
      (
        words["health.weight"], texts.weight(hundredths: old.weightHundredths ?? 0),
        texts.weight(hundredths: new.weightHundredths ?? 0)
      ),
      (words["scorecards.source"], source(old.source), source(new.source)),
      (words["health.window"], texts.window(old), texts.window(new)),
      (words["scorecards.aggregate"], texts.aggregate(old), texts.aggregate(new)),
      (words["scorecards.missing"], texts.policy(old.missing), texts.policy(new.missing)),
      (words["health.curve"], curve(old.curve), curve(new.curve)),
      (words["scorecards.group"], group(old.group, before), group(new.group, after)),
    ]
    // A heading that was renamed moves no measure.
    let isMoved = old.group != new.group
    return pairs.dropLast(isMoved ? 0 : 1).compactMap { changed("\(name(new)) · \($0.label)", $0.old, $0.new) }
  }

  private func groups(_ old: Scorecard, _ new: Scorecard) -> [String] {
    let both = Pairs(old.groups, new.groups, key: \.key)
    let heading = words["scorecards.group"]
    return both.added.map { words("scorecards.change.groupAdded", ["name": $0.name[words.language]]) }
      + both.removed.map { words("scorecards.change.groupRemoved", ["name": $0.name[words.language]]) }
      + both.kept.compactMap { changed(heading, all($0.name), all($1.name)) }
      + (both.isReordered ? [words["scorecards.change.groupsReordered"]] : [])
  }

  private func limits(_ old: Scorecard, _ new: Scorecard) -> [String] {
    let reader = words.reader
    return [
      changed(words["scorecards.amber"], reader.number(old.bands.amber), reader.number(new.bands.amber)),
      changed(words["scorecards.green"], reader.number(old.bands.green), reader.number(new.bands.green)),
      changed(
        words["scorecards.minimumCoverage"], reader.number(old.minimumCoverage), reader.number(new.minimumCoverage)),
    ].compactMap(\.self)
  }

  private func exceptions(_ old: Scorecard, _ new: Scorecard) -> [String] {
    let both = Pairs(old.exceptions, new.exceptions, key: \.key)
    return both.added.map { words("scorecards.change.exceptionAdded", ["name": text($0)]) }
      + both.removed.map { words("scorecards.change.exceptionRemoved", ["name": text($0)]) }
      + both.kept.compactMap { changed(words["scorecards.exception"], text($0), text($1)) }
      + (both.isReordered ? [words["scorecards.change.exceptionsReordered"]] : [])
  }

  /// `arr<1000: at most 40, "Too small"`.
  private func text(_ exception: ScoreException) -> String {
    let effect = MeasureText(words: words).effect(exception.effect, all(exception.reason))
    return "\(exception.condition) · \(effect)"
  }

  private func name(_ measure: Measure) -> String { measure.name[words.language] }

  private func group(_ key: String, _ card: Scorecard) -> String {
    card.groups.first { $0.key == key }?.name[words.language] ?? key
  }

  /// In every language, so that a change of any of them is told.
  private func all(_ text: LocalizedText) -> String { text.all.map(\.text).joined(separator: " / ") }

  private func curve(_ curve: PointsCurve) -> String {
    ScorecardForm.text(curve).replacing("\n", with: ", ")
  }

  private func changed(_ what: String, _ before: String, _ after: String) -> String? {
    before == after ? nil : "\(what): \(before) → \(after)"
  }
}

/// What of two lists is in one or in both.
private struct Pairs<Item> {
  let added: [Item]
  let removed: [Item]
  let kept: [(Item, Item)]
  let isReordered: Bool

  init(_ old: [Item], _ new: [Item], key: (Item) -> String) {
    let before = Dictionary(old.map { (key($0), $0) }) { first, _ in first }
    let after = Set(new.map(key))
    added = new.filter { before[key($0)] == nil }
    removed = old.filter { !after.contains(key($0)) }
    kept = new.compactMap { item in before[key(item)].map { ($0, item) } }
    isReordered = old.map(key).filter(after.contains) != kept.map { key($0.1) }
  }
}
