import Kernel

/// A saved view on the wire.
struct SavedViewJSON: Encodable, Sendable {
  let id: ID<SavedView>
  let version: Int
  let personId: ID<Person>
  let isShared: Bool
  let name: String
  let filter: String
  let sort: String
  /// Left out for the usual ones.
  let columns: [String]?
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ view: SavedView) {
    id = view.id
    version = view.version
    personId = view.person
    isShared = view.details.isShared
    name = view.details.name
    filter = view.details.filter
    sort = view.details.sort
    columns = view.details.columns?.map(\.rawValue)
    createdAt = view.createdAt
    updatedAt = view.updatedAt
  }
}
