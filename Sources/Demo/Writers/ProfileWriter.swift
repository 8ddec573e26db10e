import Kernel

/// Writes the cards of all accounts: names without repetition, each region's share, owners by region.
struct ProfileWriter {
  private let seed: UInt64
  private let team: [DemoTeammate]

  init(seed: UInt64, team: [DemoTeammate]) {
    self.seed = seed
    self.team = team
  }

  func write(_ storylines: [Storyline]) -> [DemoAccount.Profile] {
    var random = DemoRandom(seed: seed, .names)
    let regions = random.shuffled(DemoRegion.allCases.flatMap { Array(repeating: $0, count: $0.share) })
    var stems: [DemoRegion: [NameWord]] = [:]
    var taken: Set<String> = []
    return storylines.indices.map { index in
      let region = regions[index]
      let stem = nextStem(for: region, in: &stems, taken: &taken, &random)
      return profile(index, storylines[index], region: region, stem: stem)
    }
  }

  private func nextStem(
    for region: DemoRegion, in stems: inout [DemoRegion: [NameWord]], taken: inout Set<String>,
    _ random: inout DemoRandom
  ) -> NameWord {
    var left = stems[region] ?? random.shuffled(NameBook.of(region).companyStems)
    var stem = left.removeLast()
    while !taken.insert(stem.latin).inserted { stem = left.removeLast() }
    stems[region] = left
    return stem
  }

  private func profile(
    _ index: Int, _ storyline: Storyline, region: DemoRegion, stem: NameWord
  ) -> DemoAccount.Profile {
    var random = DemoRandom(seed: seed, .profile, index: index)
    let industry = random.pick(Industry.allCases)
    let suffix = random.pick(industry.suffixes(in: region))
    let isGerman = region == .germany
    return DemoAccount.Profile(
      name: isGerman ? "\(stem.text) \(suffix) GmbH" : "\(stem.text) \(suffix)",
      domain: "\(stem.latin).example", crmID: "CRM-\(10_400 + index * 7)", industry: industry.rawValue,
      tier: storyline.tier, region: region, language: language(of: region, &random),
      timeZone: random.pick(region.timeZones), employees: employees(of: storyline.tier, &random),
      owner: owner(for: region, &random), customerSince: storyline.since)
  }

  /// A third of the customers in India correspond in English.
  private func language(of region: DemoRegion, _ random: inout DemoRandom) -> LanguageCode {
    switch region {
    case .india: random.chance(0.7) ? .hindi : .english
    case .korea: .korean
    default: .english
    }
  }

  private func employees(of tier: DemoTier, _ random: inout DemoRandom) -> Int {
    switch tier {
    case .starter: random.int(2...12) * 10
    case .growth: random.int(10...80) * 10
    case .enterprise: random.int(12...120) * 50
    }
  }

  /// One in a hundred has nobody.
  private func owner(for region: DemoRegion, _ random: inout DemoRandom) -> Int? {
    let able = team.indices.filter { team[$0].role == .successManager && team[$0].regions.contains(region) }
    return random.chance(0.01) || able.isEmpty ? nil : random.pick(able)
  }
}
