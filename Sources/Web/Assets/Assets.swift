import CAssets

/// The files that travel inside the binary: style sheet, scripts, icons.
public enum Assets {
  /// The bytes of `Public/app.css`; nil when there is no such file.
  public static func bytes(_ name: String) -> [UInt8]? { byName[name] }

  /// The names of the static files of the pages, without `Public/`.
  static var publicNames: [String] {
    byName.keys.filter { $0.hasPrefix("Public/") }.map { String($0.dropFirst("Public/".count)) }.sorted()
  }

  private static let byName: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    var index = 0
    while let file = saathi_asset_at(index)?.pointee, let name = file.name {
      files[String(cString: name)] = Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
      index += 1
    }
    return files
  }()
}
