/// Signs in as a browser does: the form, its token, the session's cookie.
enum BenchSignIn {
  /// - Returns: the `Cookie` header of the session.
  static func cookie(port: Int) throws -> String {
    var client = try HTTPClient(port: port)
    let form = try client.send("GET", "/sign-in")
    let visitor = pairs(form).joined(separator: "; ")
    let html = String(decoding: form.body, as: UTF8.self)
    guard let found = html.firstMatch(of: /name="_csrf" value="([^"]+)"/) else {
      throw BenchError.unexpected("the sign-in page has no form")
    }
    let fields = [("_csrf", String(found.1)), ("email", BenchWorkspace.email), ("password", BenchWorkspace.password)]
    let body = fields.map { "\($0.0)=\($0.1.replacing("@", with: "%40"))" }.joined(separator: "&")
    let answer = try client.send(
      "POST", "/sign-in",
      headers: [("Cookie", visitor), ("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8))
    guard answer.status == 303, let session = pairs(answer).first else {
      throw BenchError.unexpected("signing in was answered with \(answer.status)")
    }
    return session
  }

  /// `name=value` of each cookie that the answer sets.
  private static func pairs(_ answer: HTTPClient.Answer) -> [String] {
    answer.headers.filter { $0.name == "set-cookie" }.map { String($0.value.prefix { $0 != ";" }) }
  }
}
