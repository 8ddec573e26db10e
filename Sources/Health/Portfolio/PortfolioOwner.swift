import Kernel

/// How the accounts of one owner fare, told with how sure that is.
struct PortfolioOwner: Sendable, Equatable {
  /// With fewer scored accounts an interval says nothing.
  static let least = 10

  /// Nil for the accounts without an owner.
  let owner: ID<Person>?
  let accounts: Int
  /// Those with enough data for a band.
  let scored: Int
  let red: Int

  /// The share of the scored accounts that are red; nil when they are too few to compare.
  var share: Double? { scored >= Self.least ? Double(red) / Double(scored) : nil }

  /// Of 95 %, by Wilson.
  var interval: ConfidenceInterval? { share.map { ConfidenceInterval($0, of: Double(scored)) } }

  /// Whether the accounts of the two differ by more than accident would explain.
  func differs(from other: PortfolioOwner) -> Bool {
    guard let own = interval, let others = other.interval else { return false }
    return own.low > others.high || others.low > own.high
  }
}

extension Portfolio {
  /// The owners of now with their accounts on a day, the largest share of red first, those with too few accounts last.
  func owners(on day: LocalDate) -> [PortfolioOwner] {
    var counts: [ID<Person>?: (accounts: Int, scored: Int, red: Int)] = [:]
    for member in members where member.since <= day && day < member.until {
      let band = band(of: member, on: day)
      var count = counts[member.owner] ?? (0, 0, 0)
      count.accounts += 1
      if let band, band != .grey { count.scored += 1 }
      if band == .red { count.red += 1 }
      counts[member.owner] = count
    }
    return counts.map { PortfolioOwner(owner: $0, accounts: $1.accounts, scored: $1.scored, red: $1.red) }
      .sorted { ($0.share ?? -1, $0.scored, $0.accounts) > ($1.share ?? -1, $1.scored, $1.accounts) }
  }
}

extension [PortfolioOwner] {
  /// How many owners can be compared, and how many pairs of them differ by more than accident would explain.
  var comparison: (owners: Int, pairs: Int, differing: Int) {
    let all = filter { $0.share != nil }
    let differing = all.indices.reduce(0) { sum, place in
      sum + all[..<place].count { $0.differs(from: all[place]) }
    }
    return (all.count, all.count * (all.count - 1) / 2, differing)
  }
}
