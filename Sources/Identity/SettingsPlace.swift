import Kernel
import Language
import Web

/// The pages of the settings, in the order of their tabs.
public enum SettingsPlace: String, CaseIterable, Sendable {
  case profile, sessions, people, roles, calendar, tokens, stages, attributes, metrics, sources, audit, jobs

  /// Nil for every signed-in person.
  var permission: Permission? {
    switch self {
    case .profile, .sessions: nil
    case .people, .roles: .peopleManage
    case .tokens: .tokensManage
    case .audit: .auditRead
    case .calendar, .stages, .attributes, .metrics, .sources, .jobs: .settingsManage
    }
  }

  /// The tabs of the settings, those that the reader may open, with this one marked.
  public func tabs(_ actor: Actor, _ words: Words) -> HTML { IdentityViews.tabs(self, actor, words) }
}
