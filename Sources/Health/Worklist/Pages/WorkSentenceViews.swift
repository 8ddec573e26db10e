import Kernel
import Language
import Web

/// The markup of reasons.
extension WorkSentences {
  /// The sentence with its figures bold; digits in a person's name are no figures.
  func html(_ reason: WorkReason) -> HTML {
    guard case .championSilent(let contact, let last) = reason.cause, let name = contacts[contact] else {
      return .figures(in: sentence(reason))
    }
    let mark: Character = "\u{FFFC}"
    let around = champion(String(mark), last).split(separator: mark, omittingEmptySubsequences: false)
    return .join(around.map { .figures(in: String($0)) }, separator: "\(name)")
  }
}
