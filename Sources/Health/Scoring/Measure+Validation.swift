import Kernel

extension Measure {
  /// Adds what is wrong with the measure that stands at `pointer`.
  func check(_ pointer: String, metrics: Set<String>, fields: Set<String>, _ validation: inout Validation) {
    validation.name(name, "\(pointer)/name")
    validation.require(weightHundredths != nil, "\(pointer)/weight", "notAWeight")
    checkSource("\(pointer)/source", metrics: metrics, fields: fields, &validation)
    checkWindow("\(pointer)/window", &validation)
    checkAggregate("\(pointer)/aggregate", &validation)
    if case .carry(let days) = missing {
      validation.range(days, 1...MissingPolicy.longestCarry, "\(pointer)/missing/staleAfter")
    }
    curve.check("\(pointer)/curve", &validation)
  }

  private func checkSource(
    _ pointer: String, metrics: Set<String>, fields: Set<String>, _ validation: inout Validation
  ) {
    switch source {
    case .metric(let key): validation.require(metrics.contains(key), "\(pointer)/metric", "unknown")
    case .field(let name): validation.require(fields.contains(name), "\(pointer)/field", "unknown")
    case .ratio(let of, let to):
      validation.require(metrics.contains(of), "\(pointer)/metric", "unknown")
      validation.require(metrics.contains(to), "\(pointer)/per", "unknown")
    }
  }

  private func checkWindow(_ pointer: String, _ validation: inout Validation) {
    switch window {
    case .lastDays(let days): validation.range(days, 1...MeasureWindow.longest, "\(pointer)/lastDays")
    case .sinceStageBegan:
      validation.require(aggregate != .changeAgainstPreviousWindow, "\(pointer)/since", "noPreviousWindow")
    }
  }

  /// A field has one value, and a ratio is the one of two totals.
  private func checkAggregate(_ pointer: String, _ validation: inout Validation) {
    switch source {
    case .metric: break
    case .field: validation.require(aggregate == .last, pointer, "fieldHasLastOnly")
    case .ratio: validation.require(aggregate == .sum, pointer, "ratioHasSumOnly")
    }
  }
}

extension PointsCurve {
  fileprivate func check(_ pointer: String, _ validation: inout Validation) {
    validation.require(!knots.isEmpty, pointer, "required")
    validation.require(knots.count <= Self.mostKnots, pointer, "tooMany", ["limit": "\(Self.mostKnots)"])
    for (index, knot) in knots.enumerated() {
      validation.require(knot.value.magnitude < 1e15, "\(pointer)/\(index)/value", "notANumber")
      let scale = ["from": "0", "to": "100"]
      validation.require((0...100).contains(knot.points), "\(pointer)/\(index)/points", "outOfRange", scale)
      let ascends = index == 0 || knots[index - 1].value < knot.value
      validation.require(ascends, "\(pointer)/\(index)/value", "notAscending")
    }
  }
}
