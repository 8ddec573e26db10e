import HTTPTypes
import HummingbirdCore
import Kernel
import Language
import NIOCore

/// A request as it came from the network, before anything is known of its caller.
struct IncomingRequest: Sendable {
  let method: HTTPRequest.Method
  let path: String
  let query: String?
  let parameters: [String: String]
  let headers: HTTPFields
  let body: HummingbirdCore.RequestBody
  let bodyLimit: Int
  let id: String
  let remoteAddress: String?

  func request(at now: Timestamp, words: Words) -> Request {
    let secret =
      Cookies.value(of: Cookies.session, in: headers) ?? Cookies.value(of: Cookies.visitor, in: headers)
      ?? Base64URL.encode(Sodium.randomBytes(24))
    return Request(
      method: method, path: path, query: Query(encoded: query ?? ""), headers: headers,
      body: RequestBody(body, limit: bodyLimit), id: id, remoteAddress: remoteAddress, now: now, caller: nil,
      words: words, cookieSecret: secret, parameters: parameters)
  }
}

extension Request {
  /// The same request with a body that was read already.
  func replacingBody(_ bytes: [UInt8]) -> Request {
    Request(
      method: method, path: path, query: query, headers: headers,
      body: RequestBody(HummingbirdCore.RequestBody(buffer: ByteBuffer(bytes: bytes)), limit: body.limit), id: id,
      remoteAddress: remoteAddress, now: now, caller: caller, words: words, cookieSecret: cookieSecret,
      parameters: parameters, recall: recall)
  }

  /// Where the reader is, to come back to after signing in.
  var pathWithQuery: String {
    let pairs = query.pairs.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }
}
