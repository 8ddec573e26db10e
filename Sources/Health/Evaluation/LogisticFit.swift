import Foundation

/// A logistic regression whose slopes are never negative and are penalised by their squares.
///
/// The least of Σ (log(1 + e^η) − y·η) + penalty/2 · Σ slope², found by iteratively reweighted least squares
/// (P. McCullagh, J. A. Nelder, Generalized Linear Models, 1989, section 2.5) with a ridge (S. le Cessie, J. C. van
/// Houwelingen, Applied Statistics 41 (1992), 191–201; the intercept goes free); the quadratic form of each step is
/// brought to its least under the limits by cyclic coordinate descent (J. Friedman, T. Hastie, R. Tibshirani, Journal of
/// Statistical Software 33 (2010), issue 1). Both are convex, so that there is one answer.
struct LogisticFit: Equatable {
  /// Numbers that cases have of each feature, a row a case; NaN where one is not known.
  struct Table {
    let width: Int
    var values: [Double] = []
    var happened: [Bool] = []

    var count: Int { happened.count }
  }

  /// The log odds where every feature stands at its mean.
  private(set) var intercept: Double
  private(set) var slopes: [Double]
  /// Of the cases that were learnt from; stand in for what is not known.
  let means: [Double]

  /// - Parameters:
  ///   - rows: the cases to learn from, not empty.
  ///   - start: a fit of the same cases with another penalty, from which the way is shorter.
  init(_ table: Table, rows: [Int], penalty: Double, from start: LogisticFit? = nil) {
    means = start?.means ?? Self.means(table, rows)
    // Half a case of each kind, so that there is a beginning where only one kind is.
    let share = (Double(rows.count { table.happened[$0] }) + 0.5) / Double(rows.count + 1)
    intercept = start?.intercept ?? log(share / (1 - share))
    slopes = start?.slopes ?? Array(repeating: 0, count: table.width)
    var loss = self.loss(table, rows, penalty)
    for _ in 0..<Self.mostSteps {
      let before = self
      let step = Quadratic(self, table, rows, penalty).least(from: [intercept] + slopes)
      var reach = 1.0
      var reached = loss
      repeat {
        intercept = before.intercept + reach * (step[0] - before.intercept)
        for place in slopes.indices {
          slopes[place] = before.slopes[place] + reach * (step[place + 1] - before.slopes[place])
        }
        reached = self.loss(table, rows, penalty)
        reach /= 2
      } while reached > loss * (1 + Self.tolerance) && reach > 1e-6
      guard reached < loss else {
        (intercept, slopes) = (before.intercept, before.slopes)
        return
      }
      let gain = loss - reached
      loss = reached
      if gain < Self.tolerance * loss { return }
    }
  }

  /// Newton's way needs fewer than ten; more where everything is told apart and nothing is penalised.
  private static let mostSteps = 100
  private static let tolerance = 1e-12

  /// Minus the logarithm of how likely the fit holds what became of the cases, without the penalty.
  func loss(_ table: Table, _ rows: [Int]) -> Double {
    rows.reduce(0) { sum, row in
      let odds = odds(table, row)
      // log(1 + e^η) without an overflow.
      return sum + max(odds, 0) + log1p(exp(-abs(odds))) - (table.happened[row] ? odds : 0)
    }
  }

  private func loss(_ table: Table, _ rows: [Int], _ penalty: Double) -> Double {
    loss(table, rows) + penalty / 2 * slopes.reduce(0) { $0 + $1 * $1 }
  }

  /// The logarithm of the odds of a case.
  private func odds(_ table: Table, _ row: Int) -> Double {
    var odds = intercept
    for place in slopes.indices { odds += slopes[place] * deviation(table, row, place) }
    return odds
  }

  fileprivate func deviation(_ table: Table, _ row: Int, _ place: Int) -> Double {
    let value = table.values[row * table.width + place]
    return value.isNaN ? 0 : value - means[place]
  }

  private static func means(_ table: Table, _ rows: [Int]) -> [Double] {
    (0..<table.width).map { place in
      var (sum, count) = (0.0, 0.0)
      for row in rows where !table.values[row * table.width + place].isNaN {
        sum += table.values[row * table.width + place]
        count += 1
      }
      return count == 0 ? 0 : sum / count
    }
  }

  /// What the loss looks like near a fit: ½ bᵀHb − bᵀg of the intercept and the slopes b.
  private struct Quadratic {
    var matrix: [[Double]]
    var vector: [Double]

    init(_ fit: LogisticFit, _ table: Table, _ rows: [Int], _ penalty: Double) {
      let size = table.width + 1
      matrix = Array(repeating: Array(repeating: 0, count: size), count: size)
      vector = Array(repeating: 0, count: size)
      var (features, hessian) = (Array(repeating: 1.0, count: size), Array(repeating: 0.0, count: size * size))
      for row in rows {
        var odds = fit.intercept
        for place in 1..<size {
          features[place] = fit.deviation(table, row, place - 1)
          odds += fit.slopes[place - 1] * features[place]
        }
        let chance = 1 / (1 + exp(-odds))
        // No case may lose all its weight: the step would know nothing of it.
        let weight = max(chance * (1 - chance), 1e-9)
        let working = weight * odds + (table.happened[row] ? 1 : 0) - chance
        for one in 0..<size {
          vector[one] += features[one] * working
          let weighted = weight * features[one]
          for other in 0...one { hessian[one * size + other] += weighted * features[other] }
        }
      }
      for one in 0..<size {
        for other in 0...one {
          matrix[one][other] = hessian[one * size + other]
          matrix[other][one] = matrix[one][other]
        }
        if one > 0 { matrix[one][one] += penalty }
      }
    }

    /// Where it is least with no slope below zero.
    func least(from start: [Double]) -> [Double] {
      var point = start
      for _ in 0..<10_000 {
        var moved = 0.0
        for place in point.indices where matrix[place][place] > 0 {
          let slope = zip(matrix[place], point).reduce(-vector[place]) { $0 + $1.0 * $1.1 }
          let next = point[place] - slope / matrix[place][place]
          let limited = place == 0 ? next : max(0, next)
          moved = max(moved, abs(limited - point[place]))
          point[place] = limited
        }
        if moved < 1e-12 { break }
      }
      return point
    }
  }
}
