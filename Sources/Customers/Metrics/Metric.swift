import Kernel
import Storage

/// What a number about an account means.
public struct Metric: Sendable, Equatable {
  /// Short, unique in the workspace, given by the store.
  public let number: Int
  /// `usage_count`: how imports, scorecards and the API name it.
  public let key: String
  public let name: LocalizedText
  /// Short, for column heads: `h`, `MB`; empty for counts.
  public let unit: String
  public let kind: MetricKind
  public let direction: MetricDirection
  /// Of a ratio: what is divided by what.
  public let ratio: MetricRatio?

  public init(
    number: Int, key: String, name: LocalizedText, unit: String, kind: MetricKind, direction: MetricDirection,
    ratio: MetricRatio? = nil
  ) {
    self.number = number
    self.key = key
    self.name = name
    self.unit = unit
    self.kind = kind
    self.direction = direction
    self.ratio = ratio
  }
}

extension Metric: RowDecodable {
  public init(row: Row) throws {
    let halves = (try row["numerator"] as Int?, try row["denominator"] as Int?)
    self.init(
      number: try row["number"], key: try row["key"],
      name: LocalizedText(en: try row["name_en"], hi: try row["name_hi"], ko: try row["name_ko"]),
      unit: try row["unit"], kind: try row["kind"], direction: try row["direction"],
      ratio: halves.0.flatMap { top in halves.1.map { MetricRatio(numerator: top, denominator: $0) } })
  }
}

extension MetricKind: SQLConvertible {}
extension MetricDirection: SQLConvertible {}
