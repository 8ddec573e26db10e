import Kernel
import Language

/// What became of the items of a bulk request, on the wire.
struct BulkResultsJSON: Encodable, Sendable {
  struct Item: Encodable, Sendable {
    struct FieldError: Encodable, Sendable {
      /// RFC 6901, within the item.
      let pointer: String
      let code: String
      let detail: String
    }

    let status: BulkInput.Outcome.Status
    let id: String?
    let version: Int?
    let errors: [FieldError]?
  }

  let created: Int
  let changed: Int
  let unchanged: Int
  let refused: Int
  /// In the order of the items.
  let results: [Item]

  init(_ outcomes: [BulkInput.Outcome], _ words: Words) {
    func count(_ status: BulkInput.Outcome.Status) -> Int { outcomes.count { $0.status == status } }
    created = count(.created)
    changed = count(.changed)
    unchanged = count(.unchanged)
    refused = count(.refused)
    results = outcomes.map { outcome in
      let errors = outcome.problems.map { field in
        Item.FieldError(
          pointer: field.pointer, code: field.code, detail: words("problem.field.\(field.code)", field.arguments))
      }
      return Item(
        status: outcome.status, id: outcome.id, version: outcome.version, errors: errors.isEmpty ? nil : errors)
    }
  }
}
