import Kernel
import Language
import Web

/// The accounts or contacts that one may be merged with, as the reader sees them: finished values only.
struct MergeSearchPage: Sendable {
  let title: String
  let path: Path
  /// What was looked for.
  let text: String
  let columns: [DataTableColumn]
  let rows: [DataTableRow]
  let texts: MergeTexts

  init(
    _ account: Account, text: String, _ found: [AccountListItem], people: [ID<Person>: String], _ words: Words
  ) {
    let place: Path = "/accounts/\(account.id)"
    title = words("merge.title", ["name": account.details.name])
    path = place
    self.text = text
    texts = .accounts(words)
    columns = [
      DataTableColumn(words["accounts.column.name"], kind: .name),
      DataTableColumn(words["accounts.column.owner"], from: .tablet),
      DataTableColumn(words["accounts.column.arr"], kind: .number),
    ]
    rows = found.map { item in
      let parts = [item.industry, item.country.map(words.reader.country)].compactMap(\.self)
      return DataTableRow(
        id: item.id.description, title: item.name, path: Self.preview(place, with: item.id.description),
        cells: [
          .name(item.name, detail: parts.isEmpty ? nil : parts.joined(separator: " · ")),
          item.owner.flatMap { people[$0] }.map { .text($0) } ?? .none, .text(words.reader.money(item.arr)),
        ])
    }
  }

  init(
    _ contact: Contact, text: String, _ found: [Contact], accounts: [ID<Account>: String], _ words: Words
  ) {
    let place: Path = "/contacts/\(contact.id)"
    title = words("merge.title", ["name": contact.details.displayName])
    path = place
    self.text = text
    texts = .contacts(words)
    columns = [
      DataTableColumn(words["contacts.contact"], kind: .name), DataTableColumn(words["common.email"]),
      DataTableColumn(words["contacts.accounts"], from: .tablet),
    ]
    rows = found.map { other in
      let names = other.accounts.compactMap { accounts[$0.account] }
      return DataTableRow(
        id: other.id.description, title: other.details.displayName,
        path: Self.preview(place, with: other.id.description),
        cells: [
          .name(other.details.displayName, detail: other.details.title),
          other.emails.first.map { .text($0) } ?? .none,
          names.isEmpty ? .none : .text(words.reader.list(names)),
        ])
    }
  }

  private static func preview(_ place: Path, with other: String) -> Path {
    ("\(place)/merge" as Path).query("other", other)
  }

  /// What is looked for at first: the same company is often written with another ending.
  static func firstWord(of name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? name
  }
}
