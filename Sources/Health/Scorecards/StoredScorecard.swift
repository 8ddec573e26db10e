import Kernel

extension Scorecard: IDPrefixed {
  public static let idPrefix = "scd"
}

/// A scorecard as the workspace keeps it: its name, whom it is for, and its present version.
public struct StoredScorecard: Sendable, Equatable {
  public let id: ID<Scorecard>
  public var name: String
  /// Made by the program and made anew when metrics come, until a person edits it.
  public var isAdapted: Bool
  /// Counts through all scorecards of the workspace.
  public var version: Int32
  public var definition: Scorecard
  /// The accounts that it is for, in the filter language; nil for the default.
  public var filter: String?
  /// Among the rules, the first that an account meets counts; nil for the default.
  public var position: Int?
  public let createdAt: Timestamp

  public init(
    id: ID<Scorecard>, name: String, isAdapted: Bool, version: Int32, definition: Scorecard, filter: String? = nil,
    position: Int? = nil, createdAt: Timestamp
  ) {
    self.id = id
    self.name = name
    self.isAdapted = isAdapted
    self.version = version
    self.definition = definition
    self.filter = filter
    self.position = position
    self.createdAt = createdAt
  }

  /// Whether it is for every account that no rule gives another.
  public var isDefault: Bool { filter == nil }
}

extension [StoredScorecard] {
  /// Puts a draft where its rule would be asked once it is saved: the others move, the default stays last.
  mutating func move(from place: Int, to position: Int?) {
    guard let position, !self[place].isDefault else { return }
    let card = remove(at: place)
    let rules = count { !$0.isDefault }
    insert(card, at: Swift.min(Swift.max(position, 1), rules + 1) - 1)
  }
}

/// One version of a scorecard, as the list of versions shows it.
public struct ScorecardVersion: Sendable, Equatable {
  public let number: Int32
  public let definition: Scorecard
  /// What the scorecard was called; nil for a version of which only the definition was kept.
  public let name: String?
  /// Whom it was for; nil for the default.
  public let filter: String?
  /// Why it was made, as the person says.
  public let reason: String?
  public let createdAt: Timestamp
  /// Nil for the program.
  public let createdBy: ID<Person>?
}
