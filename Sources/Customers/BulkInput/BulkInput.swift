import Kernel
import Web

/// Many things in one request, each of which is taken or refused by itself.
enum BulkInput {
  /// The most things that one request brings.
  static let most = 1000

  /// What became of one of them.
  struct Outcome: Sendable, Equatable {
    enum Status: String, Encodable, Sendable {
      case created
      case changed
      case unchanged
      case refused
    }

    let status: Status
    var id: String?
    var version: Int?
    var problems: [Problem.Field] = []
  }

  /// Reads `items` of the body and has each carried out, in their order.
  ///
  /// - Throws: 422 when there is no list or it is too long; what is wrong with an item is its own affair.
  static func outcomes(
    of request: Request, _ carryOut: (inout Fields) async throws -> Outcome
  ) async throws -> [Outcome] {
    var fields = try await request.fields()
    let items = fields.items("items", most: most)
    if items == nil { fields.validation.require(!fields.validation.problems.isEmpty, "/items", "required") }
    try fields.check()
    var outcomes: [Outcome] = []
    for item in items ?? [] {
      guard var item else {
        outcomes.append(refused([Problem.Field(pointer: "", code: "wrongType", arguments: ["wanted": "object"])]))
        continue
      }
      do {
        outcomes.append(try await carryOut(&item))
      } catch let error as any ProblemConvertible where error.problem.status < 500 {
        outcomes.append(refused(problems(of: error.problem)))
      }
    }
    return outcomes
  }

  private static func refused(_ problems: [Problem.Field]) -> Outcome { Outcome(status: .refused, problems: problems) }

  /// A problem without fields is one of the whole item: its account or itself is not there, or a name is taken.
  private static func problems(of problem: Problem) -> [Problem.Field] {
    guard problem.fields.isEmpty else { return problem.fields }
    let code = problem.status == 404 ? "unknownReference" : problem.status == 412 ? "changedMeanwhile" : "duplicate"
    return [Problem.Field(pointer: "", code: code)]
  }
}

extension Fields {
  /// The ids of outside systems that an item has; the first that something has is what the item is about.
  mutating func externalIDs() -> [ExternalID]? {
    objects("externalIds", most: 20) { ExternalID(source: $0.text("source", limit: 50), id: $0.text("id")) }
  }
}
