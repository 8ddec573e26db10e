import Kernel
import Testing

@testable import Language

@Suite struct ASCIIFoldingTests {
  @Test func `texts of ASCII fold and sort as any text does`() {
    let seed: UInt64 = 7
    var random = SeededRandom(seed: seed)
    let letters = Array("aZ09 \t-.(&\u{1}\u{7F}'q".unicodeScalars)
    for _ in 0..<5000 {
      let length = Int.random(in: 0...140, using: &random)
      var text = ""
      for _ in 0..<length { text.unicodeScalars.append(letters[Int.random(in: 0..<letters.count, using: &random)]) }
      let byScalars = [
        TextNormalizer.foldedByScalars(text), TextNormalizer.foldedByScalars(text, ignoringSpaces: true),
        SortKey.makeByScalars(text, for: .english),
      ]
      let byBytes = [
        TextNormalizer.folded(text), TextNormalizer.folded(text, ignoringSpaces: true),
        SortKey.make(text, for: .english),
      ]
      #expect(byBytes == byScalars, "seed \(seed): \(text.debugDescription)")
    }
  }
}
