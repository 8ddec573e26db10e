/// A file to import.
public struct ImportFile: Sendable {
  public let path: String
  /// What people know it by, without its folder.
  public let name: String
  /// What it holds, when a person has said so.
  public let kind: ImportKind?
  /// How its columns are read; nil to recognise it.
  public let mapping: ImportMapping?

  /// What a person has said of how it is written.
  public let format: TableFormat

  public init(
    path: String, name: String? = nil, kind: ImportKind? = nil, mapping: ImportMapping? = nil,
    format: TableFormat = TableFormat()
  ) {
    self.path = path
    self.name = name ?? String(path.split(separator: "/").last ?? "")
    self.kind = kind
    self.mapping = mapping
    self.format = format
  }
}
