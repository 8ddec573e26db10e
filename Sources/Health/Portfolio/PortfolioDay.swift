import Kernel

/// A portfolio on one day.
struct PortfolioDay: Sendable, Equatable {
  let day: LocalDate
  /// By `Band.allCases`.
  let bands: [PortfolioSum]
  /// Whether any account had a score by then; before the first scores nothing is known.
  let isKnown: Bool

  subscript(band: Band) -> PortfolioSum { bands[PortfolioState(band).place] }

  /// All bands together.
  var whole: PortfolioSum {
    PortfolioSum(accounts: bands.reduce(0) { $0 + $1.accounts }, arr: Money.sums(bands.flatMap(\.arr)))
  }
}

/// Why accounts have a band or none.
struct PortfolioCoverage: Sendable, Equatable {
  var accounts = 0
  /// With enough data for a band.
  var scored = 0
  /// Scored, but too few of the measures have data.
  var notEnoughData = 0
  /// Never scored yet.
  var notScored = 0
}

extension Portfolio {
  /// The bands on each of these days.
  func days(_ days: [LocalDate]) -> [PortfolioDay] { days.map(day) }

  private func day(_ day: LocalDate) -> PortfolioDay {
    let width = currencies.count
    var accounts = [Int](repeating: 0, count: PortfolioState.allCases.count)
    var arr = [Int64](repeating: 0, count: PortfolioState.allCases.count * width)
    var isKnown = false
    for member in members {
      guard member.since <= day, day < member.until else { continue }
      let band = band(of: member, on: day)
      if band != nil { isKnown = true }
      let place = PortfolioState(band ?? .grey).place
      accounts[place] += 1
      arr[place * width + member.currency] &+= self.arr(of: member, on: day)
    }
    return PortfolioDay(
      day: day,
      bands: Band.allCases.map { band in
        let place = PortfolioState(band).place
        return PortfolioSum(accounts: accounts[place], arr: money(arr[place * width..<(place + 1) * width]))
      }, isKnown: isKnown)
  }

  /// How many accounts have a score on a day, and why the others have none.
  func coverage(on day: LocalDate) -> PortfolioCoverage {
    var coverage = PortfolioCoverage()
    for member in members where member.since <= day && day < member.until {
      coverage.accounts += 1
      switch band(of: member, on: day) {
      case .red, .amber, .green: coverage.scored += 1
      case .grey: coverage.notEnoughData += 1
      case nil: coverage.notScored += 1
      }
    }
    return coverage
  }
}
