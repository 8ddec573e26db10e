import Foundation
import Kernel
import Storage

/// What the figures were measured on.
public struct MachineFacts: Sendable, Encodable {
  public let cores: Int
  /// Whole mebibytes.
  public let memoryMiB: Int
  public let processor: String
  public let kernel: String
  public let swift: String
  public let isReleaseBuild: Bool
  /// With its version: `sqlite 3.40.1`.
  public let database: String

  static func read(_ database: Database) async throws -> MachineFacts {
    let version = try await database.read { tx in try BenchStore.engineVersion(tx) }
    return MachineFacts(
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memoryMiB: Int(ProcessInfo.processInfo.physicalMemory / 1_048_576),
      processor: ProcessFile.value(of: "model name", in: "/proc/cpuinfo") ?? "unknown",
      kernel: ProcessFile.text("/proc/sys/kernel/osrelease").map { String($0.prefix { !$0.isNewline }) } ?? "unknown",
      swift: swiftVersion, isReleaseBuild: isRelease, database: "\(database.dialect) \(version)")
  }

  private static var swiftVersion: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var isRelease: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }
}

extension MachineFacts: CustomStringConvertible {
  public var description: String {
    """
    \(cores) cores of \(processor), \(memoryMiB) MiB, Linux \(kernel); Swift \(swift), \
    \(isReleaseBuild ? "release" : "DEBUG") build; \(database)
    """
  }
}
