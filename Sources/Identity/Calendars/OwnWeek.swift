import Kernel
import Web

/// The working week on the page about oneself.
struct OwnWeek: Sendable {
  /// Nil when it is the workspace's.
  let own: WorkingWeek?
  let usual: WorkingWeek
  /// As it was refused.
  let form: SubmittedForm?

  var isOwn: Bool { form.map { $0.value("isOwn") == "yes" } ?? (own != nil) }
}
