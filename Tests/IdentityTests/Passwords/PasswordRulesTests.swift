import Foundation
import Kernel
import Testing
import Web

@testable import Identity

@Suite struct PasswordRulesTests {
  private func problems(_ password: String, about: [String] = ["asha.rao@example.com", "Asha Rao", "Acme"]) -> [String]
  {
    var validation = Validation()
    PasswordRules.check(password, about: about, "/password", &validation)
    return validation.problems.map(\.code)
  }

  @Test(arguments: [
    "sieben blaue Kraniche", "नीला आकाश और पुरानी नाव", "파란하늘아래오래된나무배", "xK4$wq9!zTm2", "correct wheel lamp 77",
  ])
  func `long and unusual passwords are taken in three scripts`(_ password: String) {
    #expect(problems(password) == [])
  }

  @Test(arguments: ["kurz", "elevenchars", "पानी", "비밀번호열한자이하", ""])
  func `fewer than twelve characters are too few in three scripts`(_ password: String) {
    #expect(problems(password) == ["tooShort"])
  }

  @Test(arguments: [
    "password1234", "Password2025!", "qwertyuiop123", "123456789012", "iloveyouforever", "aaaaaaaaaaaaaa",
    "abababababababab", "비밀번호비밀번호비밀번호", "पासवर्ड12345", "saathi123456",
  ])
  func `what everybody chooses is refused`(_ password: String) { #expect(problems(password) == ["weakPassword"]) }

  @Test(arguments: ["asha.rao@example.com", "AshaRao-Acme1", "rao.asha.2025", "ASHA RAO ACME"])
  func `a password may not consist of the names it stands beside`(_ password: String) {
    #expect(problems(password) == ["passwordResemblesName"])
  }

  @Test func `Korean names are recognised in a password`() {
    #expect(problems("김민준김민준김민준김민준", about: ["김민준"]) == ["passwordResemblesName"])
  }

  @Test func `what cannot be hashed whole is refused`() {
    #expect(problems(String(repeating: "aß한क7", count: 60)) == ["tooLong"])
  }

  @Test func `the same characters from different keyboards are the same password`() async throws {
    let hasher = PasswordHasher(pool: BlockingPool())
    let hash = try await hasher.hash("파란 하늘 아래 배 é")
    let decomposed = "파란 하늘 아래 배 é".decomposedStringWithCanonicalMapping
    #expect(!decomposed.unicodeScalars.elementsEqual("파란 하늘 아래 배 é".unicodeScalars))
    #expect(try await hasher.verify(decomposed, hash: hash))
    #expect(try await !hasher.verify("파란 하늘 아래 배 e", hash: hash))
  }

  @Test func `nobody's password costs as much as anybody's`() async throws {
    let hasher = PasswordHasher(pool: BlockingPool())
    let real = try await hasher.hash("sieben blaue Kraniche")
    #expect(real.split(separator: "$").prefix(3) == PasswordHasher.decoy.split(separator: "$").prefix(3))
    #expect(try await !hasher.verify("sieben blaue Kraniche", hash: nil))
  }
}
