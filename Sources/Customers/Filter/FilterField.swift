import Kernel
import Storage

/// Builds the condition that a typed comparison means for one field.
public typealias FilterCondition = @Sendable (FilterComparison, FilterContext) -> SQL

/// Something that a filter can ask about `Subject`s; each room contributes its own.
public struct FilterField<Subject>: Sendable {
  /// Stable and unique among the subject's fields; always understood as a name.
  public let key: String
  public let names: FilterNames
  public let type: FilterType
  public let operators: Set<FilterOperator>
  /// What the viewer needs to ask about it; nil when nothing.
  public let permission: Permission?
  /// The SQL of a comparison: see `FilterColumn` for the usual ones.
  public let condition: FilterCondition

  /// - Parameter operators: those of the type when nil.
  public init(
    _ key: String, _ names: FilterNames, _ type: FilterType, operators: Set<FilterOperator>? = nil,
    permission: Permission? = nil, condition: @escaping FilterCondition
  ) {
    self.key = key
    self.names = names
    self.type = type
    self.operators = operators ?? type.operators
    self.permission = permission
    self.condition = condition
  }

  func isVisible(with permissions: Set<Permission>) -> Bool { permission.map(permissions.contains) ?? true }
}
