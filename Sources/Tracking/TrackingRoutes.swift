import HTTPTypes
import Kernel
import NIOCore
import Web

/// Segment's tracking protocol ("HTTP API"), so that existing client libraries work when pointed here.
public struct TrackingRoutes: Sendable {
  /// The paths and what each says an event is; a batch's events say it themselves.
  private static let paths: [(String, EventKind?)] = [
    ("/v1/track", .track), ("/v1/t", .track), ("/v1/identify", .identify), ("/v1/i", .identify),
    ("/v1/group", .group), ("/v1/g", .group), ("/v1/page", .page), ("/v1/p", .page), ("/v1/screen", .screen),
    ("/v1/s", .screen), ("/v1/alias", .alias), ("/v1/a", .alias), ("/v1/batch", nil), ("/v1/import", nil),
  ]

  private let service: TrackingService
  private let effects: Effects

  public init(service: TrackingService, effects: Effects) {
    self.service = service
    self.effects = effects
  }

  public func add(to routes: inout Routes) {
    for (path, kind) in Self.paths {
      routes.collector(.post, path, bodyLimit: EventBody.mostOfBatch) { request in
        try await take(request, kind)
      }
      routes.collector(.options, path, bodyLimit: 0) { _ in Self.preflight }
    }
  }

  private func take(_ request: Request, _ kind: EventKind?) async throws -> Response {
    let received = effects.now
    let bytes = try await body(of: request)
    let (body, key) = try bytes.withUnsafeBytes { bytes -> (EventBody, String?) in
      let body = try EventBody(bytes, kind: kind)
      return (body, request.headers[.authorization].flatMap(WriteKey.fromBasic) ?? body.writeKey.map { bytes.text($0) })
    }
    let (workspace, source) = try await service.gate.source(of: key, at: received)
    if !body.events.isEmpty {
      try await service.log.append(
        LoggedBody(
          workspace: workspace, source: source, receivedAt: received, kind: kind, events: body.events.count,
          bytes: bytes))
    }
    var response = Response(status: .ok, body: .bytes(ByteBuffer(string: #"{"success":true}"#)))
    response.headers[.contentType] = "application/json"
    let unnamed = body.events.count { $0.messageID == nil }
    if unnamed > 0 { response.headers[.messageIDsAdded] = String(unnamed) }
    return response
  }

  private func body(of request: Request) async throws -> [UInt8] {
    let bytes = try await request.body.collect()
    switch request.headers[.contentEncoding]?.lowercased() {
    case nil, "identity": return bytes
    case "gzip": return try Gzip.decompress(bytes, limit: EventBody.mostOfBatch)
    default: throw Problem(status: 415, code: "unsupportedMediaType")
    }
  }

  /// Pages of any origin may send: the key says whose events they are, and no cookie is looked at.
  private static var preflight: Response {
    Response(
      status: .noContent,
      headers: [
        .accessControlAllowMethods: "POST, OPTIONS",
        .accessControlAllowHeaders: "Authorization, Content-Type, Content-Encoding",
        .accessControlMaxAge: "86400",
      ])
  }
}

extension HTTPField.Name {
  /// How many events came without a message id and were given one.
  fileprivate static var messageIDsAdded: HTTPField.Name { HTTPField.Name("Saathi-Message-Ids-Added") ?? .eTag }
}

extension Gzip.Failure: ProblemConvertible {
  var problem: Problem {
    switch self {
    case .malformed: .malformed("gzip")
    case .tooLarge: .tooLarge
    }
  }
}

extension EventBody.Failure: ProblemConvertible {
  var problem: Problem {
    switch self {
    case .malformed: .malformed()
    case .eventTooLarge(let place):
      .malformed("eventTooLarge", ["place": String(place), "limit": String(EventBody.mostOfOne / 1024)])
    }
  }
}
