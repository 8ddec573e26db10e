import Foundation
import Kernel

/// What a password must be: long and not guessable. No rules on kinds of characters and no forced changes,
/// which make passwords worse (NIST SP 800-63B, section 5.1.1.2).
enum PasswordRules {
  /// In Unicode scalars after normalisation: a Korean syllable counts as one.
  static let shortest = 12
  static let longest = 256

  /// What must be left beside the words that an attacker tries first.
  private static let leastBesides = 8
  /// `111111111111` and `abababababab` have fewer.
  private static let leastDifferent = 5

  /// Adds what is wrong with the password to `validation`.
  /// - Parameter about: the person's address and name and the workspace's name, which a password may not consist of.
  static func check(_ password: String, about: [String], _ pointer: String, _ validation: inout Validation) {
    let scalars = password.precomposedStringWithCompatibilityMapping.unicodeScalars
    if scalars.count < shortest {
      validation.add(pointer, "tooShort", ["limit": String(shortest)])
    } else if scalars.count > longest {
      validation.add(pointer, "tooLong", ["limit": String(longest)])
    } else if rest(of: password, without: words(of: about)) < leastBesides {
      validation.add(pointer, "passwordResemblesName")
    } else if isCommon(password) {
      validation.add(pointer, "weakPassword")
    }
  }

  private static func isCommon(_ password: String) -> Bool {
    let folded = folded(password)
    return Set(folded.unicodeScalars).count < leastDifferent || CommonPasswords.whole.contains(folded)
      || rest(of: password, without: CommonPasswords.parts) < leastBesides
  }

  /// The parts of names and addresses that are long enough to mean something.
  private static func words(of texts: [String]) -> [String] {
    let all = texts.flatMap { text in
      [text] + text.split { $0.isWhitespace || "@.-_+".contains($0) }.map(String.init)
    }
    return Set(all.map(folded)).filter { $0.unicodeScalars.count >= 2 }.sorted { $0.utf8.count > $1.utf8.count }
  }

  /// How many scalars are left when the words are taken out.
  private static func rest(of password: String, without words: [String]) -> Int {
    words.reduce(folded(password)) { $0.replacing($1, with: "") }.unicodeScalars.count
  }

  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased()
  }
}
