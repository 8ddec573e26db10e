import Kernel
import Language
import Web

/// Says values and effects of a change in the reader's words.
struct BulkChangeTexts: Sendable {
  let request: Request
  let names: [ID<Person>: String]

  var words: Words { request.words }
  var reader: Reader { request.reader }

  func field(_ field: BulkEffect.Field) -> String { words["bulk.field.\(field.rawValue)"] }

  /// A stored value as the reader knows it.
  func value(_ text: String?, of field: BulkEffect.Field) -> String {
    guard let text else { return field == .owner ? words["accounts.noOwner"] : Reader.noValue }
    switch field {
    case .owner: return ID<Person>(text).flatMap { names[$0] } ?? Reader.noValue
    case .stage: return words["stage.\(text)"]
    case .tier, .tag: return text
    }
  }

  /// `Owner: Ravi Rao → Mina Park`.
  func sentence(_ effect: BulkEffect) -> String {
    switch (effect.field, effect.from, effect.to) {
    case (.tag, _, let tag?): words("bulk.tagAdded", ["tag": tag])
    case (.tag, let tag?, _): words("bulk.tagRemoved", ["tag": tag])
    default:
      "\(field(effect.field)): \(value(effect.from, of: effect.field)) → \(value(effect.to, of: effect.field))"
    }
  }

  func sentence(from old: BulkValues, to new: BulkValues) -> String {
    BulkEffect.effects(from: old, to: new).map(sentence).joined(separator: " · ")
  }

  func person(_ id: ID<Person>?) -> String { id.flatMap { names[$0] } ?? words["audit.system"] }
}
