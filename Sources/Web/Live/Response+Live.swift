import AsyncAlgorithms
import HTTPTypes
import HummingbirdCore
import Kernel
import NIOCore
import ServiceLifecycle

extension Response {
  /// Follows what a page shows: server-sent events (WHATWG HTML, section 9.2) for a browser's `EventSource`, the
  /// present stamp as a text for everybody else.
  ///
  /// A `changed` event is sent whenever the stamp is another than the reader has seen. It carries no data: the page
  /// asks for itself again, with its reader's rights. The stamp is looked at after each commit of this process and
  /// every three seconds for those of others, as a caller whose credentials are read anew. The stream ends with
  /// them, when the thing is no longer there for the caller, when the reader goes, and when the server stops.
  ///
  /// - Parameters:
  ///   - pause: the least time between two looks while one commit follows another, and after a change.
  ///   - stamp: a short text that is another when the page would be another. Throws 404 for what the actor does
  ///     not see.
  public static func live(
    _ request: Request, _ bell: LiveBell, pause: Duration = .milliseconds(500),
    stamp: @escaping @Sendable (Actor) async throws -> String
  ) async throws -> Response {
    guard let actor = request.caller?.actor else { throw Problem.unauthenticated }
    let rings = bell.rings()
    let present = try await stamp(actor)
    guard request.headers[.accept]?.contains("text/event-stream") == true else {
      var answer = Response.text(present)
      answer.headers[.cacheControl] = "no-store"
      return answer
    }
    let watch = LiveWatch(pause: pause) {
      guard let actor = try await request.currentCaller()?.actor else { throw Problem.unauthenticated }
      return try await stamp(actor)
    }
    let seen = request.headers[.lastEventID] ?? request.query["seen"] ?? present
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: .stream { writer in try await watch.write(to: &writer, rings: rings, seen: seen) })
  }
}

/// Looks again and again, and writes what a browser is to hear of it.
private struct LiveWatch: Sendable {
  let pause: Duration
  let look: @Sendable () async throws -> String

  /// A comment follows after so many looks without news, so that no proxy closes the line.
  private static let beat = 5
  /// After this long without a commit the next look but one comes this soon, and then each after twice as long: what
  /// follows from a commit, as a score does from an event, is committed a little later.
  private static let (quiet, soon) = (Duration.milliseconds(500), Duration.milliseconds(250))

  func write(to writer: inout any ResponseBodyWriter, rings: AsyncStream<Void>, seen: String) async throws {
    try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
    let ticks = AsyncTimerSequence(interval: .seconds(3), clock: .continuous).map { _ in }
    var (last, unchanged) = (seen, 0)
    var (wait, looked) = (pause, ContinuousClock.now.advanced(by: .zero - pause))
    for await _ in merge(chain([()].async, rings), ticks).cancelOnGracefulShutdown() {
      // Whatever is wrong now: the browser comes again, and is told then.
      guard let present = try? await look() else { return }
      wait = ContinuousClock.now - looked >= Self.quiet ? min(Self.soon, pause) : min(wait * 2, pause)
      if present != last {
        try await writer.write(ByteBuffer(string: "event: changed\nid: \(present)\ndata:\n\n"))
        (last, unchanged, wait) = (present, 0, pause)
      } else {
        unchanged += 1
        if unchanged.isMultiple(of: Self.beat) { try await writer.write(ByteBuffer(string: ":\n\n")) }
      }
      try await Task.sleep(for: wait)
      looked = ContinuousClock.now
    }
  }
}
