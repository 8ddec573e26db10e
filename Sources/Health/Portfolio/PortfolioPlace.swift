import Customers
import Kernel

/// Where an account stands in the list of a flow.
struct PortfolioPlace: Comparable {
  let arr: Int64
  let id: ID<Account>

  init(_ member: Portfolio.Member, in portfolio: Portfolio, _ question: PortfolioQuestion) {
    arr = portfolio.weight(of: member, question.from, question.to)
    id = member.id
  }

  init(_ cursor: Cursor) throws(Problem) {
    guard cursor.values.count == 2, let arr = cursor.values[0].flatMap({ Int64($0) }),
      let id = cursor.values[1].flatMap({ ID<Account>($0) })
    else { throw .invalid("/cursor", "notACursor") }
    self.arr = arr
    self.id = id
  }

  var cursor: Cursor { Cursor([String(arr), id.description]) }

  static func < (left: PortfolioPlace, right: PortfolioPlace) -> Bool {
    left.arr != right.arr ? left.arr > right.arr : left.id < right.id
  }
}
