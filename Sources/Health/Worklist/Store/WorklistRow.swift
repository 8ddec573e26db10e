import Customers
import Kernel
import Storage

/// An account's item as it is stored.
public struct WorklistRow: Sendable, Equatable {
  public let account: ID<Account>
  public let order: WorkOrder
  /// Annual recurring revenue.
  public let money: Money
  /// The most severe first; never empty.
  public let reasons: [WorkReason]
  public var state: WorkState
  public let version: Int

  public init(
    account: ID<Account>, order: WorkOrder, money: Money, reasons: [WorkReason], state: WorkState, version: Int
  ) {
    self.account = account
    self.order = order
    self.money = money
    self.reasons = reasons
    self.state = state
    self.version = version
  }

  public var severity: WorkSeverity { reasons.first?.severity ?? .watch }
  /// Since when the first reason holds.
  public var since: LocalDate? { reasons.first?.since }
}

extension WorklistRow: RowDecodable {
  public init(row: Row) throws {
    self.init(
      account: try row["account_id"],
      order: WorkOrder(
        money: try row["money_share"], probability: try row["probability"], urgency: try row["urgency"]),
      money: Money(minorUnits: try row["money_minor"], currency: try row["currency"]),
      reasons: WorkReasonJSON.reasons(try row["reasons"]),
      state: try WorkState(row: row), version: try row["version"])
  }
}

extension WorkState: RowDecodable {
  public init(row: Row) throws {
    self.init(
      hiddenUntil: try row["hidden_until"], decidedKinds: WorkReasonKinds(rawValue: try row["decided_kinds"]),
      decidedSeverity: try row["decided_severity"])
  }
}
