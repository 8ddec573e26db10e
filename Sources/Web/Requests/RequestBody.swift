import HummingbirdCore
import Kernel
import NIOCore

/// The body of a request: read whole up to the route's limit, or piece by piece.
public struct RequestBody: Sendable {
  private let stream: HummingbirdCore.RequestBody
  /// The longest body the route takes, in bytes.
  public let limit: Int

  init(_ stream: HummingbirdCore.RequestBody, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// The whole body; 413 when it is longer than the limit.
  public func collect() async throws -> [UInt8] {
    var bytes: [UInt8] = []
    try await forEachChunk { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Hands the body over as it arrives; 413 as soon as it is longer than the limit.
  public func forEachChunk(_ consume: (ByteBufferView) async throws -> Void) async throws {
    var length = 0
    for try await chunk in stream {
      length += chunk.readableBytes
      guard length <= limit else { throw Problem.tooLarge }
      try await consume(chunk.readableBytesView)
    }
  }
}
