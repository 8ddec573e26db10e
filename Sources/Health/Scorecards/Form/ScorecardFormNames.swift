import Kernel

/// What the fields of a scorecard's form are sent as. Measures, headings and exceptions are told apart by their keys.
enum ScorecardFormNames {
  /// Hidden fields: the keys of what there is, in order, separated by spaces.
  static let (groups, measures, exceptions) = ("groups", "measures", "exceptions")

  static func heading(_ key: String, _ language: LanguageCode) -> String { "heading-\(key)-\(language.rawValue)" }

  static func name(_ key: String, _ language: LanguageCode) -> String { "name-\(key)-\(language.rawValue)" }
  static func group(_ key: String) -> String { "group-\(key)" }
  static func source(_ key: String) -> String { "source-\(key)" }
  static func per(_ key: String) -> String { "per-\(key)" }
  static func aggregate(_ key: String) -> String { "aggregate-\(key)" }
  static func window(_ key: String) -> String { "window-\(key)" }
  static func days(_ key: String) -> String { "days-\(key)" }
  static func weight(_ key: String) -> String { "weight-\(key)" }
  static func policy(_ key: String) -> String { "policy-\(key)" }
  static func stale(_ key: String) -> String { "stale-\(key)" }
  static func curve(_ key: String) -> String { "curve-\(key)" }

  static func condition(_ key: String) -> String { "condition-\(key)" }
  static func effect(_ key: String) -> String { "effect-\(key)" }
  static func points(_ key: String) -> String { "points-\(key)" }
  static func reason(_ key: String, _ language: LanguageCode) -> String { "reason-\(key)-\(language.rawValue)" }
}
