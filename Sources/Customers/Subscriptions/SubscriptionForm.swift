import Kernel
import Web

/// The form of a new or an existing subscription.
struct SubscriptionForm: Sendable {
  let account: Account
  /// Nil for a new one.
  let subscription: Subscription?
  let values: SubmittedForm

  /// - Parameters:
  ///   - submitted: what came back with a problem; nil for the first look.
  ///   - today: with which a new one begins.
  init(_ account: Account, _ subscription: Subscription?, submitted: SubmittedForm?, today: LocalDate) {
    self.account = account
    self.subscription = subscription
    values = submitted ?? SubmittedForm(subscription.map(Self.values) ?? ["startsOn": today.description])
  }

  /// The one currency of an account's subscriptions.
  var currency: Currency { subscription?.mrr?.currency ?? account.details.currency }

  private static func values(_ subscription: Subscription) -> [String: String] {
    let terms = subscription.terms
    var values = [
      "startsOn": terms.startsOn.description, "isTrial": terms.isTrial ? "yes" : "",
      "version": String(subscription.version),
    ]
    values["product"] = terms.product
    values["plan"] = terms.plan
    values["endsOn"] = terms.endsOn?.description
    values["mrr"] = subscription.mrr?.decimal
    values["seats"] = subscription.periods.last?.seats.map(String.init)
    // What a source calls otherwise is chosen by the word that it stands for.
    values["billingPeriod"] = terms.billingPeriod.map { ImportChoice.billingPeriod.word(for: $0) ?? $0 }
    values["autoRenews"] = terms.autoRenews.map { $0 ? "true" : "false" }
    values["noticeDays"] = terms.noticeDays.map(String.init)
    return values
  }
}
