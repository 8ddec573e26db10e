import Configuration

/// Reads settings one by one and collects what is wrong: a value that is present but wrong is never taken for
/// the default.
struct SettingsReader {
  let config: ConfigReader
  private(set) var mistakes: [String] = []

  init(config: ConfigReader) { self.config = config }

  /// The value of a key, or of `usual` when it is not set. `usual` has to be readable.
  mutating func value<Value>(_ key: ConfigKey, _ usual: String, _ wanted: String, _ read: (String) -> Value?) -> Value {
    if let text = config.string(forKey: key) {
      if let value = read(text) { return value }
      mistakes.append("saathi.\(key) is \"\(text)\", but should be \(wanted)")
    }
    guard let value = read(usual) else { preconditionFailure("the default of \(key) cannot be read") }
    return value
  }

  func check() throws {
    if !mistakes.isEmpty { throw SettingsError(mistakes: mistakes) }
  }
}

/// Every mistake in the settings at once.
public struct SettingsError: Error, CustomStringConvertible {
  public let mistakes: [String]

  public var description: String { mistakes.joined(separator: "\n") }
}
