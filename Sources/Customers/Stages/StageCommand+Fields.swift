import Kernel
import Web

extension StageActions.Command {
  /// Takes over what a request of the API says; what it does not mention stays as it is. A name of null gives back
  /// the usual words.
  mutating func read(_ fields: inout Fields) {
    if fields.has("name"), fields.value("name") == .null {
      name = nil
    } else if fields.has("name") || fields.has("nameHi") || fields.has("nameKo") {
      name = (name ?? LocalizedText("")).reading(&fields, isNew: name == nil)
    }
    if fields.has("isHidden") { isHidden = fields.flag("isHidden") ?? isHidden }
    if fields.has("position") { position = fields.integer("position", in: 1...1000) ?? position }
  }

  /// Takes over what the form says: without any name the usual words hold.
  mutating func read(form fields: inout Fields) {
    let hasName = ["name", "nameHi", "nameKo"].contains { fields.optionalText($0, limit: 100) != nil }
    name = hasName ? LocalizedText("").reading(&fields, isNew: true) : nil
    isHidden = fields.flag("isHidden") ?? false
  }
}
