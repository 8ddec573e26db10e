import HTTPTypes
import NIOCore

extension Response {
  /// A file to keep, sent piece by piece as `body` makes it.
  ///
  /// - Parameters:
  ///   - name: the file's name, plain letters, digits, dots and hyphens.
  ///   - body: calls `send` with each piece; when it throws, the download breaks off.
  public static func download(
    _ name: String, type: String,
    _ body: @escaping @Sendable (_ send: (ByteBuffer) async throws -> Void) async throws -> Void
  ) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type, .cacheControl: "no-store", .contentDisposition: "attachment; filename=\"\(name)\"",
      ],
      body: .stream { writer in try await body { try await writer.write($0) } })
  }
}
