import AsyncAlgorithms
import HTTPTypes
import Kernel
import NIOCore
import ServiceLifecycle

extension Response {
  /// Server-sent events (WHATWG HTML, section 9.2), with a comment every 20 seconds so that no proxy closes the
  /// line. Ends when the reader goes or the server stops.
  public static func events(_ updates: AsyncStream<LiveUpdates.Update>) -> Response {
    Response(
      status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: .stream { writer in
        let beats = AsyncTimerSequence(interval: .seconds(20), clock: .continuous).map { _ in LiveUpdates.Update?.none }
        try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
        for await update in merge(updates.map { LiveUpdates.Update?.some($0) }, beats).cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(string: update.map(\.eventText) ?? ":\n\n"))
        }
      })
  }
}

extension LiveUpdates.Update {
  fileprivate var eventText: String {
    "event: \(name)\ndata: \(data.replacing("\n", with: " ").replacing("\r", with: " "))\n\n"
  }
}
