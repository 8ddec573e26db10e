import Kernel

extension Scorer {
  /// Writes the contributions and returns the score that they add up to; nil when no measure has data.
  ///
  /// The score is ⌊Σ weight·points / Σ weight⌋ in millionths; the millionths that flooring each contribution
  /// leaves over go to those with the largest remainders (Hamilton's method).
  static func distribute(_ results: inout [MeasureResult]) -> Points? {
    guard results.contains(where: { $0.state.hasData && $0.weight > 0 }) else { return nil }
    let weight = Int64(results.reduce(0) { $0 + ($1.points == nil ? 0 : $1.weight) })
    let products = results.map { Int64($0.weight) * ($0.points?.millionths ?? 0) }
    let total = products.reduce(0, +) / weight
    let shares = Apportionment.shares(of: total, numerators: products, denominator: weight)
    for index in results.indices { results[index].contribution = Points(millionths: shares[index]) }
    return Points(millionths: total)
  }

  /// The score if every measure that lost its data had its last known points; nil when none did.
  static func counterfactual(_ results: [MeasureResult]) -> Points? {
    guard results.contains(where: \.isLost) else { return nil }
    var (sum, weight): (Int64, Int64) = (0, 0)
    for result in results {
      guard let points = result.isLost ? result.lastKnown : result.points else { continue }
      sum += Int64(result.weight) * points.millionths
      weight += Int64(result.weight)
    }
    return Points(millionths: sum / weight)
  }

  /// Applies the exceptions and names the band.
  func finished(
    _ results: [MeasureResult], coverage: Coverage, value: Points?, hold: Points, triggered: [String]
  ) -> Score {
    let holding = triggered.isEmpty ? [] : scorecard.exceptions.filter { triggered.contains($0.key) }
    let (final, lines) = Self.apply(holding, to: value)
    return Score(
      day: day, scorecardVersion: version, value: final, band: band(final, coverage, holding), coverage: coverage,
      measures: results, hold: hold, exceptions: lines)
  }

  /// Floors first and caps after them, each in the scorecard's order: where both hold, the cap wins.
  private static func apply(_ exceptions: [ScoreException], to value: Points?) -> (Points?, [ExceptionResult]) {
    var value = value
    let ordered = exceptions.filter { !$0.effect.isCap } + exceptions.filter(\.effect.isCap)
    let lines = ordered.map { exception in
      let before = value
      value = value.map(exception.effect.apply)
      return ExceptionResult(key: exception.key, effect: (value ?? .zero) - (before ?? .zero))
    }
    return (value, lines)
  }

  /// The worst band that an exception sets, else grey below the minimum coverage, else by the limits.
  private func band(_ value: Points?, _ coverage: Coverage, _ holding: [ScoreException]) -> Band {
    let forced = holding.compactMap(\.effect.band)
    if let worst = [Band.red, .amber, .green, .grey].first(where: forced.contains) { return worst }
    guard let value, coverage.reaches(percent: scorecard.minimumCoverage) else { return .grey }
    return scorecard.bands.band(of: value)
  }
}

extension ScoreException.Effect {
  var isCap: Bool { if case .cap = self { true } else { false } }
  var band: Band? { if case .band(let band) = self { band } else { nil } }

  func apply(_ value: Points) -> Points {
    switch self {
    case .cap(let limit): min(value, limit)
    case .floor(let limit): max(value, limit)
    case .band: value
    }
  }
}
