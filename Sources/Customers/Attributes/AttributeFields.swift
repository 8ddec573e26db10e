import Kernel
import Storage

/// What a filter can ask about the custom attributes of accounts: `attr.plan_fit>=3`, or by the attribute's own name.
enum AttributeFields {
  /// Tells an attribute from a field or a metric of the same name.
  static let prefix = "attr."

  static func fields(_ attributes: AttributeDefinitions) -> [FilterField<Account>] {
    attributes.all.map { attribute in
      FilterField(
        prefix + attribute.key, FilterNames(attribute.name).adding(attribute.key), type(of: attribute),
        condition: condition(attribute))
    }
  }

  private static func type(of attribute: AttributeDefinition) -> FilterType {
    switch attribute.kind {
    case .text: .text
    // Amounts are compared in their own currency, whatever the reader's is.
    case .number, .money: .number
    case .boolean: .boolean
    case .date: .date(.future)
    case .choice, .choices: .choice(attribute.options.map { FilterChoice($0.key, FilterNames($0.name)) })
    }
  }

  private static func condition(_ attribute: AttributeDefinition) -> FilterCondition {
    let (id, one) = (attribute.id, row(attribute.kind))
    return { comparison, context in
      func accounts(_ condition: SQL) -> SQL {
        """
        a.id IN (SELECT v.account_id FROM account_attribute_value v
          WHERE v.workspace_id = \(context.workspace) AND v.attribute_id = \(id) AND (\(condition)))
        """
      }
      switch comparison {
      case .present: return accounts("1 = 1")
      case .absent: return "NOT \(accounts("1 = 1"))"
      default: return accounts(one(comparison, context))
      }
    }
  }

  /// What one value has to fulfil.
  private static func row(_ kind: AttributeKind) -> FilterCondition {
    switch kind {
    case .text, .choice, .choices: FilterColumn.text("v.word")
    case .number, .money: FilterColumn.number("v.number")
    case .boolean:
      { comparison, _ in
        guard case .flag(let wanted) = comparison else { return "1 = 0" }
        return "v.number = \(wanted ? 1.0 : 0.0)"
      }
    case .date:
      { comparison, _ in
        guard case .days(let list) = comparison else { return "1 = 0" }
        return FilterColumn.any(
          list.map { days in FilterColumn.within("v.number", days.map { Double($0.daysSinceEpoch) }) })
      }
    }
  }
}
