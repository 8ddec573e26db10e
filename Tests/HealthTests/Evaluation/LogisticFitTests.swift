import Foundation
import Testing

@testable import Health

@Suite struct `A logistic regression` {
  /// A feature that is 0 or 1, with so many cases of each kind, the first of which happened.
  private static func table(_ kinds: [(value: Double, happened: Int, all: Int)]) -> LogisticFit.Table {
    var table = LogisticFit.Table(width: 1)
    for kind in kinds {
      for place in 0..<kind.all {
        table.values.append(kind.value)
        table.happened.append(place < kind.happened)
      }
    }
    return table
  }

  private static func fit(_ table: LogisticFit.Table, penalty: Double) -> LogisticFit {
    LogisticFit(table, rows: Array(0..<table.count), penalty: penalty)
  }

  /// Of those at 0 one of four happened, of those at 1 three: the log odds are −ln 3 and ln 3, the slope between them
  /// 2 ln 3, and in the middle they are 0.
  @Test func `is that reckoned by hand`() {
    let fit = Self.fit(Self.table([(0, 1, 4), (1, 3, 4)]), penalty: 0)
    #expect(abs(fit.slopes[0] - 2 * log(3)) < 1e-9 && abs(fit.intercept) < 1e-9 && fit.means == [0.5], "\(fit)")
  }

  /// 20 of 100 at 0 and 80 of 100 at 1. At a slope of 2 ln 3 the chances are 1/4 and 3/4, so that the likelihood pulls
  /// with 5 × 1/2 from both sides: 5, which a penalty of 5 / (2 ln 3) holds.
  @Test func `with a ridge is that reckoned by hand`() {
    let fit = Self.fit(Self.table([(0, 20, 100), (1, 80, 100)]), penalty: 5 / (2 * log(3)))
    #expect(abs(fit.slopes[0] - 2 * log(3)) < 1e-9 && abs(fit.intercept) < 1e-9, "\(fit)")
  }

  @Test func `gives no slope below zero, and then tells as much as nothing`() {
    let fit = Self.fit(Self.table([(0, 3, 4), (1, 1, 4), (1, 0, 2)]), penalty: 0)
    #expect(fit.slopes == [0] && abs(fit.intercept - log(4.0 / 6)) < 1e-9, "\(fit)")
  }

  @Test func `takes what is not known for the mean`() {
    var table = Self.table([(0, 1, 4), (1, 3, 4)])
    table.values += [.nan, .nan]
    table.happened += [true, false]
    let fit = Self.fit(table, penalty: 0)
    #expect(abs(fit.slopes[0] - 2 * log(3)) < 1e-9 && fit.means == [0.5], "\(fit)")
  }

  @Test func `ends where everything is told apart, whatever the penalty`() {
    let table = Self.table([(0, 0, 5), (1, 5, 5)])
    let slopes = [0, 1e-3, 1, 1e3].map { Self.fit(table, penalty: $0).slopes[0] }
    #expect(slopes.allSatisfy(\.isFinite) && slopes == slopes.sorted(by: >) && slopes[3] > 0, "\(slopes)")
  }

  @Test func `is the same from wherever it begins`() {
    let table = Self.table([(0, 20, 100), (0.3, 25, 80), (1, 80, 100)])
    let strong = Self.fit(table, penalty: 100)
    let on = LogisticFit(table, rows: Array(0..<table.count), penalty: 0.1, from: strong)
    let straight = Self.fit(table, penalty: 0.1)
    #expect(abs(on.slopes[0] - straight.slopes[0]) < 1e-6 && strong.slopes[0] < straight.slopes[0])
  }
}
