import Web

/// The markup of reasons.
extension WorkSentences {
  /// The sentence with its figures bold; digits in names and dates are no figures.
  func html(_ reason: WorkReason) -> HTML {
    var marking = self
    marking.marksNames = true
    return .figures(in: marking.sentence(reason))
  }
}
