import Kernel
import Web

extension ExternalID {
  /// A look-up by an id of an outside system: `externalId`, and `source` unless any will do.
  struct Wanted: Sendable, Hashable {
    let source: String?
    let id: String
  }

  /// What a list is asked for; nil when it does not say.
  /// - Throws: 422 for an id that nothing can have.
  static func asked(of request: Request) throws(Problem) -> Wanted? {
    guard let id = request.query["externalId"] else { return nil }
    var validation = Validation()
    let wanted = Wanted(
      source: validation.optionalText(request.query["source"], "/source", limit: 50),
      id: validation.text(id, "/externalId", limit: 200))
    try validation.check()
    return wanted
  }
}
