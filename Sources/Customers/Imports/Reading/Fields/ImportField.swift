/// A field that a column can fill.
public struct ImportField: Sendable, Equatable {
  public let key: ImportFieldKey
  public var type: ImportFieldType { key.type }

  /// Whether rows of `kind` cannot do without it; fields of which one is enough count as not required.
  public func isRequired(for kind: ImportKind) -> Bool { kind.requirements.contains([key]) }
}
