import Kernel

/// What a made-up customer does for a living.
enum Industry: String, Sendable, CaseIterable {
  case logistics = "Logistics"
  case retail = "Retail"
  case health = "Healthcare"
  case education = "Education"
  case manufacturing = "Manufacturing"
  case food = "Food and beverage"
  case finance = "Financial services"
  case media = "Media"
  case energy = "Energy"
  case travel = "Travel"
  case software = "Software"
  case construction = "Construction"

  /// How the trade stands behind a company's name in the region's language.
  func suffixes(in region: DemoRegion) -> [String] {
    switch region {
    case .india: hindiSuffixes
    case .korea: koreanSuffixes
    case .germany: germanSuffixes
    default: englishSuffixes
    }
  }

  private var englishSuffixes: [String] {
    switch self {
    case .logistics: ["Logistics", "Freight"]
    case .retail: ["Retail", "Stores"]
    case .health: ["Health", "Care Group"]
    case .education: ["Learning", "Academy"]
    case .manufacturing: ["Works", "Industries"]
    case .food: ["Foods", "Provisions"]
    case .finance: ["Capital", "Mutual"]
    case .media: ["Media", "Studios"]
    case .energy: ["Energy", "Power"]
    case .travel: ["Travel", "Hotels"]
    case .software: ["Software", "Systems"]
    case .construction: ["Construction", "Builders"]
    }
  }

  private var hindiSuffixes: [String] {
    switch self {
    case .logistics: ["लॉजिस्टिक्स", "परिवहन"]
    case .retail: ["रिटेल", "बाज़ार"]
    case .health: ["हेल्थकेयर", "आरोग्य"]
    case .education: ["विद्यालय समूह", "एजुकेशन"]
    case .manufacturing: ["उद्योग", "इंडस्ट्रीज़"]
    case .food: ["फ़ूड्स", "आहार"]
    case .finance: ["वित्त", "कैपिटल"]
    case .media: ["मीडिया", "प्रकाशन"]
    case .energy: ["ऊर्जा", "पावर"]
    case .travel: ["यात्रा", "होटल्स"]
    case .software: ["सॉफ़्टवेयर", "टेक"]
    case .construction: ["निर्माण", "इन्फ़्रा"]
    }
  }

  private var koreanSuffixes: [String] {
    switch self {
    case .logistics: ["물류", "로지스"]
    case .retail: ["유통", "리테일"]
    case .health: ["헬스케어", "메디컬"]
    case .education: ["교육", "에듀"]
    case .manufacturing: ["정밀", "산업"]
    case .food: ["푸드", "식품"]
    case .finance: ["금융", "캐피탈"]
    case .media: ["미디어", "출판"]
    case .energy: ["에너지", "전력"]
    case .travel: ["여행", "호텔"]
    case .software: ["소프트", "시스템즈"]
    case .construction: ["건설", "엔지니어링"]
    }
  }

  private var germanSuffixes: [String] {
    switch self {
    case .logistics: ["Logistik", "Spedition"]
    case .retail: ["Handel", "Märkte"]
    case .health: ["Gesundheit", "Kliniken"]
    case .education: ["Bildung", "Akademie"]
    case .manufacturing: ["Maschinenbau", "Werke"]
    case .food: ["Feinkost", "Brauerei"]
    case .finance: ["Versicherung", "Kapital"]
    case .media: ["Verlag", "Medien"]
    case .energy: ["Energie", "Stadtwerke"]
    case .travel: ["Reisen", "Hotels"]
    case .software: ["Software", "Systeme"]
    case .construction: ["Bau", "Ingenieure"]
    }
  }
}
