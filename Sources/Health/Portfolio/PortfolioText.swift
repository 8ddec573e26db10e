import Kernel
import Language
import Web

/// A portfolio in the words of a reader.
struct PortfolioText {
  let words: Words

  private var reader: Reader { words.reader }

  /// Red → amber, new → green, green → lost.
  func ends(_ way: PortfolioWay) -> (from: String, to: String) {
    func end(_ state: PortfolioState?, _ outside: String) -> String {
      guard let state else { return words["portfolio.all"] }
      return state.band.map { words["band.\($0.rawValue)"] } ?? words[outside]
    }
    return (end(way.from, "portfolio.new"), end(way.to, "portfolio.lost"))
  }

  /// One amount a currency; a dash for nothing.
  func amounts(_ money: [Money]) -> [String] {
    let told = money.map { reader.money($0) }
    return told.isEmpty ? [Reader.noValue] : told
  }

  /// "12 % (8 % to 17 %)", or that there are too few to compare.
  func share(_ owner: PortfolioOwner) -> String {
    guard let share = owner.share, let interval = owner.interval else {
      return words("portfolio.owners.tooFew", ["least": reader.number(PortfolioOwner.least)])
    }
    let within = words(
      "backtest.interval", ["low": reader.percent(interval.low), "high": reader.percent(interval.high)])
    return "\(reader.percent(share)) \(within)"
  }

  /// What may be said about the owners.
  func comparison(_ owners: [PortfolioOwner]) -> String {
    let compared = owners.comparison
    guard compared.owners > 1 else { return words["portfolio.owners.none"] }
    guard compared.differing > 0 else { return words["portfolio.owners.overlap"] }
    return words("portfolio.owners.differ", count: compared.differing, ["pairs": reader.number(compared.pairs)])
  }

  /// "412 accounts: 300 with a score, 80 grey for want of data, 32 not scored yet".
  func coverage(_ coverage: PortfolioCoverage) -> [(name: String, value: String)] {
    func part(_ count: Int) -> String {
      let share = coverage.accounts > 0 ? " (\(reader.percent(Double(count) / Double(coverage.accounts))))" : ""
      return reader.number(count) + share
    }
    return [
      (words["portfolio.accounts"], reader.number(coverage.accounts)),
      (words["portfolio.scored"], part(coverage.scored)),
      (words["portfolio.notEnoughData"], part(coverage.notEnoughData)),
      (words["portfolio.notScored"], part(coverage.notScored)),
    ]
  }
}
