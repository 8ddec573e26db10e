import Kernel

/// The pages of the settings that this room has.
enum SettingsPlace: String, CaseIterable {
  case profile, sessions, people, roles, tokens, audit

  /// Nil for every signed-in person.
  var permission: Permission? {
    switch self {
    case .profile, .sessions: nil
    case .people, .roles: .peopleManage
    case .tokens: .tokensManage
    case .audit: .auditRead
    }
  }
}
