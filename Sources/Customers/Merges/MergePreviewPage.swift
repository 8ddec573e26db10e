import Kernel
import Language
import Web

/// What a merge would do, as the reader sees it: finished values only.
struct MergePreviewPage: Sendable {
  struct Field: Sendable {
    let name: String
    let label: String
    let own: String
    let other: String
    let usual: MergeSide
  }

  let title: String
  let path: Path
  let otherID: String
  let own: String
  let other: String
  let fields: [Field]
  /// "12 contacts", "3 subscriptions".
  let moves: [String]
  /// Why it cannot be, if it cannot.
  let obstacle: String?
  let texts: MergeTexts

  init(
    _ preview: AccountMergeActions.Preview, people: [ID<Person>: String], parents: [ID<Account>: String],
    attributes: AttributeDefinitions, _ words: Words
  ) {
    let merge = preview.merge
    texts = .accounts(words)
    title = words("merge.title", ["name": merge.own.details.name])
    path = "/accounts/\(merge.own.id)"
    otherID = merge.other.id.description
    own = merge.own.details.name
    other = merge.other.details.name
    func text(_ details: AccountDetails, _ field: MergeField) -> String {
      let value: String? =
        switch field {
        case .owner: details.owner.flatMap { people[$0] }
        case .parent: details.parent.flatMap { parents[$0] }
        case .stage: words["stage.\(details.stage.rawValue)"]
        case .language: details.language.map(LanguageSwitch.name(of:))
        case .seats: details.seats.map { words.reader.number($0) }
        case .employees: details.employees.map { words.reader.number($0) }
        case .customerSince: details.customerSince.map { words.reader.date($0) }
        case .attribute(let key):
          details.attributes[key].map { attributes.find(key)?.shown($0, words) ?? $0 }
        default: details.text(of: field)
        }
      return value ?? Reader.noValue
    }
    fields = merge.fields.map { field in
      Field(
        name: field.name, label: Self.label(field, attributes, words), own: text(merge.own.details, field),
        other: text(merge.other.details, field), usual: merge.usual(field))
    }
    moves = preview.counts.map { words("merge.counts.\($0.word)", count: $0.count) }
    obstacle = preview.obstacle.map { words("problem.\($0.code).detail", $0.arguments) }
  }

  init(_ preview: ContactMergeActions.Preview, _ words: Words) {
    let merge = preview.merge
    texts = .contacts(words)
    title = words("merge.title", ["name": merge.own.details.displayName])
    path = "/contacts/\(merge.own.id)"
    otherID = merge.other.id.description
    own = Self.name(of: merge.own, beside: merge.other)
    other = Self.name(of: merge.other, beside: merge.own)
    fields = merge.fields.map { field in
      Field(
        name: field.name, label: Self.label(field, .none, words), own: Self.text(merge.own.details, field, words),
        other: Self.text(merge.other.details, field, words), usual: merge.usual(field))
    }
    moves = preview.counts.map { words("merge.counts.\($0.word)", count: $0.count) }
    obstacle = nil
  }

  /// With the address when both are called the same.
  private static func name(of contact: Contact, beside other: Contact) -> String {
    let name = contact.details.displayName
    guard name == other.details.displayName, let email = contact.emails.first else { return name }
    return "\(name) (\(email))"
  }

  private static func text(_ details: ContactDetails, _ field: MergeField, _ words: Words) -> String {
    let value: String? =
      switch field {
      case .language: details.language.map(LanguageSwitch.name(of:))
      case .doNotContact: words[details.doNotContact ? "contacts.doNotContact" : "contacts.mayContact"]
      case .consent: ContactPage.consent(details, words)
      default: details.text(of: field)
      }
    return value ?? Reader.noValue
  }

  private static func label(_ field: MergeField, _ attributes: AttributeDefinitions, _ words: Words) -> String {
    if case .attribute(let key) = field { return attributes.find(key)?.name[words.language] ?? key }
    return words["merge.field.\(field.name)"]
  }
}
