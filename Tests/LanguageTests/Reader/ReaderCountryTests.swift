import Kernel
import Language
import Testing

@Suite struct ReaderCountryTests {
  @Test(arguments: [
    ("IN", "India", "भारत", "인도"), ("KR", "South Korea", "दक्षिण कोरिया", "대한민국"),
    ("US", "United States", "संयुक्त राज्य अमेरिका", "미국"),
  ])
  func `a country by its code in each language`(code: String, inEnglish: String, inHindi: String, inKorean: String) {
    #expect(Reader(language: .english).country(code) == inEnglish)
    #expect(Reader(language: .hindi).country(code) == inHindi)
    #expect(Reader(language: .korean).country(code) == inKorean)
  }

  @Test(arguments: ["ZZ", "QQ", "", "india", "XA"])
  func `what is no country stays as it is`(code: String) {
    #expect(Reader(language: .hindi).country(code) == code)
  }

  @Test(arguments: LanguageCode.allCases)
  func `every country is listed once, in the order of the alphabet`(language: LanguageCode) {
    let countries = Reader(language: language).countries
    #expect(countries.count > 240 && Set(countries.map(\.code)).count == countries.count)
    let keys = countries.map { SortKey.make($0.name, for: language) }
    #expect(keys == keys.sorted())
  }
}
