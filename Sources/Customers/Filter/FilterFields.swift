import Kernel
import Storage

/// All that a filter can ask about `Subject`s, by name in any of the languages.
public struct FilterFields<Subject>: Sendable {
  public let all: [FilterField<Subject>]
  /// The condition that the subject's name contains a folded text.
  let freeText: FilterCondition
  private let byName: [String: Int]

  /// - Parameters:
  ///   - freeText: what free text asks, usually `FilterColumn.text("a.name_folded")`.
  ///   - fields: where two have the same name, the earlier one keeps it.
  public init(freeText: @escaping FilterCondition, _ fields: [FilterField<Subject>]) {
    self.freeText = freeText
    all = fields
    let keys = fields.enumerated().map { ($1.key, $0) }
    let names = fields.enumerated().flatMap { index, field in field.names.all.map { ($0, index) } }
    byName = Dictionary((keys + names).map { (FilterVocabulary.fold($0), $1) }, uniquingKeysWith: { first, _ in first })
  }

  /// These fields and those of another room.
  public func adding(_ fields: [FilterField<Subject>]) -> FilterFields {
    FilterFields(freeText: freeText, all + fields)
  }

  /// The field of this name, if there is one that the viewer may ask about.
  public func find(_ name: String, permissions: Set<Permission>) -> FilterField<Subject>? {
    byName[FilterVocabulary.fold(name)].map { all[$0] }.flatMap { $0.isVisible(with: permissions) ? $0 : nil }
  }

  /// What a writer of `language` types for the field: its name there, or its key where that
  /// name is another field's or no single word.
  func typed(_ field: FilterField<Subject>, in language: LanguageCode) -> String {
    let name = field.names.typed(in: language)
    let owner = byName[FilterVocabulary.fold(name)].map { all[$0].key }
    let isWord =
      !name.hasPrefix("-") && FilterVocabulary.joint(name) == nil
      && !name.unicodeScalars.contains { FilterScanner.endsTermWord($0) || $0 == "," || $0 == "!" }
    return owner == field.key && isWord ? name : field.key
  }

  public func visible(with permissions: Set<Permission>) -> [FilterField<Subject>] {
    all.filter { $0.isVisible(with: permissions) }
  }

  /// Names that more than one field claims: a composition root has none.
  public var clashes: [String] {
    var owners: [String: Set<String>] = [:]
    for field in all {
      for name in [field.key] + field.names.all { owners[FilterVocabulary.fold(name), default: []].insert(field.key) }
    }
    let shared = owners.filter { $1.count > 1 }.map(\.key)
    let keys = Dictionary(grouping: all, by: \.key).filter { $1.count > 1 }.map(\.key)
    return Set(shared + keys).sorted()
  }
}
