/// What a role or a token may do. The raw value stands in the database and in the API.
public enum Permission: String, Codable, Sendable, CaseIterable {
  case accountsRead = "accounts.read"
  case accountsWrite = "accounts.write"
  case accountsImport = "accounts.import"
  case accountsExport = "accounts.export"
  case healthRead = "health.read"
  case healthConfigure = "health.configure"
  case signalsWrite = "signals.write"
  case peopleManage = "people.manage"
  case tokensManage = "tokens.manage"
  case settingsManage = "settings.manage"
  case auditRead = "audit.read"

  /// Files name accounts whosever they are, and an import changes, lists and undoes them.
  var concernsAllAccounts: Bool { self == .accountsImport }
}
