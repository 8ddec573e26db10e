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

  /// The same answer, with which the browser keeps the theme for a year; forgets it for that of the device.
  public func choosing(_ theme: DocumentHead.Theme, secure: Bool) -> Response {
    let isChosen = theme != .system
    return settingCookie(
      Cookies.header(
        Cookies.theme, isChosen ? theme.rawValue : "", maxAge: isChosen ? 365 * 86_400 : 0, secure: secure))
  }
}

extension Request {
  /// The theme that the browser's reader has chosen.
  public var theme: DocumentHead.Theme { cookie(Cookies.theme).flatMap(DocumentHead.Theme.init) ?? .system }

  /// The value of the session cookie, valid or not.
  public var sessionToken: String? { cookie(Cookies.session) }
}
