import Kernel
import Language

/// Finds who is mentioned in a note: `@` and a person's name as it is written, capitals aside.
enum MentionReader {
  /// The people mentioned, each once. Of names that begin alike the longest counts.
  static func people(in text: String, among names: [ID<Person>: String]) -> Set<ID<Person>> {
    guard text.contains("@") else { return [] }
    let folded = Array(TextNormalizer.folded(text))
    let known = names.map { (id: $0.key, name: Array(TextNormalizer.folded($0.value))) }
      .filter { !$0.name.isEmpty }.sorted { ($0.name.count, $1.id) > ($1.name.count, $0.id) }
    var found: Set<ID<Person>> = []
    for place in folded.indices where folded[place] == "@" {
      if place > 0, folded[place - 1].isLetter || folded[place - 1].isNumber { continue }
      let rest = folded[(place + 1)...]
      guard let longest = known.first(where: { begins(rest, with: $0.name) }) else { continue }
      // Two people of one name are both meant.
      found.formUnion(known.filter { $0.name == longest.name }.map(\.id))
    }
    return found
  }

  /// Korean and Hindi write on behind a name: only letters of the Latin alphabet make it another name.
  private static func begins(_ rest: ArraySlice<Character>, with name: [Character]) -> Bool {
    guard rest.starts(with: name) else { return false }
    guard let next = rest.dropFirst(name.count).first, let last = name.last else { return true }
    return !(last.isASCII && next.isASCII && (next.isLetter || next.isNumber))
  }
}
