import Kernel
import Storage

/// The roles that every workspace has.
public enum BuiltInRole: String, Sendable, CaseIterable, SQLConvertible {
  case owner, admin, manager, csm, agent, author, recruiter, viewer

  /// What the role may do. Owners differ from admins in that only they make owners.
  public var permissions: Set<Permission> {
    switch self {
    case .owner, .admin: Set(Permission.allCases)
    case .manager:
      [
        .accountsRead, .accountsWrite, .accountsImport, .accountsExport, .healthRead, .healthConfigure, .signalsWrite,
        .auditRead,
      ]
    case .csm: [.accountsRead, .accountsWrite, .accountsImport, .accountsExport, .healthRead, .signalsWrite]
    case .agent: [.accountsRead, .accountsWrite, .healthRead]
    case .author, .viewer: [.accountsRead, .healthRead]
    case .recruiter: []
    }
  }

  /// Whether a workspace may show this role fewer rows: those who run it see all of it.
  public var hasChoiceOfVisibility: Bool { self != .owner && self != .admin }
}
