import Kernel

/// What an API token is for: a named set of permissions.
public enum TokenScope: String, Sendable, CaseIterable {
  case read, write, `import`, export, admin

  /// What the scope allows, as far as the token's person may do it.
  public var permissions: Set<Permission> {
    switch self {
    case .read: [.accountsRead, .healthRead]
    case .write: [.accountsWrite, .signalsWrite]
    case .import: [.accountsImport]
    case .export: [.accountsExport]
    case .admin: [.healthConfigure, .peopleManage, .settingsManage, .auditRead]
    }
  }
}
