import Foundation
import Kernel
import Synchronization

/// Asks for one page over several connections at once, each from a thread of its own, as fast as it is answered.
struct LoadRun: Sendable {
  let port: Int
  let cookie: String
  let connections: Int
  let warmUp: Duration
  let duration: Duration

  /// Runs and waits; the threads block, so they are none of the concurrency pool's.
  func measure(_ page: BenchPage) async throws -> PageFigures {
    let outcome = await withCheckedContinuation { (done: CheckedContinuation<Gathered.Outcome, Never>) in
      let gathered = Gathered(threads: connections, done: done)
      for place in 0..<connections {
        Thread { gathered.add(Result { try ask(page, from: place) }) }.start()
      }
    }
    if let error = outcome.error { throw error }
    return PageFigures(page: page.name, samples: outcome.samples, seconds: duration.inSeconds)
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

/// Waits for all threads of a run.
private final class Gathered: Sendable {
  typealias Outcome = (samples: [LoadSample], error: (any Error)?)

  private struct State {
    var open: Int
    var samples: [LoadSample] = []
    var error: (any Error)?
  }

  private let state: Mutex<State>
  private let done: CheckedContinuation<Outcome, Never>

  init(threads: Int, done: CheckedContinuation<Outcome, Never>) {
    state = Mutex(State(open: threads))
    self.done = done
  }

  func add(_ result: Result<[LoadSample], any Error>) {
    let outcome: Outcome? = state.withLock { state in
      switch result {
      case .success(let samples): state.samples += samples
      case .failure(let error): state.error = error
      }
      state.open -= 1
      return state.open == 0 ? (state.samples, state.error) : nil
    }
    if let outcome { done.resume(returning: outcome) }
  }
}
