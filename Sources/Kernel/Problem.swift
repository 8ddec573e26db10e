/// Something that cannot be done, as the caller hears of it (RFC 9457).
///
/// The words stand in the catalogues under `problem.<code>`; nothing of the server's inside is in it.
public struct Problem: Error, Sendable, Equatable {
  /// What is wrong with one field of the request.
  public struct Field: Sendable, Equatable {
    /// JSON pointer (RFC 6901) to the field, or a form field's name with `/` before it.
    public let pointer: String
    /// The catalogue key is `problem.field.<code>`.
    public let code: String
    public let arguments: [String: String]

    public init(pointer: String, code: String, arguments: [String: String] = [:]) {
      self.pointer = pointer
      self.code = code
      self.arguments = arguments
    }
  }

  /// The HTTP status.
  public let status: Int
  /// A stable word in lowerCamelCase, part of the API: `notFound`.
  public let code: String
  /// What the words of the catalogue name in braces.
  public let arguments: [String: String]
  public let fields: [Field]
  /// Seconds after which another try makes sense (429, 503).
  public let retryAfter: Int?

  public init(
    status: Int, code: String, arguments: [String: String] = [:], fields: [Field] = [], retryAfter: Int? = nil
  ) {
    self.status = status
    self.code = code
    self.arguments = arguments
    self.fields = fields
    self.retryAfter = retryAfter
  }

  /// 400: the request cannot be read.
  public static func malformed(_ code: String = "malformed", _ arguments: [String: String] = [:]) -> Problem {
    Problem(status: 400, code: code, arguments: arguments)
  }

  /// 401: nobody is signed in, or the token is not valid.
  public static let unauthenticated = Problem(status: 401, code: "unauthenticated")
  /// 403: visible, but not allowed.
  public static let forbidden = Problem(status: 403, code: "forbidden")
  /// 404: absent or invisible, which look the same.
  public static let notFound = Problem(status: 404, code: "notFound")

  /// 409: it contradicts what is there.
  public static func conflict(_ code: String, _ arguments: [String: String] = [:]) -> Problem {
    Problem(status: 409, code: code, arguments: arguments)
  }

  /// 412: somebody else was faster.
  public static let stale = Problem(status: 412, code: "stale")
  /// 413: too large.
  public static let tooLarge = Problem(status: 413, code: "tooLarge")

  /// 422: understood, but these fields cannot be so.
  public static func invalid(_ fields: [Field]) -> Problem { Problem(status: 422, code: "invalid", fields: fields) }

  /// 422 for one field.
  public static func invalid(_ pointer: String, _ code: String, _ arguments: [String: String] = [:]) -> Problem {
    .invalid([Field(pointer: pointer, code: code, arguments: arguments)])
  }

  /// 429: too often.
  public static func tooMany(retryAfter seconds: Int) -> Problem {
    Problem(status: 429, code: "tooMany", arguments: ["seconds": String(seconds)], retryAfter: seconds)
  }
}
