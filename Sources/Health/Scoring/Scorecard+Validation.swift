import Kernel

extension Scorecard {
  /// The most measures that a scorecard has, and groups, and exceptions.
  public static let mostParts = 100

  /// Throws the 422 problem with everything that is wrong, each under its JSON pointer.
  ///
  /// `metrics` are the keys and `fields` the names that the workspace knows. Whether a condition can be read is
  /// for the filter language to say: `conditionProblems` gives what is wrong with one that stands at a pointer.
  public func validate(
    metrics: Set<String>, fields: Set<String>,
    conditionProblems: (_ condition: String, _ pointer: String) -> [Problem.Field] = { _, _ in [] }
  ) throws(Problem) {
    var validation = Validation()
    checkGroups(&validation)
    checkMeasures(metrics: metrics, fields: fields, &validation)
    checkBands(&validation)
    checkExceptions(conditionProblems, &validation)
    try validation.check()
  }

  private func checkGroups(_ validation: inout Validation) {
    validation.require(groups.count <= Self.mostParts, "/groups", "tooMany", ["limit": "\(Self.mostParts)"])
    for (index, group) in groups.enumerated() {
      validation.key(group.key, "/groups/\(index)/key", others: groups[..<index].map(\.key))
      validation.name(group.name, "/groups/\(index)/name")
    }
  }

  private func checkMeasures(metrics: Set<String>, fields: Set<String>, _ validation: inout Validation) {
    validation.require(!measures.isEmpty, "/measures", "required")
    validation.require(measures.count <= Self.mostParts, "/measures", "tooMany", ["limit": "\(Self.mostParts)"])
    for (index, measure) in measures.enumerated() {
      let pointer = "/measures/\(index)"
      validation.key(measure.key, "\(pointer)/key", others: measures[..<index].map(\.key))
      validation.require(groups.contains { $0.key == measure.group }, "\(pointer)/group", "unknown")
      measure.check(pointer, metrics: metrics, fields: fields, &validation)
    }
    let counted = measures.contains { ($0.weightHundredths ?? 1) > 0 }
    validation.require(measures.isEmpty || counted, "/measures", "noWeight")
  }

  private func checkBands(_ validation: inout Validation) {
    validation.points(bands.amber, "/bands/amber")
    validation.points(bands.green, "/bands/green")
    validation.require(bands.amber <= bands.green, "/bands/green", "belowAmber")
    validation.range(minimumCoverage, 0...100, "/minimumCoverage")
  }

  private func checkExceptions(
    _ conditionProblems: (String, String) -> [Problem.Field], _ validation: inout Validation
  ) {
    validation.require(exceptions.count <= Self.mostParts, "/exceptions", "tooMany", ["limit": "\(Self.mostParts)"])
    for (index, exception) in exceptions.enumerated() {
      let pointer = "/exceptions/\(index)"
      validation.key(exception.key, "\(pointer)/key", others: exceptions[..<index].map(\.key))
      validation.name(exception.reason, "\(pointer)/reason")
      let condition = validation.text(exception.condition, "\(pointer)/condition", limit: 500)
      for field in condition.isEmpty ? [] : conditionProblems(condition, "\(pointer)/condition") {
        validation.add(field.pointer, field.code, field.arguments)
      }
      exception.effect.check("\(pointer)/effect", &validation)
    }
  }
}

extension ScoreException.Effect {
  fileprivate func check(_ pointer: String, _ validation: inout Validation) {
    switch self {
    case .cap(let points): validation.points(points, "\(pointer)/cap")
    case .floor(let points): validation.points(points, "\(pointer)/floor")
    case .band(let band): validation.require(band != .grey, "\(pointer)/band", "greyNotSet")
    }
  }
}
