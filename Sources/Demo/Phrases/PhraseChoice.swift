/// Picks sentences for one account so that none comes twice before all of its topic were said.
struct PhraseChoice: Sendable {
  private let book: PhraseBook
  private var said: Set<String> = []

  init(_ book: PhraseBook) { self.book = book }

  /// A sentence about the topic.
  mutating func sentence(_ topic: PhraseTopic, _ random: inout DemoRandom) -> String {
    pick(book.notes[topic] ?? [], &random)
  }

  /// What is to be done next.
  mutating func next(_ topic: PhraseTopic, _ random: inout DemoRandom) -> String {
    pick(topic.isWorry ? book.remedies : book.plans, &random)
  }

  private mutating func pick(_ phrases: [String], _ random: inout DemoRandom) -> String {
    var left = phrases.filter { !said.contains($0) }
    if left.isEmpty {
      said.subtract(phrases)
      left = phrases
    }
    guard !left.isEmpty else { return "" }
    let phrase = random.pick(left)
    said.insert(phrase)
    return phrase
  }
}
