import Foundation
import Kernel
import Storage
import TestSupport
import Testing

@testable import Customers
@testable import Health

@Suite struct `A score that is rolled up` {
  private static let day = HealthFixture.day

  @Test(arguments: TestEngine.allCases)
  func `is made of the scores right below it, level by level, and follows them at once`(
    engine: TestEngine
  ) async throws {
    try await CompanyGroup.with(engine) { group in
      let fixture = group.fixture
      try await fixture.service.scoreAll(in: fixture.workspace)
      // The lowest counts once, the mean by revenue three times: (20 + 3 · 65) / 4. The top has one account below it.
      let first = Points(millionths: 53_750_000)
      #expect(try await group.scores() == [first, first, Points(20), Points(80)])

      fixture.clock.move(to: Self.day + 1)
      try await fixture.send([60], of: "a", kind: .lastValue, from: Self.day + 1, to: group.small)
      try await fixture.db.write { tx in
        try Scoring.request([group.small], effects: fixture.effects, in: fixture.workspace, tx)
      }
      await fixture.runner.drain()
      let then = Points(millionths: 71_250_000)
      #expect(try await group.scores() == [then, then, Points(60), Points(80)])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `follows what becomes known of the past of those below, and tells who they were`(
    engine: TestEngine
  ) async throws {
    try await CompanyGroup.with(engine) { group in
      let fixture = group.fixture
      try await fixture.service.scoreAll(in: fixture.workspace)
      fixture.clock.move(to: Self.day + 3)
      try await fixture.service.scoreAll(in: fixture.workspace)
      try await fixture.send([40], of: "a", kind: .lastValue, from: Self.day + 1, to: group.small)
      try await fixture.service.rescore([PastChange(group.small, from: Self.day)], in: fixture.workspace)
      #expect(try await fixture.explained(group.parent, on: Self.day)?.score.value == Points(millionths: 53_750_000))
      #expect(try await group.scores().first == Points(millionths: 62_500_000), "(40 + 3 · 70) / 4")

      let rows = try await fixture.db.read { tx in
        try ScoreReader(fixture.service).score(
          of: group.parent, on: Self.day, today: Self.day + 3, in: fixture.workspace, tx
        ).flatMap {
          try MeasureRows(
            "mean", $0, account: group.parent, at: FilterTime(day: Self.day), today: Self.day + 3,
            for: fixture.actor, tx)
        }
      }
      guard case .children(let below, let visible)? = rows?.rows else {
        Issue.record("the accounts below are not shown")
        return
      }
      #expect(visible == [group.small, group.large])
      #expect(below.children.map(\.account) == [group.small, group.large])
      #expect(below.children.map(\.score) == [Points(20), Points(80)])
      #expect(below.children.map(\.weight) == [100, 300])
    }
  }

  @Test func `shows nobody an account below that they may not see`() async throws {
    try await CompanyGroup.with(.sqlite) { group in
      let fixture = group.fixture
      try await fixture.service.scoreAll(in: fixture.workspace)
      let owner: ID<Person> = fixture.effects.newID()
      let workspace = fixture.workspace
      let reader = Actor(
        workspace: workspace, kind: .person, person: owner, permissions: [.accountsRead, .healthRead],
        visibility: .ownedBy([owner]))
      let rows = try await fixture.db.write { tx in
        try tx.execute(
          "UPDATE account SET owner_id = \(owner) WHERE workspace_id = \(workspace) AND id = \(group.small)")
        return try ScoreReader(fixture.service).score(
          of: group.parent, on: Self.day, today: Self.day, in: workspace, tx
        ).flatMap {
          try MeasureRows("mean", $0, account: group.parent, at: .present, today: Self.day, for: reader, tx)
        }
      }
      guard case .children(let below, let visible)? = rows?.rows else {
        Issue.record("the accounts below are not counted")
        return
      }
      #expect(below.children.count == 2 && visible == [group.small])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `is asked for anew by the parent that lost an account and by the one that got it`(
    engine: TestEngine
  ) async throws {
    try await CompanyGroup.with(engine) { group in
      let fixture = group.fixture
      try await fixture.service.scoreAll(in: fixture.workspace)
      let actions = AccountActions(
        database: fixture.db, effects: fixture.effects,
        factsChanged: { accounts, workspace, tx in
          try Scoring.request(accounts, effects: fixture.effects, in: workspace, tx)
        })
      _ = try await actions.change(group.small, version: nil, by: fixture.actor) { $0.details.parent = group.top }
      await fixture.runner.drain()
      // The parent keeps the large one; above both stands the top: the lowest is 20, each weighs what it pays.
      #expect(try await group.scores() == [Points(20), Points(80), Points(20), Points(80)])
    }
  }

  @Test func `weighs all alike where currencies differ or nobody pays, and leaves out who has no score or was lost`() {
    func child(
      _ number: UInt64, _ score: Points?, mrr: Int64, in currency: Currency = .usd, lost: LocalDate? = nil
    ) -> ChildHealth {
      var child = ChildHealth(
        account: ID(high: 1, low: number), name: "", currency: currency, churnedOn: lost)
      child.scores = score.map { [(Self.day, $0)] } ?? []
      child.revenue = [(Self.day - 1, nil, mrr)]
      return child
    }
    let known = [child(1, Points(30), mrr: 1), child(2, Points(90), mrr: 3)]
    #expect(ChildrenHealth(known, on: Self.day).mean == Points(75))
    let won = child(3, Points(60), mrr: 5, in: Currency("KRW") ?? .usd)
    #expect(ChildrenHealth(known + [won], on: Self.day).mean == Points(60))
    let unpaid = [child(1, Points(30), mrr: 0), child(2, Points(90), mrr: 0)]
    #expect(ChildrenHealth(unpaid, on: Self.day).mean == Points(60))
    let others = [child(4, nil, mrr: 9), child(5, Points(0), mrr: 9, lost: Self.day)]
    #expect(ChildrenHealth(known + others, on: Self.day).mean == Points(75))
    #expect(ChildrenHealth(known, on: Self.day).worst == Points(30))
    #expect(ChildrenHealth(known, on: Self.day + 8).worst == nil, "a score stands for a week")
    #expect(ChildrenHealth([], on: Self.day).mean == nil)
  }
}

/// A top account over a parent over two accounts that pay 100 and 300 and score 20 and 80.
private struct CompanyGroup: Sendable {
  let fixture: HealthFixture
  let top: ID<Account>
  let parent: ID<Account>
  let small: ID<Account>
  let large: ID<Account>

  static func with(_ engine: TestEngine, _ body: @Sendable (CompanyGroup) async throws -> Void) async throws {
    try await HealthFixture.with(engine) { fixture in
      let above = try await fixture.addAccounts(2)
      let (day, workspace) = (HealthFixture.day, fixture.workspace)
      let group = CompanyGroup(
        fixture: fixture, top: above[0], parent: above[1],
        small: try await fixture.customer("Small", mrr: 100, since: day - 100),
        large: try await fixture.customer("Large", mrr: 300, since: day - 100))
      try await fixture.db.write { tx in
        for (child, parent) in [(group.parent, group.top), (group.small, group.parent), (group.large, group.parent)] {
          try tx.execute(
            "UPDATE account SET parent_id = \(parent) WHERE workspace_id = \(workspace) AND id = \(child)")
        }
        try AccountSummaryStore.refreshMoney(of: [group.small, group.large], on: day, in: workspace, tx)
      }
      try await fixture.addCard([HealthFixture.week("a", metric: "a")])
      try await fixture.addCard(measures, filter: "children>0", position: 1)
      try await fixture.send([20], of: "a", kind: .lastValue, from: day, to: group.small)
      try await fixture.send([80], of: "a", kind: .lastValue, from: day, to: group.large)
      try await body(group)
    }
  }

  private static let measures = [("worst", "worstChild", 1), ("mean", "childrenMean", 3)].map { key, field, weight in
    Measure(
      key: key, name: LocalizedText(key), group: "all", source: .field(field), window: .lastDays(1),
      aggregate: .last, curve: [0: 0, 100: 100], weight: Decimal(weight), missing: .exclude)
  }

  func scores() async throws -> [Points?] {
    var scores: [Points?] = []
    for account in [top, parent, small, large] { scores.append(try await fixture.summary(account).score) }
    return scores
  }
}
