import Customers
import Kernel
import Storage
import TestSupport
import Testing

@testable import Health

@Suite struct `A portfolio` {
  private static let today = HealthFixture.day

  @Test func `adds up: the beginning and the movements make the end, by accounts and by money`() {
    for seed in UInt64(1)...40 {
      let portfolio = Self.random(seed)
      let (from, to) = (Self.today - 30, Self.today)
      let flows = portfolio.flows(from: from, to: to)
      let (first, last) = (portfolio.days([from])[0], portfolio.days([to])[0])
      for band in Band.allCases.map(Optional.some) + [nil] {
        let balance = PortfolioBalance(flows, of: band)
        let beginning = band.map { first[$0] } ?? first.whole
        let end = band.map { last[$0] } ?? last.whole
        #expect(balance.beginning.accounts == beginning.accounts, "seed \(seed)")
        #expect(balance.end.accounts == end.accounts, "seed \(seed)")
        #expect(Self.sums(balance.beginning.arr) == Self.sums(beginning.arr), "seed \(seed)")
        #expect(Self.sums(balance.end.arr) == Self.sums(end.arr), "seed \(seed)")
        #expect(
          balance.beginning.accounts + balance.new.accounts + balance.came.accounts - balance.went.accounts
            - balance.lost.accounts == balance.end.accounts, "seed \(seed)")
        let parts =
          balance.beginning.arr + balance.new.arr + balance.came.arr + Money.negative(balance.went.arr)
          + Money.negative(balance.lost.arr) + balance.changed
        #expect(Self.sums(parts) == Self.sums(balance.end.arr), "seed \(seed)")
      }
      // Each flow is as long as the list behind it, and every account of either day is in one.
      for flow in flows {
        let way = PortfolioWay(from: flow.from, to: flow.to)
        #expect(portfolio.members(on: way, from: from, to: to).count == flow.accounts, "seed \(seed)")
      }
      let all = portfolio.members(on: PortfolioWay(from: nil, to: nil), from: from, to: to)
      #expect(all.count == flows.reduce(0) { $0 + $1.accounts }, "seed \(seed)")
      let covered = portfolio.coverage(on: to)
      #expect(covered.accounts == last.whole.accounts, "seed \(seed)")
      #expect(covered.notEnoughData + covered.notScored == last[.grey].accounts, "seed \(seed)")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `counts an account from the day it became a customer until it was lost, with what it paid then`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let day = Self.today
      let fallen = try await fixture.customer("Fallen", mrr: 500, since: day - 100)
      let new = try await fixture.customer("New", currency: .inr, since: day - 10)
      let lost = try await fixture.customer("Lost", mrr: 300, since: day - 100, lost: day - 5)
      let unscored = try await fixture.customer("Unscored", since: day - 100)
      _ = try await fixture.customer("Gone before", since: day - 400, lost: day - 200)
      try await fixture.write([
        HealthFixture.record(.green, 80, on: day - 90, of: fallen),
        HealthFixture.record(.red, 20, on: day - 3, of: fallen), HealthFixture.record(.amber, on: day - 9, of: new),
        HealthFixture.record(.red, on: day - 60, of: lost),
      ])
      let portfolio = try await fixture.portfolio()
      let flows = portfolio.flows(from: day - 30, to: day)
      func usd(_ mrr: Int64) -> [Money] { [Money(minorUnits: mrr * 12, currency: .usd)] }
      let inr = [Money(minorUnits: 1200, currency: .inr)]
      #expect(
        flows == [
          PortfolioFlow(from: .red, to: .outside, accounts: 1, before: usd(300), after: []),
          PortfolioFlow(from: .green, to: .red, accounts: 1, before: usd(500), after: usd(500)),
          PortfolioFlow(from: .grey, to: .grey, accounts: 1, before: usd(100), after: usd(100)),
          PortfolioFlow(from: .outside, to: .amber, accounts: 1, before: [], after: inr),
        ])
      #expect(portfolio.coverage(on: day) == PortfolioCoverage(accounts: 3, scored: 2, notEnoughData: 0, notScored: 1))
      let whole = PortfolioBalance(flows, of: nil)
      #expect(whole.beginning.arr == usd(900) && Self.sums(whole.end.arr) == Self.sums(usd(600) + inr))
      let way = PortfolioWay(from: .green, to: .red)
      #expect(portfolio.members(on: way, from: day - 30, to: day).map(\.id) == [fallen])
      let named = try await fixture.db.read { tx in
        try PortfolioStore.named([fallen, unscored], day - 30, day, in: fixture.workspace, tx)
      }
      #expect(named[fallen]?.before == Points(80) && named[fallen]?.after == Points(20))
      #expect(named[unscored]?.name == "Unscored" && named[unscored]?.after == nil)
      // Days before the first score are told as unknown.
      #expect(portfolio.days([day - 95, day - 60, day]).map(\.isKnown) == [false, true, true])
      _ = new
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `counts neither what the reader may not see nor another workspace, and an empty one has nothing`(
    engine: TestEngine
  ) async throws {
    try await HealthFixture.with(engine) { fixture in
      let day = Self.today
      let (mine, theirs) = (ID<Person>(high: 1, low: 1), ID<Person>(high: 2, low: 2))
      let own = try await fixture.customer("Own", owner: mine, since: day - 100)
      let foreign = try await fixture.customer("Foreign", owner: theirs, since: day - 100)
      let elsewhere = try await fixture.customer("Elsewhere", owner: mine, since: day - 100, in: fixture.other)
      try await fixture.write([own, foreign].map { HealthFixture.record(.red, on: day - 40, of: $0) })
      try await fixture.write([HealthFixture.record(.green, on: day - 40, of: elsewhere)], in: fixture.other)
      let reader = Actor(
        workspace: fixture.workspace, kind: .person, person: mine, permissions: [.healthRead],
        visibility: .ownedBy([mine]))
      let seen = try await fixture.portfolio(where: AccountAccess.visible(to: reader))
      #expect(seen.members.map(\.id) == [own])
      #expect(seen.days([day])[0][.red].accounts == 1)
      let all = try await fixture.portfolio()
      #expect(all.days([day])[0].bands.map(\.accounts) == [2, 0, 0, 0])
      let others = try await fixture.portfolio(in: fixture.other)
      #expect(others.days([day])[0].bands.map(\.accounts) == [0, 0, 1, 0])
      let nothing = try await fixture.portfolio(in: ID(high: 9, low: 9))
      #expect(nothing.members.isEmpty && nothing.flows(from: day - 30, to: day).isEmpty)
      #expect(nothing.days([day])[0].whole == PortfolioSum(accounts: 0, arr: []) && nothing.owners(on: day).isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is read by indexes`(engine: TestEngine) async throws {
    try await HealthFixture.with(engine) { fixture in
      let days = Self.today - 90...Self.today
      for accounts in [nil, [ID<Account>(high: 1, low: 1), ID(high: 2, low: 2)]] {
        try await expectUsesIndex(PortfolioStore.spans(days, of: accounts, in: fixture.workspace), in: fixture.db)
        try await expectUsesIndex(PortfolioStore.periods(days, of: accounts, in: fixture.workspace), in: fixture.db)
      }
    }
  }

  @Test func `compares owners by Wilson's interval, and not those with too few accounts`() throws {
    let (one, two, few) = (ID<Person>(high: 1, low: 1), ID<Person>(high: 2, low: 2), ID<Person>(high: 3, low: 3))
    var portfolio = Portfolio()
    func add(_ count: Int, red: Int, _ owner: ID<Person>, _ portfolio: inout Portfolio) {
      for place in 0..<count {
        let id = ID<Account>(high: owner.high, low: UInt64(place))
        portfolio.add(id, owner: owner, currency: .usd, since: Self.today - 9, known: Self.today, until: nil)
        portfolio.addBand(place < red ? .red : .green, of: id, from: Self.today - 9, until: Portfolio.open)
      }
    }
    add(20, red: 3, one, &portfolio)
    add(9, red: 9, few, &portfolio)
    let alone = portfolio.owners(on: Self.today)
    #expect(alone.map(\.owner) == [one, few] && alone[1].share == nil && alone[1].interval == nil)
    // Three of twenty, reckoned by hand.
    let interval = try #require(alone[0].interval)
    #expect(abs(interval.low - 0.0524) < 0.0001 && abs(interval.high - 0.3604) < 0.0001, "\(interval)")
    #expect(alone.comparison.owners == 1 && alone.comparison.pairs == 0)
    add(20, red: 16, two, &portfolio)
    let both = portfolio.owners(on: Self.today).comparison
    #expect(both.owners == 2 && both.pairs == 1 && both.differing == 1)
  }

  @Test func `shows thirteen ends of weeks or of months up to today`() {
    // A Wednesday.
    let today = LocalDate(daysSinceEpoch: 20_780)
    let weeks = PortfolioReach.weeks.days(endingOn: today)
    #expect(weeks.count == 13 && weeks.last == today && weeks.dropLast().allSatisfy { $0.weekday == 7 })
    #expect(weeks == weeks.sorted() && Set(weeks).count == 13)
    let months = PortfolioReach.months.days(endingOn: today)
    #expect(months.count == 13 && months.last == today && months.dropLast().allSatisfy { ($0 + 1).day == 1 })
    #expect(months == months.sorted() && Set(months).count == 13)
  }

  private static func sums(_ amounts: [Money]) -> [Currency: Int64] {
    amounts.reduce(into: [:]) { $0[$1.currency, default: 0] += $1.minorUnits }.filter { $0.value != 0 }
  }

  /// Sixty accounts of two currencies that come, go, pay and fare as they like.
  private static func random(_ seed: UInt64) -> Portfolio {
    var random = SeededRandom(seed: seed)
    var portfolio = Portfolio()
    func day(_ range: ClosedRange<Int>) -> LocalDate { today + Int.random(in: range, using: &random) }
    for place in 0..<60 {
      let id = ID<Account>(high: seed, low: UInt64(place))
      let isLost = Int.random(in: 0..<4, using: &random) == 0
      portfolio.add(
        id, owner: nil, currency: Bool.random(using: &random) ? .usd : .krw,
        since: Bool.random(using: &random) ? day(-90...5) : nil, known: day(-40...0),
        until: isLost ? day(-60...10) : nil)
      var from = day(-90...(-20))
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        let until = from + Int.random(in: 1..<40, using: &random)
        portfolio.addBand(Band.allCases.randomElement(using: &random) ?? .red, of: id, from: from, until: until)
        from = until
      }
      for _ in 0..<Int.random(in: 0..<3, using: &random) {
        let amount = Int64.random(in: 0..<100_000, using: &random)
        let end = Bool.random(using: &random) ? day(-30...60) : nil
        portfolio.addRevenue(amount, of: id, from: day(-90...0), until: end)
      }
    }
    return portfolio
  }
}
