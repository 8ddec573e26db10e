import Foundation
import HTTPTypes
import Kernel
import NIOCore

extension Response {
  /// A file of disk, to be kept: of no type that a browser would show, under `name` in any script.
  ///
  /// - Throws: 404 when the file is not there.
  public static func attachment(fileAt path: String, name: String) throws -> Response {
    guard let handle = FileHandle(forReadingAtPath: path) else { throw Problem.notFound }
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: 0)
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream", .cacheControl: "no-store", .contentLength: String(size),
        .contentDisposition: disposition(name),
      ],
      body: .stream { writer in
        defer { try? handle.close() }
        while let bytes = try handle.read(upToCount: 64 << 10), !bytes.isEmpty {
          try await writer.write(ByteBuffer(bytes: bytes))
        }
      })
  }

  /// The name twice (RFC 6266, appendix D): for old readers in plain letters, and as it is (RFC 8187).
  static func disposition(_ name: String) -> String {
    let plain = String(name.unicodeScalars.map { isPlain($0) ? Character($0) : "_" })
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(name.percentEncoded)"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    (0x20..<0x7F).contains(scalar.value) && scalar != "\"" && scalar != "\\" && scalar != "%"
  }
}
