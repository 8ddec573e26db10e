/// Reads yes and no in three languages.
enum YesNoText {
  private static let yes = words("true|True|TRUE|yes|Yes|y|t|1|1.0|on|o|हाँ|हां|जी हाँ|सही|예|네|참|있음|✓|✔")
  private static let no = words("false|False|FALSE|no|No|n|f|0|0.0|off|x|नहीं|ना|ग़लत|गलत|아니오|아니요|거짓|없음")

  static func parse(_ text: String) throws(ValueProblem) -> Bool {
    if yes.contains(text) { return true }
    if no.contains(text) { return false }
    let word = text.lowercased()
    if yes.contains(word) { return true }
    if no.contains(word) { return false }
    throw ValueProblem(.notYesOrNo, value: text)
  }

  private static func words(_ list: String) -> Set<String> { Set(list.split(separator: "|").map(String.init)) }
}
