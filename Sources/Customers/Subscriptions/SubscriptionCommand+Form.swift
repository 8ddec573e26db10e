import Kernel
import Web

extension SubscriptionActions.Command {
  /// Takes over what the form of a subscription says, in which a box that is not ticked says no.
  mutating func read(form fields: inout Fields, isNew: Bool) {
    readTerms(&fields, isNew: isNew)
    terms.isTrial = fields.flag("isTrial") ?? false
    terms.autoRenews = fields.parsed("autoRenews", "notAChoice") { ["true": true, "false": false][$0] }
    mrr = Self.amount(&fields, in: mrr.currency) ?? mrr
    if effectiveOn != nil, let price = formerPrice {
      fields.validation.require(mrr != price.mrr || seats != price.seats, "/effectiveOn", "samePrice")
    }
  }

  /// An amount as people write it, `1,250.50` or `₹ 1,00,000`, which has to be there.
  private static func amount(_ fields: inout Fields, in currency: Currency) -> Money? {
    guard let text = fields.optionalText("mrr", limit: 40) else {
      let isTooLong = fields.validation.problems.contains { $0.pointer == "/mrr" }
      fields.validation.require(isTooLong, "/mrr", "required")
      return nil
    }
    do throws(ValueProblem) {
      return try MoneyText.parse(text, mark: .point, currency: currency, isFixed: true)
    } catch {
      fields.validation.add("/mrr", error.code.rawValue, error.arguments)
      return nil
    }
  }
}
