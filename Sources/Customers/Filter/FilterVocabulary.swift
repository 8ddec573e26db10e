import Kernel

/// The language's own words in English, Hindi and Korean, and how names are compared.
enum FilterVocabulary {
  /// What joins terms.
  enum Joint: Sendable { case and, or }

  /// Words with a meaning of their own in place of a value.
  enum Word: Sendable, CaseIterable { case yes, no, me, none, any, today, yesterday, tomorrow }

  static func joint(_ text: String) -> Joint? { joints[fold(text)] }
  static func word(_ text: String) -> Word? { words[fold(text)] }
  static func unit(_ text: String) -> FilterSpan.Unit? { units[fold(text)] }

  /// Lowercase, `_` for blanks and hyphens, without joiners: `Last seen`, `last-seen` and `last_seen` are one.
  ///
  /// Canonically equivalent strings are equal in Swift, so no further normalising is needed.
  static func fold(_ name: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars where scalar != "\u{200C}" && scalar != "\u{200D}" {
      folded.append(scalar.properties.isWhitespace || scalar == "-" ? "_" : scalar)
    }
    return String(folded)
  }

  /// The word as a reader of `language` writes it.
  static func spelling(_ word: Word, _ language: LanguageCode) -> String {
    let (english, hindi, korean) = spellings(word)
    let list =
      switch language {
      case .english: english
      case .hindi: hindi
      case .korean: korean
      }
    return list[0]
  }

  static func spelling(_ joint: Joint, _ language: LanguageCode) -> String {
    switch (joint, language) {
    case (.and, .english): "AND"
    case (.and, .hindi): "और"
    case (.and, .korean): "그리고"
    case (.or, .english): "OR"
    case (.or, .hindi): "या"
    case (.or, .korean): "또는"
    }
  }

  private static let joints: [String: Joint] = [
    "and": .and, "और": .and, "एवं": .and, "그리고": .and, "or": .or, "या": .or, "अथवा": .or, "또는": .or, "혹은": .or,
  ]

  private static let words: [String: Word] = {
    var all: [String: Word] = [:]
    for word in Word.allCases {
      let (english, hindi, korean) = spellings(word)
      for spelling in english + hindi + korean { all[fold(spelling)] = word }
    }
    return all
  }()

  /// The first of each list is the one that is suggested.
  private static func spellings(_ word: Word) -> (english: [String], hindi: [String], korean: [String]) {
    switch word {
    case .yes: (["yes", "true"], ["हाँ", "हां", "जी_हाँ"], ["예", "네", "참"])
    case .no: (["no", "false"], ["नहीं", "नही"], ["아니오", "아니요", "거짓"])
    case .me: (["me"], ["मैं", "मेरा", "मेरे"], ["나", "본인", "내"])
    case .none: (["none", "empty"], ["कोई_नहीं", "खाली", "ख़ाली"], ["없음", "비어_있음"])
    case .any: (["any"], ["कोई_भी", "कोई"], ["있음", "모두"])
    case .today: (["today"], ["आज"], ["오늘"])
    case .yesterday: (["yesterday"], ["बीता_कल"], ["어제"])
    case .tomorrow: (["tomorrow"], ["आने_वाला_कल"], ["내일"])
    }
  }

  private static let units: [String: FilterSpan.Unit] = [
    "d": .day, "day": .day, "days": .day, "दिन": .day, "일": .day,
    "w": .week, "week": .week, "weeks": .week, "सप्ताह": .week, "हफ़्ते": .week, "हफ्ते": .week, "हफ़्ता": .week,
    "हफ्ता": .week, "주": .week, "주일": .week,
    "m": .month, "mo": .month, "month": .month, "months": .month, "माह": .month, "महीने": .month, "महीना": .month,
    "개월": .month, "달": .month,
    "y": .year, "year": .year, "years": .year, "वर्ष": .year, "साल": .year, "년": .year,
  ]
}
