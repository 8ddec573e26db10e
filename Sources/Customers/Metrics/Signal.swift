import Kernel

/// A number about an account at a time.
public struct Signal: IDPrefixed, Codable, Sendable, Equatable {
  public static let idPrefix = "sig"

  public let id: ID<Signal>
  public let account: ID<Account>
  /// `Metric.number`.
  public let metric: Int
  /// When it was so.
  public let occurredAt: Timestamp
  /// When we learned it.
  public let recordedAt: Timestamp
  /// Finite.
  public let value: Double
  /// What it was about, such as a feature's name.
  public let dimension: String?

  public init(
    id: ID<Signal>, account: ID<Account>, metric: Int, occurredAt: Timestamp, recordedAt: Timestamp, value: Double,
    dimension: String? = nil
  ) {
    self.id = id
    self.account = account
    self.metric = metric
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.value = value
    self.dimension = dimension
  }
}
