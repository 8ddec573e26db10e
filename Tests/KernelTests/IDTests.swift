import Kernel
import Testing

private enum Thing: IDPrefixed {
  static let idPrefix = "thg"
}

private enum Other: IDPrefixed {
  static let idPrefix = "oth"
}

@Suite struct `An id` {
  private let ids = IDSource(random: SeededRandom(seed: 7))
  private let moment = Timestamp(milliseconds: 1_700_000_000_000)

  @Test func `reads back from its text and its bytes`() {
    for _ in 0..<1000 {
      let id = ids.make(Thing.self, at: moment)
      #expect(ID<Thing>(id.description) == id)
      #expect(ID<Thing>(bytes: id.bytes) == id)
      #expect(id.description.count == 4 + 26)
    }
  }

  @Test func `sorts by when it was made, inside and outside`() {
    let made = (0..<5000).map { ids.make(Thing.self, at: Timestamp(milliseconds: 1_700_000_000_000 + Int64($0 / 100))) }
    #expect(made == made.sorted())
    #expect(made.map(\.description) == made.map(\.description).sorted())
    #expect(Set(made).count == made.count)
  }

  @Test func `says when it was made`() {
    #expect(ids.make(Thing.self, at: moment).madeAt == moment)
  }

  @Test(arguments: ["", "thg_", "thg_00000000000000000000000000x", "thg_8zzzzzzzzzzzzzzzzzzzzzzzzz", "acc_0"])
  func `is refused in another form`(text: String) {
    #expect(ID<Thing>(text) == nil)
  }

  @Test func `of another kind is refused`() {
    #expect(ID<Other>(ids.make(Thing.self, at: moment).description) == nil)
  }
}
