/// What was done, as the audit log writes it: `person.invited`. Other rooms add their own.
///
/// The words for it stand in the catalogues under `audit.action.<rawValue>`.
public struct AuditAction: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(stringLiteral value: String) { rawValue = value }
}

extension AuditAction {
  static let workspaceCreated: AuditAction = "workspace.created"
  static let personInvited: AuditAction = "person.invited"
  static let personJoined: AuditAction = "person.joined"
  static let personAdded: AuditAction = "person.added"
  static let personRoleChanged: AuditAction = "person.roleChanged"
  static let personDeactivated: AuditAction = "person.deactivated"
  static let personReactivated: AuditAction = "person.reactivated"
  static let profileChanged: AuditAction = "profile.changed"
  static let passwordChanged: AuditAction = "password.changed"
  static let invitationWithdrawn: AuditAction = "invitation.withdrawn"
  static let roleCreated: AuditAction = "role.created"
  static let roleChanged: AuditAction = "role.changed"
  static let roleDeleted: AuditAction = "role.deleted"
  static let teamSaved: AuditAction = "team.saved"
  static let teamDeleted: AuditAction = "team.deleted"
  static let signedIn: AuditAction = "session.started"
  static let signedOut: AuditAction = "session.ended"
  static let sessionRevoked: AuditAction = "session.revoked"
  static let tokenCreated: AuditAction = "token.created"
  static let tokenRevoked: AuditAction = "token.revoked"
  static let calendarChanged: AuditAction = "calendar.changed"
  static let holidayAdded: AuditAction = "holiday.added"
  static let holidayRemoved: AuditAction = "holiday.removed"

  /// Those of this room, for the filter of the page.
  static let ofIdentity: [AuditAction] = [
    .workspaceCreated, .personInvited, .personJoined, .personAdded, .personRoleChanged, .personDeactivated,
    .personReactivated, .profileChanged, .passwordChanged, .invitationWithdrawn, .roleCreated, .roleChanged,
    .roleDeleted, .teamSaved, .teamDeleted, .signedIn, .signedOut, .sessionRevoked, .tokenCreated, .tokenRevoked,
    .calendarChanged, .holidayAdded, .holidayRemoved,
  ]
}
