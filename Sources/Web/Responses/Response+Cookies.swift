import Kernel

extension Response {
  /// The same answer, with which the browser is signed in by `token` for `duration`.
  public func signingIn(_ token: String, for duration: Duration, secure: Bool) -> Response {
    settingCookie(
      Cookies.header(Cookies.session, token, maxAge: Int(duration.wholeMilliseconds / 1000), secure: secure))
  }

  /// The same answer, with which the browser forgets its session.
  public func signingOut(secure: Bool) -> Response {
    settingCookie(Cookies.header(Cookies.session, "", maxAge: 0, secure: secure))
  }

  /// The same answer, with which the browser keeps the language for a year.
  public func choosing(_ language: LanguageCode, secure: Bool) -> Response {
    settingCookie(Cookies.header(Cookies.language, language.rawValue, maxAge: 365 * 86_400, secure: secure))
  }
}

extension Request {
  /// The value of the session cookie, valid or not.
  public var sessionToken: String? { cookie(Cookies.session) }
}
