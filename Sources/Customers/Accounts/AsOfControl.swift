import Kernel
import Language
import Web

/// Which moment a page shows: a calm line with a way back when it is a past one, and the way to another.
public struct AsOfControl {
  let time: FilterTime
  let path: Path
  let request: Request
  /// What the form keeps of the page: its filter, its order.
  let keep: [(name: String, value: String)]
  /// Whether the page leaves out parts that have no past.
  let isPartial: Bool

  public init(
    _ time: FilterTime, path: Path, request: Request, keep: [(name: String, value: String)] = [],
    isPartial: Bool = false
  ) {
    self.time = time
    self.path = path
    self.request = request
    self.keep = keep
    self.isPartial = isPartial
  }

  private var words: Words { request.words }

  /// The line and the form.
  public var html: HTML { "\(notice)\(form)" }

  /// The line alone; nil for the present.
  public var notice: HTML? {
    guard time.isPast else { return nil }
    let present = keep.reduce(path) { $0.query(named: $1.name, $1.value) }
    return Notice(
      .info, said, detail: words[isPartial ? "asOf.partial" : "asOf.names"],
      action: Button(words["asOf.back"], size: .small).link(present)
    ).html
  }

  /// "As of 30 June 2023, as known on 1 July 2023".
  private var said: String {
    let day = words.reader.date(time.day(or: request.today))
    guard let known = time.knownAt else { return words("asOf.said", ["date": day]) }
    let moment = known.day(in: request.companyZone)
    return words("asOf.saidKnown", ["date": day, "known": words.reader.date(moment)])
  }

  private var form: HTML {
    let kept: [HTML] = keep.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    let day = DateField(
      Field("asOf", label: words["asOf.day"], isRequired: false), date: time.day, latest: request.today)
    let known = DateField(
      Field("knownAt", label: words["asOf.knownAt"], help: words["asOf.knownAt.help"], isRequired: false),
      date: time.knownAt?.day(in: request.companyZone), latest: request.today)
    return """
      <details class="as-of-control"><summary>\(words["asOf.open"])</summary>\
      <form class="form-row" method="get" action="\(path)">\(kept)\(day.html(words))\(known.html(words))\
      \(Button(words["asOf.show"]).submit())</form></details>
      """
  }
}
