import Kernel
import Language
import Web

extension AttributeDetails {
  /// Takes over what a request of the API says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    if isNew || fields.has("name") || fields.has("nameHi") || fields.has("nameKo") {
      name = name.reading(&fields, isNew: isNew)
    }
    if fields.has("options") {
      options =
        fields.objects("options", most: Self.mostOptions) { item in
          AttributeOption(
            key: item.text("key", limit: 60), name: LocalizedText("").reading(&item, isNew: true))
        } ?? []
    }
  }

  /// Takes over what the form says.
  mutating func read(form fields: inout Fields, _ kind: AttributeKind) {
    name = name.reading(&fields, isNew: true)
    guard kind.hasOptions else { return }
    let lines = AttributeOptionLines(fields.optionalText("options", limit: 20_000) ?? "")
    options = lines.options
    if let line = lines.wrong { fields.validation.add("/options", "notAnOption", ["line": line]) }
  }
}

extension LocalizedText {
  /// `name`, and `nameHi` and `nameKo`, which are the name itself unless they are given.
  func reading(_ fields: inout Fields, isNew: Bool) -> LocalizedText {
    let english =
      isNew || fields.has("name") ? TextNormalizer.stored(fields.text("name", limit: 100)) : self[.english]
    func other(_ field: String, _ language: LanguageCode) -> String {
      guard isNew || fields.has(field) else { return self[language] }
      return fields.optionalText(field, limit: 100).map(TextNormalizer.stored) ?? english
    }
    return LocalizedText(en: english, hi: other("nameHi", .hindi), ko: other("nameKo", .korean))
  }
}
