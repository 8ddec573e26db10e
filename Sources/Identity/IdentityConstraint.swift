import Storage

/// Says what a broken constraint of the schema means.
enum IdentityConstraint {
  /// Runs `body`, which writes, and turns the database's refusals into this room's errors.
  static func translating<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch DatabaseError.unique(let constraint) {
      switch constraint {
      case "workspace_name_key", "role_name_key", "team_name_key": throw IdentityError.nameTaken
      case "person_email_key": throw IdentityError.emailTaken
      default: throw DatabaseError.unique(constraint: constraint)
      }
    } catch DatabaseError.foreignKey(let constraint) where constraint == "person_role_fkey" {
      throw IdentityError.roleInUse
    }
  }
}
