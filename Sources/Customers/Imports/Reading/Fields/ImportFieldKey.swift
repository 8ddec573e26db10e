/// The fields that rows of files can fill; the name of each stands in the catalogues under `imports.field.<key>`.
public enum ImportFieldKey: String, Codable, Sendable, CaseIterable {
  // Of many kinds.
  case externalId, account, accountDomain, accountName, subscription, name, text, occurred, language, timeZone, currency
  // Accounts.
  case industry, country, employees, seats, tier, ownerEmail, parentAccount, stage, customerSince
  case churned, churnedAt, churnReason, tags
  // The contact that a row of an account names.
  case contactId, contactName, contactGivenName, contactFamilyName, contactEmail, contactPhone, contactTitle
  case contactRole
  // Contacts.
  case displayName, givenName, familyName, email, phone, title, role, doNotContact
  // Subscriptions.
  case product, plan, start, end, mrr, arr, priceFrom, billingPeriod, autoRenew, noticeDays, termMonths
  // Usage.
  case dimension, metric, value
  // Tickets.
  case subject, submitted, closed, resolutionHours, resolutionMinutes, priority, firstResponseMinutes
  case firstResponseHours, satisfaction, escalated, status, channel
  // Churn.
  case churnedOn, reason, refund, reactivation, feedback
  // Notes.
  case authorEmail

  /// What its values are.
  public var type: ImportFieldType {
    switch self {
    case .externalId, .contactId: .externalID
    case .account, .accountName, .parentAccount: .accountReference
    case .subscription: .subscriptionReference
    case .accountDomain: .domain
    case .customerSince, .churnedAt, .churnedOn, .start, .end, .priceFrom: .date
    case .occurred, .submitted, .closed: .timestamp
    case .employees, .seats, .noticeDays, .termMonths: .integer
    case .value, .satisfaction: .number
    case .resolutionHours, .resolutionMinutes, .firstResponseMinutes, .firstResponseHours: .duration
    case .mrr, .arr, .refund: .money
    case .currency: .currency
    case .churned, .doNotContact, .autoRenew, .escalated, .reactivation: .boolean
    case .email, .ownerEmail, .authorEmail, .contactEmail: .email
    case .priority: .choice(.priority)
    case .billingPeriod: .choice(.billingPeriod)
    case .language: .language
    case .timeZone: .timeZone
    case .text, .feedback: .longText
    default: .text
    }
  }
}
