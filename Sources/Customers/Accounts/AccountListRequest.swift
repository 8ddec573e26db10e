import Kernel
import Web

/// What a request for a list of accounts asks: filter, order, page, day.
public struct AccountListRequest: Sendable {
  /// As typed.
  public var filter: String
  public var sort: AccountSort
  public var descending: Bool
  /// The moment for which everything is wanted.
  public var time: FilterTime
  /// Only what an outside system calls so.
  var external: ExternalID.Wanted?
  public var cursor: Cursor?
  public var limit: Int

  /// Reads `filter`, `sort` (`name`, or `-health` for the other way round), `asOf`, `knownAt`, `externalId`, `cursor` and `limit`.
  public init(_ request: Request, usualLimit: Int = 50) throws {
    filter = request.query["filter"] ?? ""
    let wish = request.query["sort"] ?? "name"
    guard let sort = AccountSort(rawValue: wish.hasPrefix("-") ? String(wish.dropFirst()) : wish) else {
      throw Problem.invalid("/sort", "notAChoice")
    }
    self.sort = sort
    descending = wish.hasPrefix("-")
    time = try FilterTime(request)
    external = try ExternalID.asked(of: request)
    cursor = try request.query.cursor()
    limit = try request.query.limit(usualLimit)
  }

  /// As it stands in a query: `-health`.
  public var sortText: String { (descending ? "-" : "") + sort.rawValue }
}
