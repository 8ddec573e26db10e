import Kernel
import Web

extension FilterTime {
  /// Reads `asOf`, a day, and `knownAt`, a day whose end is meant or a moment.
  public init(_ request: Request) throws(Problem) {
    self.init(day: try request.query.date("asOf"), knownAt: try request.knownAt())
  }

  /// The day that is asked for: what is asked only for what was known then is asked for the present day.
  public func day(or today: LocalDate) -> LocalDate { day ?? today }

  /// Whether anything but the present is asked for.
  public var isPast: Bool { day != nil || knownAt != nil }
}

extension FilterTime {
  /// What a form keeps to ask for the same moment: this is that of `request`.
  func kept(of request: Request) -> [(name: String, value: String)] {
    var kept: [(name: String, value: String)] = []
    if let day { kept.append(("asOf", day.description)) }
    if knownAt != nil, let text = request.query["knownAt"] { kept.append(("knownAt", text)) }
    return kept
  }
}

extension Request {
  /// The last moment whose facts count: `knownAt`, a day of the company whose end is meant, or a moment.
  public func knownAt() throws(Problem) -> Timestamp? {
    guard let text = query["knownAt"], !text.isEmpty else { return nil }
    if let day = LocalDate(text) { return (day + 1).start(in: companyZone) - .milliseconds(1) }
    guard let moment = Timestamp(text) else { throw .invalid("/knownAt", "notATimestamp") }
    return moment
  }
}

extension Path {
  /// The same place for the same moment: `time` is that of `request`.
  public func at(_ time: FilterTime, _ request: Request) -> Path {
    query("asOf", time.day?.description).query("knownAt", time.knownAt == nil ? nil : request.query["knownAt"])
  }
}
