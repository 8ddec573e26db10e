import Kernel

/// A row of a file, read by its kind, with the key by which it is known again and a hash of what it says.
///
/// Shared and never copied: its content has some thirty texts.
final class ImportRow: Sendable {
  enum Content: Sendable {
    case account(AccountRow)
    case contact(ContactRow)
    case subscription(SubscriptionRow)
    case usage(UsageRow)
    case ticket(TicketRow)
    case churn(ChurnRow)
    case note(NoteRow)
  }

  /// The line of the file on which the row begins, from 1.
  let line: Int
  /// For a row that may have to wait for its account; nil for accounts themselves.
  let mapped: MappedRow?
  /// As it stands in the file; nil for a row that waited.
  let raw: CSVRow?
  let content: Content
  let key: String
  let hash: Int64
  /// The contact that a row of an account names.
  let contact: ImportRow?
  /// How the row waited for its account.
  let waiting: FormerRow.Waiting?
  /// What the row becomes if it is new; nil for kinds that are quick to make, and when few rows are new.
  let draft: ImportDraft?

  /// - Parameters:
  ///   - account: the key of the account in whose row the contact stands: a contact of several accounts stands in
  ///     several rows.
  ///   - drafting: in which context to make a draft.
  init(
    _ row: MappedRow, raw: CSVRow? = nil, kind: ImportKind, waiting: FormerRow.Waiting? = nil,
    within account: String? = nil, drafting: ImportContext? = nil
  ) throws(RowRefusal) {
    let mapped = kind == .accounts ? row.withoutContact : row
    line = mapped.line
    self.mapped = kind == .accounts ? nil : mapped
    self.raw = raw
    self.waiting = waiting
    let content: Content =
      switch kind {
      case .accounts: .account(try AccountRow(mapped: mapped))
      case .contacts: .contact(try ContactRow(mapped: mapped))
      case .subscriptions: .subscription(try SubscriptionRow(mapped: mapped))
      case .usage: .usage(try UsageRow(mapped: mapped))
      case .tickets: .ticket(try TicketRow(mapped: mapped))
      case .churn: .churn(try ChurnRow(mapped: mapped))
      case .notes: .note(try NoteRow(mapped: mapped))
      }
    let key = content.key
    // Begins as the account's: a million keys in the order of the file cost half of what they cost in any order.
    self.key = account.map { "#\($0) \(key)" } ?? key
    hash = mapped.contentHash
    self.content = content
    draft = drafting.flatMap { ImportDraft(content, $0) }
    contact =
      if kind == .accounts, let contact = row.contact {
        try ImportRow(contact, kind: .contacts, within: key, drafting: drafting)
      } else {
        nil
      }
  }
}

extension ImportRow.Content {
  /// The id that the source gave the row; without one, what makes such a row one of its own: the same account
  /// name, mail address, first day of a subscription, moment and feature of usage …
  fileprivate var key: String {
    switch self {
    case .account(let row): row.externalID ?? Self.made(row.domain.map { ["domain", $0] } ?? ["name", row.name])
    case .contact(let row):
      row.externalID ?? Self.made(row.email.map { ["email", $0] } ?? [row.account.label, row.names])
    case .subscription(let row):
      row.externalID ?? Self.made([row.account.label, row.product ?? "", row.plan ?? "", row.start.description])
    case .usage(let row): row.externalID ?? Self.made(row.place)
    case .ticket(let row):
      row.externalID ?? Self.made([row.account.label, row.submitted.timestamp.description, row.subject ?? ""])
    case .churn(let row): row.externalID ?? Self.made([row.account.label, row.churnedOn.description])
    case .note(let row):
      row.externalID ?? Self.made([row.account.label, row.occurred?.timestamp.description ?? "", row.text])
    }
  }

  /// The account that the row belongs to; nil for accounts themselves.
  var account: AccountReference? {
    switch self {
    case .account: nil
    case .contact(let row): row.account
    case .subscription(let row): row.account
    case .usage(let row): row.account
    case .ticket(let row): row.account
    case .churn(let row): row.account
    case .note(let row): row.account
    }
  }

  /// A key that no source gives: two hashes of what makes the row one of its own.
  fileprivate static func made(_ parts: [String]) -> String {
    var second = StableHash()
    for part in parts.reversed() { second.add(part) }
    second.add(String(parts.count))
    return "#" + [StableHash.of(parts), second.value].map { String(UInt64(bitPattern: $0), radix: 16) }.joined()
  }
}

extension ContactRow {
  fileprivate var names: String { [displayName, givenName, familyName].compactMap(\.self).joined(separator: "\u{1F}") }
}

extension UsageRow {
  fileprivate var place: [String] {
    [account?.label ?? "", subscription ?? "", occurred.timestamp.description, dimension ?? ""]
      + metrics.keys.sorted()
  }
}
