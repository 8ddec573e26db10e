/// A Korean particle that has two forms: 을/를, 이/가, 은/는, 과/와, 으로/로.
struct KoreanParticle: Sendable, Equatable {
  /// After a final consonant: 을.
  let closed: String
  /// After a vowel: 를.
  let open: String

  /// Reads `을/를`: the form after a consonant first.
  init?(_ text: Substring) {
    let forms = text.split(separator: "/", omittingEmptySubsequences: false)
    guard forms.count == 2, !forms[0].isEmpty, !forms[1].isEmpty else { return nil }
    closed = String(forms[0])
    open = String(forms[1])
  }

  /// The form that goes after `text`; both, as 을(를), when nobody can tell how it is read.
  func form(after text: String) -> String {
    switch LastSound(of: text) {
    case .vowel: open
    case .rieul: isDirectional ? open : closed
    case .consonant: closed
    case nil: isDirectional ? "(으)\(open)" : "\(closed)(\(open))"
    }
  }

  /// 으로/로 takes its short form after ㄹ as well: 서울로.
  private var isDirectional: Bool { closed == "으" + open }
}
