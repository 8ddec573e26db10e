import Customers
import Kernel

/// What is known of the health and the revenue of an account below another over some days.
struct ChildHealth: Sendable {
  let account: ID<Account>
  let name: String
  let currency: Currency
  /// Since when it is no customer any more.
  let churnedOn: LocalDate?
  /// Of days with enough data, in no order.
  var scores: [(day: LocalDate, score: Points)] = []
  var revenue: [(from: LocalDate, until: LocalDate?, mrrMinor: Int64)] = []

  /// So many days a score stands for those after it.
  static let reach: Int32 = 7

  fileprivate func score(on day: LocalDate) -> Points? {
    guard churnedOn.map({ $0 > day }) ?? true else { return nil }
    return scores.lazy.filter { $0.day <= day && day - $0.day <= Int(Self.reach) }.max { $0.day < $1.day }?.score
  }

  fileprivate func mrrMinor(on day: LocalDate) -> Int64 {
    revenue.reduce(0) { $1.from <= day && ($1.until.map { day < $0 } ?? true) ? $0 &+ $1.mrrMinor : $0 }
  }
}

/// The health of the accounts right below one, on one day: what is rolled up into the score of a parent.
///
/// Each weighs what it pays. Where they pay in several currencies, or none pays, each weighs the same. Those without a
/// score do not count, nor do those that were lost.
struct ChildrenHealth: Sendable {
  struct Child: Sendable {
    let account: ID<Account>
    let name: String
    let score: Points
    let weight: Int64
  }

  /// The weakest first.
  let children: [Child]

  init(_ all: [ChildHealth], on day: LocalDate) {
    let known = all.compactMap { child in child.score(on: day).map { (child, $0, child.mrrMinor(on: day)) } }
    let paying = known.filter { $0.2 > 0 }
    let isByRevenue = !paying.isEmpty && Set(paying.map(\.0.currency)).count == 1
    children =
      known.map { child, score, mrr in
        Child(account: child.account, name: child.name, score: score, weight: isByRevenue ? max(0, mrr) : 1)
      }
      .sorted { ($0.score, $0.account) < ($1.score, $1.account) }
  }

  var worst: Points? { children.first?.score }

  /// Σ weight·score / Σ weight, cut off to millionths.
  var mean: Points? {
    let weight = children.reduce(Int128(0)) { $0 + Int128($1.weight) }
    guard weight > 0 else { return nil }
    let sum = children.reduce(Int128(0)) { $0 + Int128($1.weight) * Int128($1.score.millionths) }
    return Points(millionths: Int64(sum / weight))
  }
}
