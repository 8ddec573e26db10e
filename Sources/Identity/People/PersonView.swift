import Kernel

/// What the page of one person shows.
struct PersonView: Sendable {
  let member: StaffMember
  let roles: [Role]
  let sessions: [SessionRow]
  let now: Timestamp
}
