import Kernel
import Language

/// A day; the browser shows it in the reader's form and sends `2026-11-22`.
public struct DateField: Sendable {
  public let field: Field
  /// As it was sent, so that nothing is lost when it is no date.
  public let value: String
  public let earliest: LocalDate?
  public let latest: LocalDate?

  public init(_ field: Field, value: String, earliest: LocalDate? = nil, latest: LocalDate? = nil) {
    self.field = field
    self.value = value
    self.earliest = earliest
    self.latest = latest
  }

  public init(_ field: Field, date: LocalDate?, earliest: LocalDate? = nil, latest: LocalDate? = nil) {
    self.init(field, value: date?.description ?? "", earliest: earliest, latest: latest)
  }

  public func html(_ words: Words) -> HTML {
    let min: HTML? = earliest.map { " min=\"\($0.description)\"" }
    let max: HTML? = latest.map { " max=\"\($0.description)\"" }
    let control: HTML = """
      <input class="input input-date" type="date" value="\(value)"\(min)\(max) \(field.attributes)>
      """
    return field.html(words, control)
  }
}
