import Foundation
import Kernel

/// Asks for one page over several connections at once, each from a thread of its own, as fast as it is answered.
struct LoadRun: Sendable {
  let port: Int
  let cookie: String
  let connections: Int
  let warmUp: Duration
  let duration: Duration

  /// Runs and waits.
  func measure(_ page: BenchPage) async throws -> PageFigures {
    let samples = try await BlockingThreads.run(connections) { place in try ask(page, from: place) }
    return PageFigures(page: page.name, samples: samples.flatMap(\.self), seconds: duration.inSeconds)
  }

  private func ask(_ page: BenchPage, from place: Int) throws -> [LoadSample] {
    var client = try HTTPClient(port: port)
    var samples: [LoadSample] = []
    let headers = [("Cookie", cookie), ("Accept", "*/*")]
    var turn = place * page.paths.count / connections
    let begun = ContinuousClock.now
    while true {
      let start = ContinuousClock.now
      if start - begun >= warmUp + duration { return samples }
      let answer = try client.send("GET", page.paths[turn % page.paths.count], headers: headers)
      turn += 1
      guard start - begun >= warmUp else { continue }
      samples.append(
        LoadSample(
          milliseconds: (ContinuousClock.now - start).inSeconds * 1000, status: answer.status,
          bytes: answer.body.count))
    }
  }
}
