import Kernel

/// The definition of an attribute on the wire.
struct AttributeJSON: Encodable, Sendable {
  struct Option: Encodable, Sendable {
    let key: String
    let name: String
    let nameHi: String
    let nameKo: String

    init(_ option: AttributeOption) {
      key = option.key
      name = option.name[.english]
      nameHi = option.name[.hindi]
      nameKo = option.name[.korean]
    }
  }

  let id: ID<AttributeDefinition>
  let version: Int
  let key: String
  let kind: AttributeKind
  let currency: Currency?
  let name: String
  let nameHi: String
  let nameKo: String
  let options: [Option]
  let createdAt: Timestamp
  let updatedAt: Timestamp

  init(_ attribute: AttributeDefinition) {
    id = attribute.id
    version = attribute.version
    key = attribute.key
    kind = attribute.kind
    currency = attribute.currency
    name = attribute.name[.english]
    nameHi = attribute.name[.hindi]
    nameKo = attribute.name[.korean]
    options = attribute.options.map(Option.init)
    createdAt = attribute.createdAt
    updatedAt = attribute.updatedAt
  }
}
