import Kernel

/// What the list of people shows.
struct PeopleView: Sendable {
  let members: [StaffMember]
  let roles: [Role]
  let teams: [Team]
  let invitations: [Invitation]
  let now: Timestamp

  func role(_ reference: RoleReference) -> Role? { roles.first { $0.reference == reference } }
}
