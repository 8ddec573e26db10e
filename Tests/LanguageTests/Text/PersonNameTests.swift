import Kernel
import Language
import Testing

@Suite struct PersonNameTests {
  @Test(arguments: [
    ("Anna Maria Smith", "Anna Maria", "Smith", "Anna Maria Smith", "AS"),
    ("Smith, Anna", "Anna", "Smith", "Anna Smith", "AS"),
    ("김민준", "민준", "김", "김민준", "민준"), ("남궁 민수", "민수", "남궁", "남궁민수", "민수"), ("제갈공명", "공명", "제갈", "제갈공명", "공명"),
    ("이산", "산", "이", "이산", "산"), ("प्रिया शर्मा", "प्रिया", "शर्मा", "प्रिया शर्मा", "पश"), ("Madonna", "Madonna", "", "Madonna", "M"),
    ("élodie o'neill", "élodie", "o'neill", "élodie o'neill", "ÉO"), ("", "", "", "", ""), ("  ", "", "", "", ""),
    ("\u{1100}\u{1175}\u{11B7}민준", "민준", "김", "김민준", "민준"), ("<b> \"x\"", "<b>", "\"x\"", "<b> \"x\"", "BX"),
  ])
  func `a whole name is taken apart and put together by its script`(
    whole: String, given: String, family: String, display: String, initials: String
  ) {
    let name = PersonName(whole)
    #expect(name.given == given)
    #expect(name.family == family)
    #expect(name.display == display)
    #expect(name.initials == initials)
  }

  @Test func `Korean readers see a polite name with its suffix, others without`() {
    #expect(PersonName(given: "민준", family: "김").polite(in: .korean) == "김민준 님")
    #expect(PersonName("Anna Smith").polite(in: .korean) == "Anna Smith 님")
    #expect(PersonName("प्रिया शर्मा").polite(in: .hindi) == "प्रिया शर्मा")
    #expect(PersonName("").polite(in: .korean) == "")
  }
}
