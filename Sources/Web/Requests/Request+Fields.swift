import HTTPTypes
import Kernel

extension Request {
  /// The body as a JSON object; 415 for another type, 400 for what is not JSON, 422 for another kind of value.
  public func fields() async throws -> Fields {
    guard let type = headers[.contentType]?.split(separator: ";").first,
      type.trimmingASCIISpace.lowercased() == "application/json"
    else { throw Problem(status: 415, code: "unsupportedMediaType") }
    guard let value = JSONValue(parsing: try await body.collect()) else { throw Problem.malformed("malformedJSON") }
    guard case .object(let object) = value else { throw Problem.invalid("", "wrongType", ["wanted": "object"]) }
    return Fields(object: object)
  }

  /// The body as a form, checked to come from one of our own pages.
  public func form() async throws -> Query {
    guard headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
      throw Problem(status: 415, code: "unsupportedMediaType")
    }
    let form = Query(encoded: String(decoding: try await body.collect(), as: UTF8.self))
    guard CSRF.matches(form["_csrf"], secret: cookieSecret) else { throw Problem(status: 403, code: "csrf") }
    return form
  }
}

extension Substring {
  fileprivate var trimmingASCIISpace: String { String(self).trimmed }
}
