/// Makes a password that nobody guesses and everybody can type: 20 letters and digits, about 100 bits.
enum PasswordMaker {
  private static let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")

  static func make() -> String {
    var random = SystemRandomNumberGenerator()
    let groups = (0..<4).map { _ in String((0..<5).compactMap { _ in letters.randomElement(using: &random) }) }
    return groups.joined(separator: "-")
  }
}
