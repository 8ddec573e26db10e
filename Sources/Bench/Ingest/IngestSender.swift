import Foundation
import Kernel

/// Sends events to a server of this machine as a client library would, over several connections at once.
struct IngestSender: Sendable {
  let port: Int
  let key: String

  func waitForServer() async throws {
    for _ in 0..<200 {
      if (try? HTTPClient(port: port).isOpen) == true { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw BenchError.unexpected("no server answers at port \(port)")
  }

  /// Tells which account each user belongs to.
  func introduceUsers() async throws {
    _ = try await BlockingThreads.run(1) { _ in
      var maker = EventMaker(seed: 7, sentAt: Self.now)
      var client = try HTTPClient(port: port)
      for batch in maker.groups() { try post(batch, &client) }
    }
  }

  /// Returns when so many events have been acknowledged.
  func send(_ count: Int, in size: Int, over connections: Int, seed: UInt64) async throws {
    _ = try await BlockingThreads.run(connections) { place in
      var maker = EventMaker(seed: seed &* 1000 &+ UInt64(place), sentAt: Self.now)
      var client = try HTTPClient(port: port)
      var left = count / connections + (place < count % connections ? 1 : 0)
      while left > 0 {
        let some = min(size, left)
        try post(maker.batch(of: some), &client)
        left -= some
      }
    }
  }

  /// Sends one body; throws unless it is acknowledged.
  func post(_ body: [UInt8], _ client: inout HTTPClient) throws {
    let credentials = Data("\(key):".utf8).base64EncodedString()
    let answer = try client.send(
      "POST", "/v1/batch", headers: [("Authorization", "Basic \(credentials)"), ("Content-Type", "application/json")],
      body: body)
    guard answer.status == 200 else {
      throw BenchError.unexpected("\(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
    }
  }

  static var now: String { Effects.live.now.description }
}
