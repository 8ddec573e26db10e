import Customers
import Kernel

/// A page to measure: the paths that are asked for in turn.
struct BenchPage: Sendable {
  let name: String
  let paths: [String]

  /// Every page of the benchmark: the list by each order, a filtered list, random accounts, Today, the API.
  static func all(accounts: [ID<Account>]) -> [BenchPage] {
    let lists = AccountSort.allCases.map { sort in
      BenchPage(name: "accounts by \(sort.rawValue)", paths: ["/accounts?sort=\(sort.rawValue)"])
    }
    let pages = accounts.map { "/accounts/\($0)" }
    return lists + [
      BenchPage(name: "accounts by mrr, highest", paths: ["/accounts?sort=-mrr"]),
      BenchPage(name: "accounts, filtered", paths: ["/accounts?sort=health&filter=health%3C50%20tier%3Agrowth"]),
      BenchPage(name: "account", paths: pages),
      BenchPage(name: "today, all", paths: ["/?scope=all"]),
      BenchPage(name: "today, mine", paths: ["/?scope=me"]),
      BenchPage(name: "API: accounts", paths: ["/api/v1/accounts?limit=50"]),
      BenchPage(name: "API: account", paths: accounts.map { "/api/v1/accounts/\($0)" }),
    ]
  }
}
