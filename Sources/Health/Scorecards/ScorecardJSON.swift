import Customers
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
  /// Of one just made from a template: the parts that no metric tells.
  var leftOut: [String]?

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
  let name: String?
  let filter: String?
  let reason: String?
  let definition: Scorecard
  let createdAt: Timestamp
  let createdBy: ID<Person>?

  init(_ version: ScorecardVersion) {
    number = version.number
    name = version.name
    filter = version.filter
    reason = version.reason
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

  struct Movement: Encodable {
    let from: Band
    let to: Band
    let accounts: Int
  }

  let accounts: Int
  let changed: Int
  let before: [String: Int]
  let after: [String: Int]
  let movers: [Mover]
  let movements: [Movement]
  /// A page of those that change their band.
  let changes: [Mover]
  let next: String?

  init(_ preview: ScorecardPreview, after cursor: Cursor?, limit: Int) throws {
    let page = try preview.page(after: cursor, limit: limit)
    changes = page.items.map(Mover.init)
    next = page.next?.description
    movements = preview.movements.map { Movement(from: $0.key.from, to: $0.key.to, accounts: $0.value) }
      .sorted { ($0.from.rawValue, $0.to.rawValue) < ($1.from.rawValue, $1.to.rawValue) }
    accounts = preview.accounts
    changed = preview.changed
    before = Dictionary(uniqueKeysWithValues: preview.before.map { ($0.key.rawValue, $0.value) })
    after = Dictionary(uniqueKeysWithValues: preview.after.map { ($0.key.rawValue, $0.value) })
    movers = preview.movers.map(Mover.init)
  }
}

extension ScorecardPreviewJSON.Mover {
  fileprivate init(_ mover: ScorecardPreview.Mover) {
    self.init(
      accountId: mover.account.description, name: mover.name, from: mover.from, to: mover.to,
      fromBand: mover.fromBand, toBand: mover.toBand)
  }
}

extension ScorecardPreview {
  /// Those that change their band, from the place of `cursor` on.
  func page(after cursor: Cursor?, limit: Int) throws -> Page<Mover> {
    var rest = changes[...]
    if let cursor {
      guard cursor.values.count == 2, let distance = cursor.values[0].flatMap({ Int64($0) }), distance >= 0,
        let account = cursor.values[1].flatMap({ ID<Account>($0) })
      else { throw Problem.invalid("/cursor", "notACursor") }
      rest = changes.drop { $0.place <= (-distance, account) }
    }
    return Page(Array(rest), limit: limit) { Cursor(["\($0.distance)", $0.account.description]) }
  }
}

extension ScorecardActions.Command {
  /// Reads a request's body; 422 with the place of what cannot be read.
  init(_ fields: Fields) throws {
    var fields = fields
    let name = fields.text("name", limit: 100)
    let filter = fields.optionalText("filter", limit: 500)
    let position = fields.integer("position", in: 1...1000)
    let reason = fields.optionalText("reason", limit: 500)
    guard let value = fields.value("definition") else {
      fields.validation.add("/definition", "required")
      try fields.check()
      throw Problem.invalid("/definition", "required")
    }
    try fields.check()
    self.init(
      name: name, filter: filter, position: position, reason: reason, definition: try Self.definition(value))
  }

  fileprivate static func definition(_ value: JSONValue) throws -> Scorecard {
    do {
      return try JSONDecoder().decode(Scorecard.self, from: try JSONEncoder().encode(value))
    } catch let error as DecodingError {
      throw Problem.invalid("/definition\(error.pointer)", "notReadable")
    } catch EncodingError.invalidValue(_, let context) {
      throw Problem.invalid("/definition\(context.codingPath.pointer)", "notANumber")
    }
  }
}

extension NewScorecard {
  /// Reads a request's body, which says one of `definition`, `template` and `copyOf`.
  init(_ fields: Fields) throws {
    guard !fields.has("definition"), fields.has("template") || fields.has("copyOf") else {
      let command = try ScorecardActions.Command(fields)
      self.init(
        name: command.name, filter: command.filter, position: command.position, reason: command.reason,
        from: .definition(command.definition))
      return
    }
    var fields = fields
    let name = fields.text("name", limit: 100)
    let filter = fields.optionalText("filter", limit: 500)
    let position = fields.integer("position", in: 1...1000)
    let reason = fields.optionalText("reason", limit: 500)
    let template = fields.choice("template", of: ScorecardTemplate.self)
    let copied = fields.id("copyOf", of: Scorecard.self)
    if template != nil, copied != nil { fields.validation.add("/copyOf", "notWithTemplate") }
    if template == nil, copied == nil { fields.validation.add("/definition", "required") }
    try fields.check()
    let origin: Origin? = template.map { .template($0) } ?? copied.map { .copy($0) }
    guard let origin else { throw Problem.invalid("/definition", "required") }
    self.init(name: name, filter: filter, position: position, reason: reason, from: origin)
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
