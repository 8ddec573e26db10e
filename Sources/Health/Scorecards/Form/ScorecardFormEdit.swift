import Kernel
import Web

/// A part put into a form or taken out of it, before anything is saved: each a button, so that it works without scripts.
///
/// A button says the verb and the key of its part: `addMeasure/use`.
struct ScorecardFormEdit {
  typealias Names = ScorecardFormNames

  enum Verb: String {
    case addGroup, raiseGroup, removeGroup, addMeasure, removeMeasure, addException, removeException
  }

  let verb: Verb
  let key: String

  static func action(_ verb: Verb, _ key: String = "") -> String { "\(verb.rawValue)/\(key)" }

  /// Nil for buttons that do something else.
  init?(_ action: String?) {
    let parts = (action ?? "").split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let verb = Verb(rawValue: parts[0]) else { return nil }
    self.verb = verb
    key = parts[1]
  }

  /// The fields after the change, and the key of the part to look at next.
  ///
  /// - Parameter new: the key of what is added: another than any before, since a key stands for the same thing forever.
  func applied(to form: Query, new: String) -> (values: [String: String], shown: String?) {
    var values = Dictionary(form.pairs.map { ($0.name, $0.value) }) { first, _ in first }
    var groups = ScorecardFormReading.keys(form, Names.groups)
    var measures = ScorecardFormReading.keys(form, Names.measures)
    var exceptions = ScorecardFormReading.keys(form, Names.exceptions)
    var shown: String? = new
    switch verb {
    case .addGroup: groups.append(new)
    case .addMeasure:
      measures.append(new)
      values.merge(Self.measure(new, in: key)) { $1 }
    case .addException:
      exceptions.append(new)
      values[Names.effect(new)] = "cap"
    case .raiseGroup:
      if let place = groups.firstIndex(of: key), place > 0 { groups.swapAt(place, place - 1) }
      shown = key
    case .removeGroup:
      // Its measures would stand nowhere.
      if !measures.contains(where: { values[Names.group($0)] == key }) { groups.removeAll { $0 == key } }
      shown = nil
    case .removeMeasure:
      measures.removeAll { $0 == key }
      shown = values[Names.group(key)]
    case .removeException:
      exceptions.removeAll { $0 == key }
      shown = nil
    }
    values[Names.groups] = groups.joined(separator: " ")
    values[Names.measures] = measures.joined(separator: " ")
    values[Names.exceptions] = exceptions.joined(separator: " ")
    return (values, shown)
  }

  /// What a new measure begins with.
  private static func measure(_ key: String, in group: String) -> [String: String] {
    [
      Names.group(key): group, Names.window(key): ScorecardForm.WindowKind.days.rawValue, Names.days(key): "30",
      Names.aggregate(key): MeasureAggregate.sum.rawValue, Names.weight(key): "1",
      Names.policy(key): MissingPolicy.Name.carry.rawValue, Names.stale(key): "30",
    ]
  }
}
