import Kernel

/// A made-up software company with its customers and eighteen months of their history.
///
/// Everything follows from the seed and the last day: the same two give the same company, on any machine.
public struct DemoCompany: Sendable, Equatable {
  /// The company that uses Saathi.
  public static let name = "Meridock"
  /// What it sells.
  public static let product = "Meridock Flow"
  public static let addOn = "Meridock Insight"
  /// How many customers it has.
  public static let accountCount = 300
  /// The source of the accounts' external ids.
  static let crmSource = "crm"

  public let seed: UInt64
  /// The first day with data.
  public let startDay: LocalDate
  /// The last day with data; everything is as it was at its end.
  public let endDay: LocalDate
  /// The manager first.
  public let team: [DemoTeammate]
  public let accounts: [DemoAccount]

  /// Makes the company whose last complete day is `endDay`. About a million numbers; well under a second.
  public static func generate(seed: UInt64, endDay: LocalDate) -> DemoCompany {
    let startDay = endDay.adding(months: -18)
    let team = DemoTeammate.all
    let fates = shuffledFates(seed: seed)
    let storylines = fates.indices.map { index in
      var writer = StorylineWriter(
        fates[index], history: startDay...endDay, random: DemoRandom(seed: seed, .story, index: index))
      return writer.write()
    }
    let profiles = ProfileWriter(seed: seed, team: team).write(storylines)
    let accounts = profiles.indices.map { index in
      AccountWriter(seed: seed, index: index, profile: profiles[index], storyline: storylines[index]).write()
    }
    return DemoCompany(seed: seed, startDay: startDay, endDay: endDay, team: team, accounts: accounts)
  }

  private static func shuffledFates(seed: UInt64) -> [Fate] {
    var random = DemoRandom(seed: seed, .fates)
    return random.shuffled(Fate.all)
  }
}
