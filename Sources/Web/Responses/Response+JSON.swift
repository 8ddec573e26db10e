import Foundation
import HTTPTypes
import Kernel
import NIOCore

extension Response {
  /// JSON with the names in alphabetical order, so that the same value is the same text.
  public static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: .bytes(ByteBuffer(bytes: try encoder.encode(value))))
  }

  /// JSON of something that has versions: `ETag: "v3"`.
  public static func json(_ value: some Encodable, version: Int, status: HTTPResponse.Status = .ok) throws -> Response {
    var response = try json(value, status: status)
    response.headers[.eTag] = "\"v\(version)\""
    return response
  }

  /// 201 with the new thing's place.
  public static func created(_ value: some Encodable, at path: Path, version: Int? = nil) throws -> Response {
    var response = try json(value, status: .created)
    response.headers[.location] = path.description
    if let version { response.headers[.eTag] = "\"v\(version)\"" }
    return response
  }

  /// `{"items": […], "next": "…"}` and a `Link` header (RFC 8288) to the next page.
  public static func page<Item: Encodable & Sendable>(_ page: Page<Item>, of request: Request) throws -> Response {
    var response = try json(PageJSON(items: page.items, next: page.next?.description))
    if let next = page.next {
      let others = request.query.pairs.filter { $0.name != "cursor" }
        .map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
      let query = (others + ["cursor=\(next)"]).joined(separator: "&")
      response.headers[.link] = "<\(request.path)?\(query)>; rel=\"next\""
    }
    return response
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()
}

private struct PageJSON<Item: Encodable>: Encodable {
  let items: [Item]
  let next: String?
}
