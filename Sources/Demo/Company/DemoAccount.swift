import Customers
import Kernel

/// A made-up customer with its whole history.
public struct DemoAccount: Sendable, Equatable {
  /// What stands on its card.
  public struct Profile: Sendable, Equatable {
    public let name: String
    /// Under `.example` (RFC 2606).
    public let domain: String
    /// Its id in the customer's CRM.
    public let crmID: String
    public let industry: String
    public let tier: DemoTier
    public let region: DemoRegion
    public let language: LanguageCode
    public let timeZone: String
    public let employees: Int
    /// Index into the team; nil when nobody looks after it.
    public let owner: Int?
    public let customerSince: LocalDate
  }

  /// The place in `DemoCompany.accounts`.
  public let index: Int
  public let profile: Profile
  public let tags: [String]
  /// What goes or went wrong; nil for the quiet ones.
  public let trouble: DemoTrouble?
  public let churn: DemoChurn?
  public let contacts: [DemoContact]
  public let subscriptions: [DemoSubscription]
  /// One for each metric that has samples, in the order of `DemoMetric.allCases`.
  public let series: [DemoSeries]
  /// In order of time.
  public let entries: [DemoEntry]
  public let tasks: [DemoTask]
  /// In order of time; never empty.
  public let stageChanges: [DemoStageChange]

  /// Where it stands on the last day.
  public var stage: LifecycleStage { stageChanges.last?.to ?? .onboarding }

  /// The day from which it pays no more, on the last day of the history.
  public var churnedOn: LocalDate? { churn.flatMap { $0.returnedOn == nil ? $0.day : nil } }

  /// The seats that it pays for, or paid for last.
  public var seats: Int { subscriptions.first { $0.product == DemoCompany.product }?.periods.last?.seats ?? 0 }
}
