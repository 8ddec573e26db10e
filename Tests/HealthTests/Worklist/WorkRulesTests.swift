import Customers
import Health
import Kernel
import Testing

@Suite struct WorkRulesTests {
  private let day = WorkFixture.day

  private func severity(_ change: (inout WorkFacts) -> Void) -> WorkSeverity? {
    let reasons = WorkFixture.reasons(change)
    #expect(reasons.count <= 1)
    return reasons.first?.severity
  }

  @Test func `a calm account gives no reason`() {
    #expect(WorkFixture.reasons { _ in }.isEmpty)
  }

  @Test(arguments: [(7, 10), (14, 15), (30, 20)])
  func `a fall counts from its limit on`(days: Int, limit: Int) {
    func fall(_ points: Points) -> WorkSeverity? {
      severity {
        $0.band = .amber
        $0.falls = [WorkFacts.Fall(days: days, points: points)]
      }
    }
    #expect(fall(Points(limit)) == .act)
    #expect(fall(Points(limit) - Points(millionths: 1)) == nil)
  }

  @Test(arguments: [(Band.green, WorkSeverity.watch), (.amber, .act), (.red, .urgent)])
  func `a fall presses by where it ended`(band: Band, expected: WorkSeverity) {
    let found = severity {
      $0.band = band
      $0.falls = [WorkFacts.Fall(days: 14, points: Points(18))]
    }
    #expect(found == expected)
  }

  @Test func `a champion who left presses most while the renewal is near`() {
    let contact = WorkFixture.contact
    func left(_ days: Int, renewal: Int) -> WorkSeverity? {
      severity {
        $0.leftChampion = WorkFacts.LeftChampion(contact, on: day - days)
        $0.renewalOn = day + renewal
      }
    }
    #expect(left(0, renewal: 200) == .act)
    #expect(left(0, renewal: 90) == .urgent)
    #expect(left(89, renewal: 91) == .act)
    #expect(left(90, renewal: 200) == nil)
  }

  @Test func `a bad impression is work for ninety days, a neutral one never`() {
    func said(_ judgement: Judgement, _ days: Int) -> WorkSeverity? {
      severity { $0.impression = WorkFacts.Impression(judgement, by: nil, on: day - days) }
    }
    #expect(said(.bad, 89) == .act)
    #expect(said(.bad, 90) == nil)
    #expect(said(.neutral, 0) == nil)
    #expect(said(.good, 0) == nil)
  }

  @Test func `of several falls the one that exceeds its limit most is told`() {
    let reasons = WorkFixture.reasons {
      $0.falls = [7, 14, 30].map { WorkFacts.Fall(days: $0, points: Points($0 == 14 ? 30 : 20)) }
    }
    // 20/10 and 30/15 exceed their limits equally: the faster one counts.
    #expect(reasons.map(\.cause) == [.scoreFell(points: 20, days: 7, movers: [])])
  }

  @Test(
    arguments: [
      (Band.green, Band.amber, WorkSeverity.watch), (.amber, .red, .act), (.green, .red, .urgent), (.red, .amber, nil),
      (.grey, .red, nil), (.green, .grey, nil), (.amber, .green, nil),
    ] as [(Band, Band, WorkSeverity?)])
  func `a band that fell is work, one that rose or is unknown is not`(
    before: Band, now: Band, expected: WorkSeverity?
  ) {
    let found = severity {
      $0.band = now
      $0.earlierBand = WorkFacts.EarlierBand(before, endedOn: day - 3)
    }
    #expect(found == expected)
  }

  @Test func `a band counts as fallen for thirty days`() {
    func fallen(_ days: Int) -> WorkReason? {
      WorkFixture.reasons {
        $0.band = .amber
        $0.earlierBand = WorkFacts.EarlierBand(.green, endedOn: day - days)
      }.first
    }
    #expect(fallen(30)?.since == day - 30)
    #expect(fallen(31) == nil)
  }

