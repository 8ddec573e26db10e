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
    let body = try await request.body.collect()
    let fingerprint = Sodium.sha256(Array("\(request.path)\n".utf8) + body)
    if let kept = try await begin(key, fingerprint: fingerprint, by: actor) { return Response(kept) }
    do {
      let response = try await handler(request.replacingBody(body))
      try await finish(key, by: actor, answer: KeptAnswer(response))
      return response
    } catch {
      try await finish(key, by: actor, answer: nil)
      throw error
    }
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
