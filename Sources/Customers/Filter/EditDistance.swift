import Foundation

/// How far two words are apart, for "did you mean".
enum EditDistance {
  /// The results of at most three names nearest to `word`, best first; none that is far.
  ///
  /// Measured on decomposed text, so that one wrong vowel in a Korean syllable counts as one.
  static func nearest(to word: String, among known: [(name: String, result: String)]) -> [String] {
    let wanted = letters(word)
    guard (2...40).contains(wanted.count) else { return [] }
    let limit = max(1, wanted.count / 3)
    let near = known.map { (distance(wanted, letters($0.name)), $0.result) }.filter { $0.0 <= limit }
    var results: [String] = []
    for (_, result) in near.sorted(by: { $0 < $1 }) where !results.contains(result) { results.append(result) }
    return Array(results.prefix(3))
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }

  private static func letters(_ word: String) -> [Unicode.Scalar] {
    Array(FilterVocabulary.fold(word).decomposedStringWithCanonicalMapping.unicodeScalars)
  }
}
