import Kernel
import Language
import Web

/// The form of a new or an existing account.
struct AccountForm: Sendable {
  /// Nil for a new account.
  let account: Account?
  let values: SubmittedForm
  let attributes: AttributeDefinitions
  let stages: LifecycleStages

  /// - Parameters:
  ///   - submitted: what came back with a problem; nil for the first look.
  ///   - parent: the name of the account above it.
  init(
    submitted: SubmittedForm?, account: Account?, parent: String? = nil, attributes: AttributeDefinitions = .none,
    stages: LifecycleStages = .usual
  ) {
    self.stages = stages
    self.account = account
    self.attributes = attributes
    var values = account.map(Self.values) ?? [:]
    values["parentName"] = parent
    let said = account?.details.attributes ?? [:]
    values.merge(AttributeFormViews.values(attributes, said)) { $1 }
    self.values = submitted ?? SubmittedForm(values)
  }

  func title(_ words: Words) -> String {
    account.map { words("accounts.edit.title", ["name": $0.details.name]) } ?? words["accounts.add"]
  }

  private static func values(_ account: Account) -> [String: String] {
    let details = account.details
    var values = [
      "name": details.name, "stage": details.stage.rawValue, "tags": account.tags.joined(separator: ", "),
      "domains": account.domains.joined(separator: ", "), "version": String(account.version),
    ]
    values["ownerId"] = details.owner?.description
    values["tier"] = details.tier
    values["industry"] = details.industry
    values["country"] = details.country
    values["language"] = details.language?.rawValue
    values["seats"] = details.seats.map(String.init)
    values["customerSince"] = details.customerSince?.description
    values["churnedOn"] = details.churnedOn?.description
    values["churnReason"] = details.churnReason
    values["churnNote"] = details.churnNote
    return values
  }
}
