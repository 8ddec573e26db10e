import Kernel

/// Tells in which of the three languages a text is written.
public enum LanguageDetection {
  /// The language of `text`, or nil when it is none of the three or too short to tell.
  ///
  /// By script first (a fifth of the letters is enough, because Korean and Hindi texts are full of Latin product
  /// names), then by frequent words, which part English from its neighbours and Hindi from Marathi and Nepali.
  public static func language(of text: String) -> LanguageCode? {
    let head = text.unicodeScalars.prefix(scanned)
    var hangul = 0, devanagari = 0, latin = 0
    for scalar in head where scalar.properties.isAlphabetic {
      switch scalar.value {
      case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: hangul += 1
      case 0x900...0x97F: devanagari += 1
      case 0x41...0x24F: latin += 1
      default: break
      }
    }
    let letters = head.count { $0.properties.isAlphabetic }
    guard letters > 0 else { return nil }
    if hangul * 5 >= letters, hangul >= devanagari { return .korean }
    let words = frequentWords(in: String(String.UnicodeScalarView(head)))
    if devanagari * 5 >= letters { return words.isRivalOfHindi ? nil : .hindi }
    return latin * 3 >= letters * 2 && words.isEnglish ? .english : nil
  }

  private static let scanned = 2000

  private struct Counts {
    var english = 0, rivals = 0, hindi = 0, hindiRivals = 0
    var isEnglish: Bool { english > rivals }
    var isRivalOfHindi: Bool { hindiRivals > hindi }
  }

  private static func frequentWords(in text: String) -> Counts {
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" }
    return words.reduce(into: Counts()) { counts, word in
      if english.contains(word) { counts.english += 1 }
      if rivals.contains(word) { counts.rivals += 1 }
      if hindi.contains(word) { counts.hindi += 1 }
      if hindiRivals.contains(word) { counts.hindiRivals += 1 }
    }
  }

  private static let english: Set<Substring> = [
    "the", "and", "is", "are", "was", "were", "to", "of", "in", "for", "on", "with", "we", "you", "our", "your", "it",
    "this", "that", "have", "has", "not", "can", "cannot", "can't", "please", "how", "when", "what", "why", "my", "be",
    "from", "but", "they", "he", "she", "i", "i'm", "don't", "would", "will", "thanks", "thank", "hello", "help", "an",
  ]

  /// German, French, Spanish, Portuguese, Italian, Dutch and Hindi in Latin letters.
  private static let rivals: Set<Substring> = [
    "der", "die", "das", "und", "ist", "nicht", "wir", "ein", "eine", "mit", "für", "auf", "le", "la", "les", "et",
    "est", "des", "une", "nous", "vous", "pas", "dans", "el", "los", "las", "que", "es", "por", "para", "una", "del",
    "não", "com", "uma", "os", "il", "di", "che", "non", "per", "het", "een", "en", "van", "niet", "hai", "nahi",
    "nahin", "kya", "mera", "hum", "aap", "ko", "ka", "ki", "ke", "se", "mein", "hain", "kar", "raha", "bhi",
  ]

  private static let hindi: Set<Substring> = [
    "है", "हैं", "नहीं", "और", "का", "की", "के", "को", "में", "से", "पर", "यह", "हम", "आप", "था", "थी", "कर", "रहा",
    "रही", "लिए", "क्या", "हो", "मेरा", "हमारे", "कृपया",
  ]

  /// Marathi and Nepali.
  private static let hindiRivals: Set<Substring> = [
    "आहे", "आहेत", "आणि", "नाही", "मला", "मी", "आम्ही", "तुम्ही", "होते", "छ", "छन्", "हुन्छ", "गर्न", "छैन", "हामी",
    "तपाईं", "भयो", "लागि",
  ]
}
