import Foundation

/// How much memory the server's process holds.
public struct ServerMemory: Sendable, Encodable {
  /// At the end, in mebibytes (`VmRSS`).
  public let residentMiB: Double
  /// At its highest (`VmHWM`).
  public let highestMiB: Double

  /// - Parameter process: nil for this one.
  static func read(of process: Int? = nil) -> ServerMemory? {
    let path = "/proc/\(process.map(String.init) ?? "self")/status"
    guard let resident = mebibytes("VmRSS", path), let highest = mebibytes("VmHWM", path) else { return nil }
    return ServerMemory(residentMiB: resident, highestMiB: highest)
  }

  private static func mebibytes(_ key: String, _ path: String) -> Double? {
    let kibibytes = ProcessFile.value(of: key, in: path).flatMap { Double($0.prefix { $0.isNumber }) }
    return kibibytes.map { $0 / 1024 }
  }
}
