import Storage

/// How far a customer has come: one of the five kinds, or a stage of its own that a workspace has within a kind.
///
/// Written `onboarding`, or `onboarding.kickoff` for a stage of the workspace: what is stored says its kind, so that
/// rules and health need no more to know what it means.
public struct LifecycleStage: RawRepresentable, Codable, Sendable, Hashable, SQLConvertible {
  /// What a stage means for rules and health.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case onboarding
    case adopting
    case established
    case renewing
    case churned
  }

  public let kind: Kind
  /// The key of a stage of the workspace; nil for the stage that every workspace has of the kind.
  public let own: String?

  public init(_ kind: Kind, own: String? = nil) {
    self.kind = kind
    self.own = own
  }

  /// Nil unless `rawValue` is a kind, or a kind, a full stop and a key.
  public init?(rawValue: String) {
    let parts = rawValue.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let kind = parts.first.flatMap(Kind.init(rawValue:)) else { return nil }
    if parts.count == 2, !AttributeDraft.isKey(parts[1]) { return nil }
    self.init(kind, own: parts.count == 2 ? parts[1] : nil)
  }

  public var rawValue: String { own.map { "\(kind.rawValue).\($0)" } ?? kind.rawValue }

  public static let onboarding = LifecycleStage(.onboarding)
  public static let adopting = LifecycleStage(.adopting)
  public static let established = LifecycleStage(.established)
  public static let renewing = LifecycleStage(.renewing)
  public static let churned = LifecycleStage(.churned)

  /// Those that every workspace has, in their order.
  public static let usual: [LifecycleStage] = Kind.allCases.map { LifecycleStage($0) }

  /// The condition that a column holds a stage of the kind.
  public static func isOf(_ kind: Kind, _ column: SQL) -> SQL {
    "(\(column) = \(kind.rawValue) OR \(column) LIKE \(kind.rawValue + ".%"))"
  }
}
