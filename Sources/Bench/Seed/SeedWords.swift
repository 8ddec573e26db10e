import Kernel

/// Made-up names in three scripts. No company of these names is meant.
enum SeedWords {
  private static let first = [
    "Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbor", "Indigo", "Juniper", "Kestrel", "Lumen",
    "Maple", "North", "Ochre", "Pine", "Quartz", "River", "Summit", "Tidal", "Umbra", "Vale", "Willow", "Zephyr",
    "नील", "सागर", "हिम", "अरुण", "한빛", "푸른", "새벽", "나래",
  ]
  private static let second = [
    "Analytics", "Bank", "Clinics", "Foods", "Freight", "Labs", "Learning", "Media", "Mills", "Motors", "Networks",
    "Outfitters", "Power", "Retail", "Robotics", "Software", "Studios", "Systems", "Textiles", "Travel",
  ]
  private static let people = ["Asha", "Ben", "Chitra", "Daniel", "Eun-ji", "Farah", "Grace", "Harish", "Ines", "Jun"]
  private static let families = ["Verma", "Kim", "Novak", "Osei", "Rao", "Silva", "Tanaka", "Weber", "Park", "Iyer"]

  static let tiers = ["enterprise", "growth", "starter"]
  static let industries = ["finance", "health", "logistics", "media", "retail", "software"]
  static let countries = ["IN", "KR", "US", "DE", "GB", "BR"]

  /// The name of an account, unique by its number.
  static func company(_ number: Int) -> String {
    let mixed = Int(UInt64(number) &* 2_654_435_761 % 1_000_003)
    return "\(first[mixed % first.count]) \(second[mixed / first.count % second.count]) \(number + 1)"
  }

  static func given(_ number: Int) -> String { people[number % people.count] }

  static func family(_ number: Int) -> String { families[number / people.count % families.count] }
}