  @Test(
    arguments: [
      (Band.red, 91, nil), (.red, 90, .act), (.red, 31, .act), (.red, 30, .urgent), (.red, 0, .urgent), (.red, -1, nil),
      (.amber, 61, nil), (.amber, 60, .watch), (.amber, 31, .watch), (.amber, 30, .act), (.green, 1, nil),
      (.grey, 1, nil),
    ] as [(Band, Int, WorkSeverity?)])
  func `a near renewal is work when health is weak`(band: Band, days: Int, expected: WorkSeverity?) {
    let found = severity {
      $0.band = band
      $0.renewalOn = day + days
    }
    #expect(found == expected)
  }

  @Test(
    arguments: [
      ("Enterprise", 30), ("enterprise", 30), ("Growth", 45), ("Starter", 60), (nil, 60),
    ] as [(String?, Int)])
  func `every tier has its own patience`(tier: String?, limit: Int) {
    func silent(_ days: Int) -> WorkSeverity? {
      severity {
        $0.tier = tier
        $0.lastContactOn = day - days
      }
    }
    #expect(silent(limit) == nil)
    #expect(silent(limit + 1) == .watch)
    #expect(silent(2 * limit) == .watch)
    #expect(silent(2 * limit + 1) == .act)
  }

  @Test func `without any contact on record nothing is said about silence`() {
    #expect(severity { $0.lastContactOn = nil } == nil)
  }

  @Test(arguments: [(30, nil), (31, .watch), (60, .watch), (61, .act)] as [(Int, WorkSeverity?)])
  func `a champion who is not seen is work`(days: Int, expected: WorkSeverity?) {
    #expect(severity { $0.champion = WorkFacts.Champion(WorkFixture.contact, lastSeen: day - days) } == expected)
  }

  @Test(
    arguments: [
      (0, 10, nil), (1, 0, nil), (1, 1, .watch), (2, 7, .watch), (2, 8, .act), (3, 1, .act),
    ] as [(Int, Int, WorkSeverity?)])
  func `late tasks press by number and age`(count: Int, days: Int, expected: WorkSeverity?) {
    #expect(severity { $0.overdueTasks = WorkFacts.OverdueTasks(count: count, oldest: day - days) } == expected)
  }

  @Test(arguments: [(60, nil), (61, .act), (120, .act), (121, .urgent)] as [(Int, WorkSeverity?)])
  func `onboarding that takes too long is work`(days: Int, expected: WorkSeverity?) {
    let found = severity {
      $0.stage = .onboarding
      $0.onboardingSince = day - days
    }
    #expect(found == expected)
    #expect(severity { $0.onboardingSince = day - 500 } == nil)
  }

  @Test(arguments: [(0.9, nil), (0.901, .watch), (1, .watch), (1.01, .act)] as [(Double, WorkSeverity?)])
  func `seats that run out are a sign`(share: Double, expected: WorkSeverity?) {
    #expect(severity { $0.seatsUsedShare = share } == expected)
  }

  @Test func `seats in use say nothing where none were bought`() {
    #expect(severity { ($0.seats, $0.seatsUsedShare) = (0, 2) } == nil)
    #expect(severity { ($0.seats, $0.seatsUsedShare) = (nil, 2) } == nil)
  }

  @Test func `an account that has left never appears`() {
    func troubled(_ change: (inout WorkFacts) -> Void) -> [WorkReason] {
      WorkFixture.reasons {
        $0.lastContactOn = day - 400
        change(&$0)
      }
    }
    #expect(!troubled { _ in }.isEmpty)
    #expect(troubled { $0.stage = .churned }.isEmpty)
    #expect(troubled { $0.churnedOn = day }.isEmpty)
    #expect(!troubled { $0.churnedOn = day + 1 }.isEmpty)
  }

  @Test func `reasons gather, the most severe first`() {
    let kinds = WorkFixture.reasons {
      $0.band = .red
      $0.falls = [WorkFacts.Fall(days: 14, points: Points(18))]
      $0.lastContactOn = day - 40
      $0.renewalOn = day + 80
      $0.overdueTasks = WorkFacts.OverdueTasks(count: 5, oldest: day - 1)
    }.map(\.kind)
    #expect(kinds == [.scoreFell, .renewalNear, .tasksOverdue, .noContact])
  }
}
