import Storage

/// Turns filters into conditions for a WHERE clause.
public enum FilterCompiler {
  /// The condition that `text` means; every mistake of form, names and values is reported at once.
  public static func compile<Subject>(
    _ text: String, fields: FilterFields<Subject>, context: FilterContext
  ) throws(FilterProblems) -> SQL {
    condition(try bind(text, fields: fields, context: context), fields: fields, context: context)
  }

  /// The condition that `expression` means.
  public static func compile<Subject>(
    _ expression: FilterExpression, fields: FilterFields<Subject>, context: FilterContext
  ) throws(FilterProblems) -> SQL {
    condition(try bind(expression, fields: fields, context: context), fields: fields, context: context)
  }

  /// Reads `text`, finds its fields and reads its values.
  public static func bind<Subject>(
    _ text: String, fields: FilterFields<Subject>, context: FilterContext
  ) throws(FilterProblems) -> BoundFilter<Subject> {
    let (expression, problems) = FilterParser.read(text)
    return try bind(expression, after: problems, fields: fields, context: context)
  }

  /// Finds the fields of `expression` and reads its values.
  public static func bind<Subject>(
    _ expression: FilterExpression, fields: FilterFields<Subject>, context: FilterContext
  ) throws(FilterProblems) -> BoundFilter<Subject> {
    try bind(expression, after: [], fields: fields, context: context)
  }

  private static func bind<Subject>(
    _ expression: FilterExpression, after problems: [FilterProblem], fields: FilterFields<Subject>,
    context: FilterContext
  ) throws(FilterProblems) -> BoundFilter<Subject> {
    var binder = FilterBinder(fields: fields, context: context)
    let bound = binder.bind(expression)
    let all = problems + binder.problems
    guard all.isEmpty else { throw FilterProblems(all) }
    return bound
  }

  /// The condition of a bound filter. Never NULL's third value under a negation: what is not known to hold
  /// does not hold, so `-country:IN` includes accounts without a country.
  public static func condition<Subject>(
    _ filter: BoundFilter<Subject>, fields: FilterFields<Subject>, context: FilterContext
  ) -> SQL {
    switch filter {
    case .all(let parts): SQL.all(parts.map { condition($0, fields: fields, context: context) })
    case .any(let parts): FilterColumn.any(parts.map { condition($0, fields: fields, context: context) })
    case .not(let part): "(\(condition(part, fields: fields, context: context))) IS NOT TRUE"
    case .comparison(let field, let comparison): field.condition(comparison, context)
    case .text(let folded): fields.freeText(.contains([folded]), context)
    }
  }
}
