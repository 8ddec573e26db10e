/// What a numeric column of a file of usage measures, by its name.
enum MetricGuess {
  /// Names of things that are no usage: ids, money, places.
  private static let foreign: Set<String> = [
    "id", "number", "no", "code", "zip", "phone", "invoice", "payment", "order", "amount", "price", "cost", "tax",
    "total", "balance", "revenue", "fee", "discount", "latitude", "longitude", "year", "month", "금액", "가격", "번호",
    "코드", "राशि", "मूल्य", "संख्याआईडी", "आईडी",
  ]
  private static let states: Set<String> = [
    "score", "rate", "ratio", "percent", "percentage", "pct", "share", "seats", "active", "level", "stored", "size",
    "점수", "비율", "स्कोर", "दर",
  ]
  private static let units: [String: String] = [
    "sec": "seconds", "secs": "seconds", "seconds": "seconds", "초": "seconds", "min": "minutes", "mins": "minutes",
    "minutes": "minutes", "분": "minutes", "hours": "hours", "hrs": "hours", "시간": "hours", "percent": "percent",
    "pct": "percent", "bytes": "bytes", "mb": "megabytes", "gb": "gigabytes",
  ]

  static func isPlausible(_ name: String) -> Bool { foreign.isDisjoint(with: HeaderName.words(name)) }

  static func metric(for name: String) -> MetricColumn {
    let words = HeaderName.words(name)
    return MetricColumn(
      key: HeaderName.key(name), aggregation: states.isDisjoint(with: words) ? .sum : .last,
      unit: words.lazy.compactMap { units[$0] }.first)
  }
}
