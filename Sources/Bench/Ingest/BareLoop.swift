import Foundation
import Kernel
import Storage

/// The same number of rows by a bare loop over SQLite's C interface, on the same disk in the same run.
enum BareLoop {
  /// Rows a second of each stretch.
  static func run(_ rows: Int, every step: Int) async throws -> [Double] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "saathi-bare-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "bare.sqlite").path
    return try await BlockingThreads.run(1) { _ in
      var random = SeededRandom(seed: 11)
      var rates: [Double] = []
      var begun = ContinuousClock.now
      try BareSQLite.insert(
        rows, body: Array(repeating: UInt8(ascii: "x"), count: 330), into: path, every: step, random: { random.next() }
      ) { _ in
        rates.append(Double(step) / (ContinuousClock.now - begun).inSeconds)
        begun = .now
      }
      return rates
    }.first ?? []
  }
}
