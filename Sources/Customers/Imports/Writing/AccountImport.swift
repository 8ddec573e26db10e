import Kernel
import Language

/// How a row changes an account: what it says is taken over, what it leaves out stays.
enum AccountImport {
  /// Under which attribute the flag of the account file is kept, to be compared with the file of losses.
  static let churnedAttribute = "churned"

  /// - Parameter attributes: what the row says beyond its fields, as it is stored.
  static func apply(
    _ row: AccountRow, _ attributes: [String: String], to details: inout AccountDetails,
    people: [String: ID<Person>], stages: LifecycleStages
  ) {
    details.name = TextNormalizer.stored(row.name)
    details.tier = row.tier ?? details.tier
    details.industry = row.industry ?? details.industry
    details.timeZone = row.timeZone ?? details.timeZone
    details.currency = row.currency ?? details.currency
    details.seats = row.seats.flatMap { Int(exactly: $0) } ?? details.seats
    details.employees = row.employees.flatMap { Int(exactly: $0) } ?? details.employees
    details.customerSince = row.customerSince ?? details.customerSince
    details.churnedOn = row.churnedAt ?? details.churnedOn
    details.churnReason = row.churnReason ?? details.churnReason
    details.attributes.merge(attributes) { $1 }
    if let churned = row.churned { details.attributes[churnedAttribute] = churned ? "true" : "false" }
    read(row.country, "country", CountryCode.code, into: &details.country, &details.attributes)
    read(row.language, "language", language, into: &details.language, &details.attributes)
    read(row.ownerEmail, "owner", { people[$0.lowercased()] }, into: &details.owner, &details.attributes)
    var stage: LifecycleStage?
    read(row.stage, "stage", { stages.called($0) ?? StageText.stage($0) }, into: &stage, &details.attributes)
    details.stage = stage ?? details.stage
  }

  /// Takes over what `parse` understands; other text becomes an attribute, so that nothing is lost.
  private static func read<Value>(
    _ text: String?, _ name: String, _ parse: (String) -> Value?, into value: inout Value?,
    _ attributes: inout [String: String]
  ) {
    guard let text else { return }
    if let parsed = parse(text) { value = parsed } else { attributes[name] = text }
  }

  /// The language of a tag as of BCP 47, when Saathi speaks it.
  static func language(_ tag: String) -> LanguageCode? {
    tag.split(separator: "-").first.flatMap { LanguageCode(rawValue: $0.lowercased()) }
  }
}
