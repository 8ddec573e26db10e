import Kernel

extension Scorecard {
  /// The most measures that a scorecard has.
  public static let mostMeasures = 100

  /// Throws the 422 problem with everything that is wrong, each under its JSON pointer.
  ///
  /// `metrics` are the keys and `fields` the names that the workspace knows. Whether a condition can be read is
  /// for the filter language to say: `conditionProblem` gives the code of what is wrong with it, or nil.
  public func validate(
    metrics: Set<String>, fields: Set<String>, conditionProblem: (String) -> String? = { _ in nil }
  ) throws(Problem) {
    var validation = Validation()
    checkGroups(&validation)
    checkMeasures(metrics: metrics, fields: fields, &validation)
    checkBands(&validation)
    checkExceptions(conditionProblem, &validation)
    try validation.check()
  }

  private func checkGroups(_ validation: inout Validation) {
    for (index, group) in groups.enumerated() {
      validation.key(group.key, "/groups/\(index)/key", others: groups[..<index].map(\.key))
      validation.name(group.name, "/groups/\(index)/name")
    }
  }

  private func checkMeasures(metrics: Set<String>, fields: Set<String>, _ validation: inout Validation) {
    validation.require(!measures.isEmpty, "/measures", "required")
    validation.require(measures.count <= Self.mostMeasures, "/measures", "tooMany", ["limit": "\(Self.mostMeasures)"])
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

  private func checkExceptions(_ conditionProblem: (String) -> String?, _ validation: inout Validation) {
    for (index, exception) in exceptions.enumerated() {
      let pointer = "/exceptions/\(index)"
      validation.key(exception.key, "\(pointer)/key", others: exceptions[..<index].map(\.key))
      validation.name(exception.reason, "\(pointer)/reason")
      let condition = validation.text(exception.condition, "\(pointer)/condition", limit: 500)
      if !condition.isEmpty, let code = conditionProblem(condition) { validation.add("\(pointer)/condition", code) }
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
