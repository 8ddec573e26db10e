import HTTPTypes

/// Reads and writes cookies (RFC 6265).
enum Cookies {
  static let session = "saathi_session"
  static let visitor = "saathi_visitor"
  static let language = "saathi_language"
  static let theme = "saathi_theme"

  static func value(of name: String, in headers: HTTPFields) -> String? {
    for header in headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].drop(while: { $0 == " " }) == name { return String(parts[1]) }
      }
    }
    return nil
  }

  /// `Set-Cookie` of a cookie that scripts cannot read; for the browser's session when `maxAge` is nil.
  static func header(_ name: String, _ value: String, maxAge seconds: Int?, secure: Bool) -> String {
    var text = "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
    if let seconds { text += "; Max-Age=\(seconds)" }
    if secure { text += "; Secure" }
    return text
  }
}
