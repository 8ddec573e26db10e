import Foundation

/// The system's random numbers, fetched many at a time: a system call costs more than all the rest of making an id.
public struct FetchedRandom: RandomNumberGenerator, Sendable {
  private static let many = 128
  private var numbers: [UInt64] = []

  public init() {}

  public mutating func next() -> UInt64 {
    if numbers.isEmpty {
      numbers = Array(repeating: 0, count: Self.many)
      numbers.withUnsafeMutableBytes { bytes in
        if let start = bytes.baseAddress { arc4random_buf(start, bytes.count) }
      }
    }
    return numbers.removeLast()
  }
}
