import HTTPTypes
import Kernel
import NIOCore

extension IdempotencyKeeper {
  /// Answers by `handler`, or with what was answered before to the same key.
  func answer(_ request: Request, route: Route, by handler: Route.Handler) async throws -> Response {
    guard route.form == .api, route.method == .post, let key = request.headers[.idempotencyKey],
      let actor = request.caller?.actor
    else { return try await handler(request) }
    guard (1...200).contains(key.utf8.count) else { throw Problem.malformed("idempotencyKey") }
    let (request, fingerprint) = try await fingerprint(of: request)
    if let kept = try await begin(key, fingerprint: fingerprint, by: actor) { return Response(kept) }
    do {
      let response = try await handler(request)
      try await finish(key, by: actor, answer: KeptAnswer(response))
      return response
    } catch {
      try await finish(key, by: actor, answer: nil)
      throw error
    }
  }
}

extension IdempotencyKeeper {
  /// The longest body that is held in memory. Of a route that takes more, as uploads do, the place, the query and
  /// the length tell requests apart, and the body goes on to the handler as it arrives.
  private var longestKeptBody: Int { 16 << 20 }

  private func fingerprint(of request: Request) async throws -> (Request, [UInt8]) {
    let place = Array("\(request.pathWithQuery)\n".utf8)
    guard request.body.limit <= longestKeptBody else {
      return (request, Sodium.sha256(place + Array((request.headers[.contentLength] ?? "").utf8)))
    }
    let body = try await request.body.collect()
    return (request.replacingBody(body), Sodium.sha256(place + body))
  }
}

extension KeptAnswer {
  /// Nil for a stream, which cannot be kept.
  fileprivate init?(_ response: Response) {
    guard case .bytes(let bytes) = response.body else { return nil }
    let kept: [HTTPField.Name] = [.contentType, .location, .eTag]
    var headers: [String: String] = [:]
    for name in kept { headers[name.rawName] = response.headers[name] }
    self.init(status: response.status.code, headers: headers, body: String(buffer: bytes))
  }
}

extension Response {
  fileprivate init(_ kept: KeptAnswer) {
    self.init(status: HTTPResponse.Status(code: kept.status), body: .bytes(ByteBuffer(string: kept.body)))
    for (name, value) in kept.headers {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
  }
}
