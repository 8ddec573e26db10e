import Foundation
import Kernel
import Web

/// A scorecard on the wire.
struct ScorecardJSON: Encodable {
  let id: ID<Scorecard>
  let name: String
  let version: Int32
  /// Whether it still follows the metrics by itself.
  let isAdapted: Bool
  let isDefault: Bool
  let filter: String?
  let position: Int?
  let definition: Scorecard
  let createdAt: Timestamp

  init(_ card: StoredScorecard) {
    id = card.id
    name = card.name
    version = card.version
    isAdapted = card.isAdapted
    isDefault = card.isDefault
    filter = card.filter
    position = card.position
    definition = card.definition
    createdAt = card.createdAt
  }
}

struct ScorecardVersionJSON: Encodable {
  let number: Int32
  let definition: Scorecard
  let createdAt: Timestamp
  let createdBy: ID<Person>?

  init(_ version: ScorecardVersion) {
    number = version.number
    definition = version.definition
    createdAt = version.createdAt
    createdBy = version.createdBy
  }
}

struct ScorecardPreviewJSON: Encodable {
  struct Mover: Encodable {
    let accountId: String
    let name: String
    let from: Points?
    let to: Points?
    let fromBand: Band
    let toBand: Band
  }

  let accounts: Int
  let changed: Int
  let before: [String: Int]
  let after: [String: Int]
  let movers: [Mover]

  init(_ preview: ScorecardPreview) {
    accounts = preview.accounts
    changed = preview.changed
    before = Dictionary(uniqueKeysWithValues: preview.before.map { ($0.key.rawValue, $0.value) })
    after = Dictionary(uniqueKeysWithValues: preview.after.map { ($0.key.rawValue, $0.value) })
    movers = preview.movers.map {
      Mover(
        accountId: $0.account.description, name: $0.name, from: $0.from, to: $0.to, fromBand: $0.fromBand,
        toBand: $0.toBand)
    }
  }
}

extension ScorecardActions.Command {
  /// Reads a request's body; 422 with the place of what cannot be read.
  init(_ fields: Fields) throws {
    var fields = fields
    let name = fields.text("name", limit: 100)
    let filter = fields.optionalText("filter", limit: 500)
    let position = fields.integer("position", in: 1...1000)
    guard let value = fields.value("definition") else {
      fields.validation.add("/definition", "required")
      try fields.check()
      throw Problem.invalid("/definition", "required")
    }
    try fields.check()
    self.init(name: name, filter: filter, position: position, definition: try Self.definition(value))
  }

  private static func definition(_ value: JSONValue) throws -> Scorecard {
    do {
      return try JSONDecoder().decode(Scorecard.self, from: try JSONEncoder().encode(value))
    } catch let error as DecodingError {
      throw Problem.invalid("/definition\(error.pointer)", "notReadable")
    } catch EncodingError.invalidValue(_, let context) {
      throw Problem.invalid("/definition\(context.codingPath.pointer)", "notANumber")
    }
  }
}

extension DecodingError {
  /// Where in the value something was missing or of another kind (RFC 6901).
  fileprivate var pointer: String {
    let (path, missing): ([any CodingKey], (any CodingKey)?) =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context.codingPath, nil)
      case .keyNotFound(let key, let context): (context.codingPath, key)
      @unknown default: ([], nil)
      }
    return (path + (missing.map { [$0] } ?? [])).pointer
  }
}

extension [any CodingKey] {
  fileprivate var pointer: String { map { "/\($0.intValue.map(String.init) ?? $0.stringValue)" }.joined() }
}
