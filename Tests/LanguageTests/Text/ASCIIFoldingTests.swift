import Foundation
import Kernel
import Testing

@testable import Language

@Suite struct ASCIIFoldingTests {
  @Test func `what counts as unchanged by normalization is, alone and beside its like`() {
    let all = (0..<0x11_0000).compactMap(Unicode.Scalar.init).filter(\.isUnchangedByNormalization)
    #expect(all.count > 11_000)
    let seed: UInt64 = 8
    var random = SeededRandom(seed: seed)
    for round in 0..<4 * all.count {
      var view = String.UnicodeScalarView()
      view.append(all[round % all.count])
      for _ in 0..<3 { view.append(all[Int.random(in: 0..<all.count, using: &random)]) }
      let scalars = Array(view)
      let again = String(view).decomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
      #expect(Array(again.unicodeScalars) == scalars, "seed \(seed): \(scalars)")
    }
  }

  @Test func `Hangul and Devanagari fold alike beside letters that have to be taken apart`() {
    for text in ["한국 고객 사", "लड़की", "सम्पर्क सेवाएँ", "हिन्दी १२ Labs", "소프트 Motors"] {
      #expect(TextNormalizer.folded(text + " é") == TextNormalizer.folded(text) + " e")
      #expect(SortKey.make(text + " é", for: .korean) == SortKey.make(text + " e", for: .korean))
    }
  }

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
