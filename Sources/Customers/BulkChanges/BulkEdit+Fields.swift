import Kernel
import Language
import Web

extension BulkEdit {
  /// Reads `ownerId`, `stage`, `tier`, `addTags` and `removeTags`; null takes the owner or the tier away.
  init(_ fields: inout Fields) {
    if fields.has("ownerId") { owner = Setting(value: fields.id("ownerId")) }
    stage = fields.choice("stage")
    if fields.has("tier") { tier = Setting(value: fields.optionalText("tier")) }
    addTags = Self.tags("addTags", &fields)
    removeTags = Self.tags("removeTags", &fields)
  }

  /// Reads the form, in which an empty field leaves things as they are.
  init(form: Query, _ fields: inout Fields) {
    switch form["ownerId"] ?? "" {
    case "": break
    case "none": owner = Setting(value: nil)
    default: owner = Setting(value: fields.id("ownerId"))
    }
    stage = fields.choice("stage")
    if form["noTier"] == "yes" {
      tier = Setting(value: nil)
    } else if let text = fields.optionalText("tier") {
      tier = Setting(value: text)
    }
    addTags = Self.tags("addTags", &fields)
    removeTags = Self.tags("removeTags", &fields)
  }

  private static func tags(_ name: String, _ fields: inout Fields) -> [String] {
    Array(Set((fields.texts(name) ?? []).map(TextNormalizer.stored))).sorted()
  }
}
