import Kernel

/// A person on the wire.
struct PersonJSON: Encodable {
  let id: ID<Person>
  let name: String
  let email: String
  /// A built-in role's word or the id of one of the workspace's own.
  let role: String
  let isActive: Bool
  let createdAt: Timestamp

  init(_ member: StaffMember) {
    id = member.person.id
    name = member.person.name
    email = member.person.email
    role = member.role.description
    isActive = member.isActive
    createdAt = member.createdAt
  }
}
