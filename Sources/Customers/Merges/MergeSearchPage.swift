import Kernel
import Language
import Web

/// The accounts that one may be merged with, as the reader sees them: finished values only.
struct MergeSearchPage: Sendable {
  struct Row: Sendable {
    let id: String
    let name: String
    let detail: String?
    let owner: String?
    let arr: String
    let path: Path
  }

  let title: String
  let account: String
  let path: Path
  let text: String
  let rows: [Row]

  init(
    _ account: Account, text: String, _ found: [AccountListItem], people: [ID<Person>: String], _ words: Words
  ) {
    let place: Path = "/accounts/\(account.id)"
    title = words("merge.title", ["name": account.details.name])
    self.account = account.details.name
    path = place
    self.text = text
    rows = found.map { item in
      let parts = [item.industry, item.country].compactMap(\.self)
      return Row(
        id: item.id.description, name: item.name, detail: parts.isEmpty ? nil : parts.joined(separator: " · "),
        owner: item.owner.flatMap { people[$0] }, arr: words.reader.money(item.arr),
        path: ("\(place)/merge" as Path).query("other", item.id.description))
    }
  }

  /// What is looked for at first: the same company is often written with another ending.
  static func firstWord(of name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? name
  }
}
