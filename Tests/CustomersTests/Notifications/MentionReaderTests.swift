import Kernel
import Testing

@testable import Customers

@Suite struct `Mentions in a note` {
  private static let names = [
    "Mina": "Mina", "Mina Park": "Mina Park", "김민수": "김민수", "रवि राव": "रवि राव", "Ann": "Ann",
  ]

  @Test(arguments: [
    ("@Mina look", ["Mina"]), ("Thanks @Mina Park.", ["Mina Park"]), ("@mina park and @ANN", ["Ann", "Mina Park"]),
    ("@김민수님 확인 부탁드립니다", ["김민수"]), ("(@रवि राव) देखें", ["रवि राव"]), ("ann@ann.test", []), ("@Anna", []),
    ("@", []), ("@ Mina", []), ("@Mina @Mina", ["Mina"]), ("nobody", []), ("**@Ann**", ["Ann"]),
  ])
  func `are a person's name behind an at sign`(text: String, expected: [String]) {
    let ids = IDSource(random: SeededRandom(seed: 3))
    let people = Dictionary(
      uniqueKeysWithValues: Self.names.keys.sorted().map { name in
        (ids.make(at: Timestamp(milliseconds: 0)) as ID<Person>, name)
      })
    let found = MentionReader.people(in: text, among: people).compactMap { people[$0] }
    #expect(found.sorted() == expected.sorted())
  }
}
