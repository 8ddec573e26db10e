import Kernel

extension Scorer {
  /// Every measure of the account, contributions still zero.
  func results(_ inputs: AccountInputs, previous: Score?) -> [MeasureResult] {
    measures.indices.map { index in
      let measure = measures[index]
      return result(
        measure, measure.read(inputs), stageBegan: inputs.stageBegan,
        lastKnown: Self.lastKnown(measure.key, index, in: previous))
    }
  }

  private func result(
    _ measure: PreparedMeasure, _ reading: Reading?, stageBegan: LocalDate?, lastKnown: Points?
  ) -> MeasureResult {
    let scored = measure.window(ending: day, stageBegan: stageBegan) ?? day...day
    guard let reading, let points = measure.curve.points(at: reading.value) else {
      let (state, points) = Self.substitute(measure.missing)
      return MeasureResult(
        key: measure.key, value: nil, from: scored.lowerBound, to: scored.upperBound, dataDay: nil, points: points,
        weight: measure.weight, contribution: .zero, state: state, lastKnown: lastKnown)
    }
    return MeasureResult(
      key: measure.key, value: reading.value, from: reading.window.lowerBound, to: reading.window.upperBound,
      dataDay: reading.dataDay, points: points, weight: measure.weight, contribution: .zero,
      state: state(of: reading, measure, scored: scored), lastKnown: points)
  }

  private func state(of reading: Reading, _ measure: PreparedMeasure, scored: ClosedRange<LocalDate>) -> MeasureState {
    if case .field = measure.source { return reading.dataDay == day ? .fresh : .carried }
    if reading.dataDay < scored.lowerBound { return .carried }
    return reading.isSilence ? .zero : .fresh
  }

  private static func substitute(_ policy: MissingPolicy) -> (MeasureState, Points?) {
    switch policy {
    case .carry, .exclude: (.missing, nil)
    case .neutral: (.neutral, Points(50))
    case .worst: (.worst, .zero)
    }
  }

  /// By place when the scorecard is the same, by key when it changed.
  private static func lastKnown(_ key: String, _ index: Int, in previous: Score?) -> Points? {
    guard let previous else { return nil }
    if index < previous.measures.count, previous.measures[index].key == key {
      return previous.measures[index].lastKnown
    }
    return previous.measures.first { $0.key == key }?.lastKnown
  }
}
