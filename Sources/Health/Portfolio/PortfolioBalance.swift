import Kernel

/// How the accounts of a band on the first day of a period became those of its last: the parts add up.
struct PortfolioBalance: Sendable, Equatable {
  /// Nil for all bands together.
  let band: Band?
  let beginning: PortfolioSum
  /// Became customers.
  let new: PortfolioSum
  /// Came from other bands.
  let came: PortfolioSum
  /// Went to other bands.
  let went: PortfolioSum
  /// Were lost.
  let lost: PortfolioSum
  /// By how much the revenue of those who stayed changed.
  let changed: [Money]
  let end: PortfolioSum

  /// Nil for the balance of all bands, in which moving between bands is staying.
  init(_ flows: [PortfolioFlow], of band: Band?) {
    let own: (PortfolioState) -> Bool = { state in band.map { state == PortfolioState($0) } ?? (state != .outside) }
    self.band = band
    beginning = flows.filter { own($0.from) }.sum(\.before)
    new = flows.filter { $0.from == .outside && own($0.to) }.sum(\.after)
    came = flows.filter { $0.from != .outside && !own($0.from) && own($0.to) }.sum(\.after)
    went = flows.filter { own($0.from) && $0.to != .outside && !own($0.to) }.sum(\.before)
    lost = flows.filter { own($0.from) && $0.to == .outside }.sum(\.before)
    let stayed = flows.filter { own($0.from) && own($0.to) }
    changed = Money.sums(stayed.flatMap(\.after) + Money.negative(stayed.flatMap(\.before)))
      .filter { $0.minorUnits != 0 }
    end = flows.filter { own($0.to) }.sum(\.after)
  }
}
