import Foundation
import Kernel

/// One part of a `multipart/form-data` body, as its headers say.
struct MultipartPart: Sendable, Equatable {
  let name: String
  /// Without folders and control characters, at most 200 characters; nil for a plain field.
  let fileName: String?

  init(name: String, fileName: String?) {
    self.name = name
    self.fileName = fileName
  }

  /// Reads the lines of the headers; nil without `Content-Disposition: form-data; name="…"`.
  init?(headers: ArraySlice<UInt8>) {
    let text = String(decoding: headers, as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else { return nil }
    let value = line.drop { $0 != ":" }.dropFirst()
    guard value.trimmingPrefix(while: \.isWhitespace).lowercased().hasPrefix("form-data"),
      let name = Self.parameter("name", of: value)
    else { return nil }
    self.init(name: name, fileName: Self.parameter("filename", of: value).map(Self.baseName))
  }

  /// The quoted value of `; name="…"`. Browsers write `%22` for a quote within (WHATWG HTML, multipart form data).
  private static func parameter(_ name: String, of line: Substring) -> String? {
    let marker = "\(name)=\""
    var rest = line[...]
    while let found = rest.range(of: marker, options: .caseInsensitive) {
      let before = rest[..<found.lowerBound].last
      rest = rest[found.upperBound...]
      guard before == ";" || before == " " || before == "\t" else { continue }
      guard let end = rest.firstIndex(of: "\"") else { return nil }
      let value = rest[..<end].replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
      return value.unicodeScalars.contains { $0.value == 0 } ? nil : String(value.prefix(1000))
    }
    return nil
  }

  static func baseName(_ path: String) -> String {
    let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
    let plain = name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    return String(String(String.UnicodeScalarView(plain)).prefix(200)).trimmed
  }
}
