import Kernel
import Storage

/// An account, and the earliest day of which something is known otherwise by now.
public struct PastChange: Hashable, Sendable {
  public let account: ID<Account>
  public let day: LocalDate

  public init(_ account: ID<Account>, from day: LocalDate) {
    self.account = account
    self.day = day
  }
}

/// Told from which day on the past of accounts has changed, in the transaction that changes it: their scores from
/// that day on are computed anew. What concerns the present day only costs nothing.
public typealias PastChanged = @Sendable ([PastChange], ID<Workspace>, Transaction) throws -> Void
