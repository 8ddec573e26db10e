import Kernel
import Language
import Web

extension SegmentActions.Command {
  /// Takes over what a request says; what it does not mention stays as it is.
  mutating func read(_ fields: inout Fields, isNew: Bool) {
    if isNew || fields.has("name") { name = TextNormalizer.stored(fields.text("name", limit: 100)) }
    if isNew || fields.has("filter") { filter = fields.text("filter", limit: FilterLimits.length) }
  }
}
