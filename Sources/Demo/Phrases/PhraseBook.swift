import Kernel

/// What the made-up company's people write, in one language.
///
/// Placeholders: `{contact}` a person's name, `{feature}` a part of the product, `{seats}`, `{percent}` and
/// `{count}` whole numbers.
struct PhraseBook: Sendable {
  let notes: [PhraseTopic: [String]]
  /// What is to be done next when all is well, and when it is not.
  let plans: [String]
  let remedies: [String]
  let features: [String]
  let tickets: [String]
  let urgentTickets: [String]
  let tasks: [String]
  let urgentTasks: [DemoCause: String]
  let renewalTask: String
  let titles: [DemoContact.Role: [String]]
  /// Why customers leave, in a few words; `noReason` for those who say nothing.
  let reasons: [DemoCause: String]
  let noReason: String

  static func of(_ language: LanguageCode) -> PhraseBook {
    switch language {
    case .english: english
    case .hindi: hindi
    case .korean: korean
    }
  }

  func title(for role: DemoContact.Role, _ random: inout DemoRandom) -> String {
    random.pick(titles[role] ?? [""])
  }

  func reason(for cause: DemoCause?) -> String { cause.flatMap { reasons[$0] } ?? noReason }
}
