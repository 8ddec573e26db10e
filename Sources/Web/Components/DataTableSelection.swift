/// How rows of a `DataTable` are chosen.
public struct DataTableSelection: Sendable {
  /// The name the ids are sent under.
  public let name: String
  /// "Select all on this page".
  public let allLabel: String

  public init(name: String = "id", allLabel: String) {
    self.name = name
    self.allLabel = allLabel
  }
}
