import HTTPTypes
import Kernel
import NIOCore

/// Serves the files of `Public/` under an address that changes with their content, so that browsers may keep them
/// for a year and still never show an old one.
public enum StaticFiles {
  /// `/assets/app.css?v=…` for a file of `Public/`.
  public static func path(_ name: String) -> Path { ("/assets/\(name)" as Path).query("v", versions[name]) }

  /// Adds the one route of all static files.
  public static func add(to routes: inout Routes) {
    routes.openPage(.get, "/assets/{name}") { request in
      let name = try request.parameter("name")
      guard let bytes = Assets.bytes("Public/\(name)"), let version = versions[name] else { throw Problem.notFound }
      let tag = "\"\(version)\""
      let isCurrent = request.query["v"] == version
      let headers: HTTPFields = [
        .contentType: type(of: name), .eTag: tag,
        .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "public, max-age=300",
      ]
      if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
      return Response(status: .ok, headers: headers, body: .bytes(ByteBuffer(bytes: bytes)))
    }
  }

  private static let versions: [String: String] = Dictionary(
    uniqueKeysWithValues: Assets.publicNames.map { name in
      (name, String(Base64URL.encode(Sodium.sha256(Assets.bytes("Public/\(name)") ?? [])).prefix(10)))
    })

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: "application/octet-stream"
    }
  }
}
