/// What to do next about an account.
public enum WorkStep: String, Codable, Sendable, CaseIterable {
  /// Speak with the customer.
  case call
  /// Write to the customer.
  case write
  /// Do the tasks that are late.
  case task

  /// The step that fits the reasons, of which the first weighs most.
  ///
  /// What is urgent, and what the score says, wants a voice. Somebody silent, or seats to sell, wants a letter.
  public init(for reasons: [WorkReason]) {
    guard let first = reasons.first else {
      self = .call
      return
    }
    switch first.kind {
    case .scoreFell, .bandFell, .renewalNear, .onboardingStuck, .championLeft, .impressionBad: self = .call
    case .noContact: self = first.severity > .watch ? .call : .write
    case .championSilent, .seatsFull: self = .write
    case .tasksOverdue: self = .task
    }
  }
}
