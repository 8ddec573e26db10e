import Customers
import Kernel

/// An account behind a flow.
struct PortfolioAccount: Sendable {
  struct Then: Sendable {
    let state: PortfolioState
    /// Nil when there was none, or not enough data for one.
    let score: Points?
    let arr: Money
  }

  let id: ID<Account>
  let name: String
  let owner: ID<Person>?
  let before: Then
  let after: Then

  init(
    _ member: Portfolio.Member, _ named: PortfolioStore.Named?, in portfolio: Portfolio, _ question: PortfolioQuestion
  ) {
    func then(_ day: LocalDate, _ score: Points?) -> Then {
      let state = portfolio.state(of: member, on: day)
      let arr = portfolio.arr(of: member, on: day)
      return Then(
        state: state, score: [.grey, .outside].contains(state) ? nil : score,
        arr: Money(minorUnits: arr, currency: portfolio.currencies[member.currency]))
    }
    id = member.id
    name = named?.name ?? ""
    owner = member.owner
    before = then(question.from, named?.before)
    after = then(question.to, named?.after)
  }
}
