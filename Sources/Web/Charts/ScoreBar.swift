/// A share of a score of 100: what was earned from where the one before ended, and what was lost behind it.
struct ScoreBar: Sendable {
  /// All in hundredths of a point, of 10,000.
  let start: Int
  let earned: Int
  let possible: Int
  let tone: Tone

  var html: HTML {
    let (left, end) = (place(start), place(start + earned))
    let limit = place(start + max(earned, possible))
    return """
      <svg class="bar \(tone.cssClass)" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">\
      <line class="bar-guide" x1="0" x2="1000" y1="6" y2="6"/>\
      <line class="bar-guide" x1="\(left)" x2="\(left)" y1="0" y2="12"/>\
      <rect class="bar-lost" x="\(end)" y="2" width="\(limit - end)" height="8"/>\
      <rect class="bar-earned" x="\(left)" y="2" width="\(end - left)" height="8"/></svg>
      """
  }

  private func place(_ hundredths: Int) -> Int { Permille(Double(hundredths), of: 10_000).value }
}
