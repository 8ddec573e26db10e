/// The families by name.
struct MetricRegistry: Sendable {
  private let seriesLimit: Int
  private var families: [MetricName: MetricFamily] = [:]

  init(seriesLimit: Int) { self.seriesLimit = seriesLimit }

  var sortedFamilies: [MetricFamily] {
    families.values.filter { !$0.series.isEmpty }.sorted { $0.name < $1.name }
  }

  /// The series of this name and these labels, made when it is new.
  ///
  /// When the name already belongs to another kind the caller gets a series that nobody reads: a wrong metric
  /// must not stop a request, and a name with two kinds would spoil the whole page.
  mutating func series<Series: MetricSeries>(
    named name: MetricName, labels: MetricLabels, make: () -> Series
  ) -> Series {
    var family = families[name] ?? MetricFamily(name: name, kind: Series.kind)
    guard family.kind == Series.kind else { return make() }
    let isFull = family.series[labels] == nil && family.series.count >= seriesLimit
    let key = isFull ? labels.asOverflow : labels
    if let known = family.series[key] as? Series { return known }
    let new = make()
    family.series[key] = new
    families[name] = family
    return new
  }

  /// Drops the series that `handler` is.
  mutating func remove(_ handler: AnyObject) {
    for (name, family) in families {
      guard let labels = family.series.first(where: { $0.value === handler })?.key else { continue }
      families[name]?.series[labels] = nil
      return
    }
  }
}
