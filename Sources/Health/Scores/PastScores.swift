import Kernel

/// What the scores of past days keep when they are reckoned anew.
struct PastScores: Sendable {
  /// The score before the first day, where it has just been reckoned and is not written yet.
  var previous: Score?
  /// The exceptions that held on a day: what their conditions ask is known for the present only.
  var triggered: [LocalDate: [String]] = [:]
  /// Whether the score that is stored of the day before the first one is the one before; a back-test begins with none.
  var followsStored = true
}
