import Customers
import Kernel

/// Accounts and their revenue on the wire.
struct PortfolioSumJSON: Encodable {
  let accounts: Int
  /// One amount a currency.
  let arr: [MoneyJSON]

  init(_ sum: PortfolioSum) {
    accounts = sum.accounts
    arr = sum.arr.map(MoneyJSON.init)
  }
}

/// A portfolio on the wire.
struct PortfolioJSON: Encodable {
  struct Day: Encodable {
    let day: LocalDate
    let isKnown: Bool
    let bands: [String: PortfolioSumJSON]

    init(_ day: PortfolioDay) {
      self.day = day.day
      isKnown = day.isKnown
      bands = Dictionary(Band.allCases.map { ($0.rawValue, PortfolioSumJSON(day[$0])) }) { first, _ in first }
    }
  }

  struct Flow: Encodable {
    let fromBand: PortfolioState
    let toBand: PortfolioState
    let accounts: Int
    let arrBefore: [MoneyJSON]
    let arrAfter: [MoneyJSON]

    init(_ flow: PortfolioFlow) {
      fromBand = flow.from
      toBand = flow.to
      accounts = flow.accounts
      arrBefore = flow.before.map(MoneyJSON.init)
      arrAfter = flow.after.map(MoneyJSON.init)
    }
  }

  struct BandChange: Encodable {
    let band: Band
    let before: PortfolioSumJSON
    let after: PortfolioSumJSON
  }

  struct Coverage: Encodable {
    let accounts: Int
    let scored: Int
    let notEnoughData: Int
    let notScored: Int
  }

  struct Owner: Encodable {
    let ownerId: ID<Person>?
    let accounts: Int
    let scored: Int
    let red: Int
    /// Nil when there are too few accounts to compare.
    let redShare: Double?
    let interval: ConfidenceInterval?
  }

  let from: LocalDate
  let to: LocalDate
  let days: [Day]
  let bands: [BandChange]
  let flows: [Flow]
  let coverage: Coverage
  let owners: [Owner]

  init(_ figures: Portfolios.Figures, _ question: PortfolioQuestion) {
    from = question.from
    to = question.to
    days = figures.days.map(Day.init)
    bands = Band.allCases.map { band in
      let state = PortfolioState(band)
      return BandChange(
        band: band, before: PortfolioSumJSON(figures.flows.beginning(in: state)),
        after: PortfolioSumJSON(figures.flows.end(in: state)))
    }
    flows = figures.flows.map(Flow.init)
    let told = figures.coverage
    coverage = Coverage(
      accounts: told.accounts, scored: told.scored, notEnoughData: told.notEnoughData, notScored: told.notScored)
    owners = figures.owners.map {
      Owner(
        ownerId: $0.owner, accounts: $0.accounts, scored: $0.scored, red: $0.red, redShare: $0.share,
        interval: $0.interval)
    }
  }
}

/// An account behind a flow on the wire.
struct PortfolioAccountJSON: Encodable {
  struct Then: Encodable {
    let band: PortfolioState
    let score: Points?
    let arr: MoneyJSON

    init(_ then: PortfolioAccount.Then) {
      band = then.state
      score = then.score
      arr = MoneyJSON(then.arr)
    }
  }

  let accountId: ID<Account>
  let accountName: String
  let ownerId: ID<Person>?
  let before: Then
  let after: Then

  init(_ account: PortfolioAccount) {
    accountId = account.id
    accountName = account.name
    ownerId = account.owner
    before = Then(account.before)
    after = Then(account.after)
  }
}
