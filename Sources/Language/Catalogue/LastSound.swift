/// How a text ends when a Korean reads it aloud.
enum LastSound: Sendable, Equatable {
  case vowel
  /// The final consonant ㄹ, after which 으로 becomes 로.
  case rieul
  case consonant

  /// Nil for an end that has no settled Korean reading.
  init?(of text: String) {
    let word = text.unicodeScalars.reversed().prefix(200).drop { $0.isSilent }.prefix { !$0.isSilent }
    guard let last = word.first else { return nil }
    switch last.value {
    case 0xAC00...0xD7A3: self.init(jongseong: (last.value - 0xAC00) % 28)
    case 0x30...0x39: self = Self.digits[Int(last.value - 0x30)]
    case 0x41...0x5A: self = Self.letterName(last)
    case 0x61...0x7A: self = Self.word(ending: String(String.UnicodeScalarView(word.prefix(3).reversed())))
    case 0x25: self = .vowel  // % 퍼센트
    default: return nil
    }
  }

  private init(jongseong: UInt32) {
    self = jongseong == 0 ? .vowel : jongseong == 8 ? .rieul : .consonant
  }

  /// 영 일 이 삼 사 오 육 칠 팔 구; a number that ends in 0 is read 십, 백, 천, 만 or 억.
  private static let digits: [LastSound] = [
    .consonant, .rieul, .vowel, .consonant, .vowel, .vowel, .consonant, .rieul, .rieul, .vowel,
  ]

  /// 엘 and 알 end in ㄹ, 엠 and 엔 in another consonant, all other letters in a vowel.
  private static func letterName(_ letter: Unicode.Scalar) -> LastSound {
    switch letter {
    case "L", "R": .rieul
    case "M", "N": .consonant
    default: .vowel
    }
  }

  /// An English word by its last three letters, as the loan word is usually written: Google 구글, Slack 슬랙.
  private static func word(ending: String) -> LastSound {
    let letters = Array(ending)
    let last = letters[letters.count - 1]
    let before = letters.count > 1 ? letters[letters.count - 2] : " "
    let beforeThat = letters.count > 2 ? letters[letters.count - 3] : " "
    switch last {
    case "l": return .rieul
    case "e" where before == "l": return .rieul
    case "e" where "mn".contains(before) && "aeiou".contains(beforeThat): return .consonant
    case "m", "n": return .consonant
    case "g" where before == "n": return .consonant
    case "k" where before == "c", "p" where before == "p": return .consonant
    case "k", "p", "t", "c": return "aeiou".contains(before) ? .consonant : .vowel
    default: return .vowel
    }
  }
}

extension Unicode.Scalar {
  /// White space, brackets and quotes, which are not read.
  fileprivate var isSilent: Bool {
    switch properties.generalCategory {
    case .closePunctuation, .openPunctuation, .initialPunctuation, .finalPunctuation, .spaceSeparator: true
    default: self == "\"" || self == "'" || self == "." || self == "," || self == "!" || self == "?"
    }
  }
}
