import Kernel

/// The days on which a metric's source was down for everybody.
struct FeedGaps: Sendable {
  private let last: LocalDate

  init(last: LocalDate) { self.last = last }

  /// API errors were lost for four days last month, key actions for three days half a year ago.
  func isSilent(_ metric: DemoMetric, on day: LocalDate) -> Bool {
    switch metric {
    case .apiErrors: (23...26).contains(last - day)
    case .keyActions: (171...173).contains(last - day)
    default: false
    }
  }
}
