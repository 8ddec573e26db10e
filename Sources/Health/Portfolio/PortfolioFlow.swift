import Kernel

/// How many accounts, and what they pay a year.
struct PortfolioSum: Sendable, Equatable {
  var accounts: Int
  /// One amount a currency.
  var arr: [Money]
}

/// The accounts that were in one state on the first day of a period and in one on its last.
struct PortfolioFlow: Sendable, Equatable {
  let from: PortfolioState
  let to: PortfolioState
  let accounts: Int
  /// Revenue on the first day, and on the last.
  let before: [Money]
  let after: [Money]

  /// The state did not change.
  var isStill: Bool { from == to }
}

extension Portfolio {
  private static let states = PortfolioState.allCases

  /// Every flow between two days that has accounts; who was outside on both is in none. They add up: those that begin in
  /// a band are all that were in it on the first day, those that end in it all that are in it on the last.
  func flows(from first: LocalDate, to last: LocalDate) -> [PortfolioFlow] {
    let (count, width) = (Self.states.count, currencies.count)
    var accounts = [Int](repeating: 0, count: count * count)
    var before = [Int64](repeating: 0, count: count * count * width)
    var after = before
    for member in members {
      let cell = state(of: member, on: first).place * count + state(of: member, on: last).place
      accounts[cell] += 1
      before[cell * width + member.currency] &+= arr(of: member, on: first)
      after[cell * width + member.currency] &+= arr(of: member, on: last)
    }
    return accounts.indices.compactMap { cell in
      let (from, to) = (Self.states[cell / count], Self.states[cell % count])
      guard accounts[cell] > 0, from != .outside || to != .outside else { return nil }
      let range = cell * width..<(cell + 1) * width
      return PortfolioFlow(
        from: from, to: to, accounts: accounts[cell], before: money(before[range]), after: money(after[range]))
    }
  }

  /// The accounts of a way, the largest first.
  func members(on way: PortfolioWay, from first: LocalDate, to last: LocalDate) -> [Member] {
    members.filter { way.holds(from: state(of: $0, on: first), to: state(of: $0, on: last)) }
      .map { (member: $0, arr: weight(of: $0, first, last)) }
      .sorted { $0.arr != $1.arr ? $0.arr > $1.arr : $0.member.id < $1.member.id }
      .map(\.member)
  }

  /// By what the accounts of a flow are ordered: revenue on the last day, or on the first of who is lost by then.
  func weight(of member: Member, _ first: LocalDate, _ last: LocalDate) -> Int64 {
    arr(of: member, on: member.until <= last ? first : last)
  }
}

extension [PortfolioFlow] {
  /// What was in a state on the first day.
  func beginning(in state: PortfolioState) -> PortfolioSum { filter { $0.from == state }.sum(\.before) }

  /// What is in a state on the last day.
  func end(in state: PortfolioState) -> PortfolioSum { filter { $0.to == state }.sum(\.after) }

  /// - Parameter money: at the beginning or at the end.
  func sum(_ money: (PortfolioFlow) -> [Money]) -> PortfolioSum {
    PortfolioSum(accounts: reduce(0) { $0 + $1.accounts }, arr: Money.sums(flatMap(money)))
  }
}

extension Money {
  /// One sum a currency, in the order in which they come; currencies are never added.
  static func sums(_ amounts: [Money]) -> [Money] {
    var sums: [Money] = []
    for amount in amounts {
      if let place = sums.firstIndex(where: { $0.currency == amount.currency }) {
        sums[place] = Money(minorUnits: sums[place].minorUnits &+ amount.minorUnits, currency: amount.currency)
      } else {
        sums.append(amount)
      }
    }
    return sums
  }

  /// The same with the other sign.
  static func negative(_ amounts: [Money]) -> [Money] {
    amounts.map { Money(minorUnits: 0 &- $0.minorUnits, currency: $0.currency) }
  }
}
