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
  /// The chosen columns; nil for the usual ones.
  public var columns: [AccountColumn]?
  /// Only the accounts of this segment; nil for all.
  public var segment: ID<Segment>?
  public var cursor: Cursor?
  public var limit: Int

  /// Reads `filter`, `sort` (`name`, or `-health` for the other way round), `column`, `asOf`, `knownAt`, `externalId`,
  /// `cursor` and `limit`.
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
    let chosen = request.query.all("column").map(AccountColumn.init(rawValue:))
    guard !chosen.contains(nil) else { throw Problem.invalid("/column", "notAChoice") }
    columns = chosen.isEmpty ? nil : chosen.compactMap(\.self)
    cursor = try request.query.cursor()
    limit = try request.query.limit(usualLimit)
  }

  /// As it stands in a query: `-health`.
  public var sortText: String { (descending ? "-" : "") + sort.rawValue }

  /// Takes over what a saved view says and the request does not.
  mutating func take(_ view: SavedView, unlessSaidBy query: Query) {
    if query["filter"] == nil { filter = view.details.filter }
    if query["column"] == nil { columns = view.details.columns }
    guard query["sort"] == nil else { return }
    let text = view.details.sort
    descending = text.hasPrefix("-")
    sort = AccountSort(rawValue: descending ? String(text.dropFirst()) : text) ?? .name
  }
}
