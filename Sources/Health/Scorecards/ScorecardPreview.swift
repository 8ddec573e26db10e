import Customers
import Kernel
import Storage
import Synchronization

/// What a draft of a scorecard would change, reckoned for every account without writing anything.
public struct ScorecardPreview: Sendable {
  /// An account whose score would move.
  public struct Mover: Sendable, Equatable {
    public let account: ID<Account>
    public let name: String
    public let from: Points?
    public let to: Points?
    public let fromBand: Band
    public let toBand: Band

    var distance: Int64 { abs((to ?? .zero).millionths - (from ?? .zero).millionths) }

    /// What orders movers: the largest movement first.
    var place: (Int64, ID<Account>) { (-distance, account) }

    var movement: Movement { Movement(from: fromBand, to: toBand) }
  }

  /// From one band into another.
  public struct Movement: Hashable, Sendable {
    public let from: Band
    public let to: Band

    public init(from: Band, to: Band) {
      self.from = from
      self.to = to
    }
  }

  /// Accounts looked at: those that have a score and that the actor sees.
  public var accounts = 0
  /// How many would come into another band.
  public var changed = 0
  /// How many have each band now, and would have.
  public var before: [Band: Int] = [:]
  public var after: [Band: Int] = [:]
  /// How many would come from a band into another, by both.
  public var movements: [Movement: Int] = [:]
  /// The largest movements first, at most twenty.
  public var movers: [Mover] = []
  /// All that would come into another band, the largest movements first.
  public var changes: [Mover] = []

  public init() {}

  static let mostMovers = 20

  mutating func add(_ mover: Mover) {
    accounts += 1
    if mover.fromBand != mover.toBand {
      changed += 1
      movements[mover.movement, default: 0] += 1
      changes.append(mover)
    }
    before[mover.fromBand, default: 0] += 1
    after[mover.toBand, default: 0] += 1
    guard mover.from != mover.to || mover.fromBand != mover.toBand else { return }
    movers.append(mover)
    if movers.count > 8 * Self.mostMovers { trim() }
  }

  mutating func trim() {
    movers.sort { $0.place < $1.place }
    movers = Array(movers.prefix(Self.mostMovers))
  }

  static func + (left: ScorecardPreview, right: ScorecardPreview) -> ScorecardPreview {
    var sum = left
    sum.accounts += right.accounts
    sum.changed += right.changed
    sum.before.merge(right.before, uniquingKeysWith: +)
    sum.after.merge(right.after, uniquingKeysWith: +)
    sum.movements.merge(right.movements, uniquingKeysWith: +)
    sum.changes += right.changes
    sum.movers += right.movers
    sum.trim()
    return sum
  }

  /// In the order that pages show.
  var ordered: ScorecardPreview {
    var copy = self
    copy.changes.sort { $0.place < $1.place }
    return copy
  }
}

extension ScorecardActions {
  /// What the draft would change among the accounts that the actor sees.
  public func preview(
    _ command: Command, of id: ID<Scorecard>, by actor: Actor
  ) async throws -> ScorecardPreview {
    guard let today = try await service.today(in: actor.workspace) else { throw Problem.notFound }
    let (service, effects) = (service, effects)
    let plan = try await database.read { tx in
      var cards = try ScorecardStore.all(in: actor.workspace, tx)
      guard let place = cards.firstIndex(where: { $0.id == id }) else { throw Problem.notFound }
      try Self.check(command, isDefault: cards[place].isDefault, service, effects, actor, tx)
      cards[place].definition = command.definition
      if !cards[place].isDefault { cards[place].filter = command.filter }
      cards.move(from: place, to: command.position)
      return try service.planner.plan([today], isPresent: true, cards: cards, in: actor.workspace, tx)
    }
    guard let plan else { throw Problem.notFound }
    let stretches = try await service.stretches(of: 1000, in: actor.workspace)
    let workers = min(service.workers, stretches.count)
    return try await withThrowingTaskGroup(of: ScorecardPreview.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var preview = ScorecardPreview()
          for index in stride(from: worker, to: stretches.count, by: workers) {
            preview = preview + (try await self.preview(stretches[index], plan, actor))
          }
          return preview
        }
      }
      return try await group.reduce(ScorecardPreview(), +).ordered
    }
  }

  private func preview(
    _ stretch: ScoringStore.Stretch, _ plan: ScoringPlan, _ actor: Actor
  ) async throws -> ScorecardPreview {
    let pass = ScoringPass(plan: plan, library: service.library)
    return try await database.read { tx in
      let seen: Set<ID<Account>>? =
        actor.visibility == .all
        ? nil : try ScoringStore.matching(AccountAccess.visible(to: actor), stretch, in: actor.workspace, tx)
      var preview = ScorecardPreview()
      for account in try pass.run(stretch, tx).accounts {
        let before = account.facts.summary.health
        guard before.day != nil, seen?.contains(account.facts.id) != false, let last = account.records.last else {
          continue
        }
        preview.add(
          ScorecardPreview.Mover(
            account: account.facts.id, name: account.facts.name, from: before.score,
            to: last.band == .grey ? nil : last.score,
            fromBand: before.band, toBand: last.band))
      }
      return preview
    }
  }
}
