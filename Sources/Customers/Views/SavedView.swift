import Kernel

/// A list of accounts as somebody wants to come back to it: filter, order, columns, and a name for them.
public struct SavedView: IDPrefixed, Sendable, Equatable {
  public static let idPrefix = "view"

  let id: ID<SavedView>
  /// Whose it is.
  let person: ID<Person>
  /// 1 for a new view, one more with each change.
  var version: Int
  var details: SavedViewDetails
  let createdAt: Timestamp
  var updatedAt: Timestamp
}

/// What a person says about a view.
struct SavedViewDetails: Sendable, Equatable {
  var name: String
  /// Whether everybody of the workspace sees it.
  var isShared: Bool
  /// As it was typed: `me` is whoever looks.
  var filter: String
  /// As in a query: `-health`.
  var sort: String
  /// Nil for the usual ones.
  var columns: [AccountColumn]?
}
