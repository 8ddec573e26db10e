/// One account of an export.
struct AccountExportRow: Sendable {
  let item: AccountListItem
  let extras: AccountExportStore.Extras
  /// The owner's name.
  let owner: String?
}
