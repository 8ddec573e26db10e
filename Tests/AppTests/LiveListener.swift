import Foundation
import HTTPTypes
import HummingbirdCore
import Kernel
import NIOCore

@testable import App
@testable import Web

/// A browser that follows a page: what a route's stream writes, as it is written.
struct LiveListener: Sendable {
  /// What the answer was, with its events when it goes on.
  struct Answer: Sendable {
    let status: Int
    let events: AsyncStream<String>?
    /// The answer's text when it does not go on.
    let text: String
  }

  let services: AppServices

  func open(_ path: String, session: String, accept: String = "text/event-stream") async throws -> Answer {
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    guard let (route, parameters) = match(parts[0]) else { throw Problem.notFound }
    let request = IncomingRequest(
      method: .get, path: parts[0], query: parts.count > 1 ? parts[1] : nil, parameters: parameters,
      headers: [.cookie: "saathi_session=\(session)", .accept: accept],
      body: HummingbirdCore.RequestBody(buffer: ByteBuffer()), bodyLimit: 0, id: "test", remoteAddress: nil)
    let response = await services.pipeline().respond(to: request, by: route)
    switch response.body {
    case .stream(let write):
      return Answer(status: response.status.code, events: Self.events(of: write), text: "")
    case .bytes(let bytes): return Answer(status: response.status.code, events: nil, text: String(buffer: bytes))
    case .empty: return Answer(status: response.status.code, events: nil, text: "")
    }
  }

  /// The names of the events until the stream ends.
  private static func events(
    of write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
  ) -> AsyncStream<String> {
    let (events, continuation) = AsyncStream.makeStream(of: String.self)
    let writing = Task {
      var writer: any ResponseBodyWriter = LiveWriter(continuation: continuation)
      try? await write(&writer)
      continuation.finish()
    }
    continuation.onTermination = { _ in writing.cancel() }
    return events
  }

  private func match(_ path: String) -> (Route, [String: String])? {
    let wanted = path.split(separator: "/").map(String.init)
    for route in services.routes().all where route.method == .get {
      let pattern = route.path.split(separator: "/").map(String.init)
      guard pattern.count == wanted.count else { continue }
      let pairs = zip(pattern, wanted)
      guard pairs.allSatisfy({ $0.hasPrefix("{") || $0 == $1 }) else { continue }
      let parameters = pairs.filter { $0.0.hasPrefix("{") }.map { (String($0.dropFirst().dropLast()), $1) }
      return (route, Dictionary(parameters) { first, _ in first })
    }
    return nil
  }
}

/// Hands on the name of each event that is written whole.
private struct LiveWriter: ResponseBodyWriter {
  let continuation: AsyncStream<String>.Continuation

  mutating func write(_ buffer: ByteBuffer) async throws {
    for line in String(buffer: buffer).split(separator: "\n") where line.hasPrefix("event: ") {
      continuation.yield(String(line.dropFirst(7)))
    }
  }

  consuming func finish(_: HTTPFields?) async throws {}
}
