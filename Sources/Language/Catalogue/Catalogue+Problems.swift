import Kernel

extension Catalogue {
  /// All that is wrong with the texts themselves, in the order of the keys.
  ///
  /// - Parameter sameAsEnglish: keys whose text may equal the English one, as names of products do.
  public func problems(sameAsEnglish: Set<String> = []) -> [CatalogueProblem] {
    baseKeys.sorted().flatMap { key in
      LanguageCode.allCases.flatMap { language in
        formKeys(of: key, in: language).flatMap { problems(key: key, form: $0, in: language, sameAsEnglish) }
      }
    }
  }

  /// Keys that no source uses, and keys that sources use and no language has.
  ///
  /// A key counts as used when it stands in quotes, or when a literal `"problem.\(` begins like it.
  public func problems(inSources sources: [String]) -> [CatalogueProblem] {
    var usage = KeyUsage()
    for source in sources { usage.scan(source) }
    let keys = baseKeys
    let unused = keys.filter { !usage.covers($0) }.sorted().map { CatalogueProblem.unused(key: $0) }
    let unknown = usage.asked.subtracting(keys).sorted().map { CatalogueProblem.unknown(key: $0) }
    return unused + unknown
  }

  /// All keys of all languages, without the plural form.
  private var baseKeys: Set<String> {
    Set(texts.values.flatMap(\.keys).map { String($0.prefix { $0 != "#" }) })
  }

  /// The keys under which `key` has to stand in `language`, with the plural form that each is for.
  private func formKeys(of key: String, in language: LanguageCode) -> [PluralForm?] {
    let isPlural = texts.values.contains { texts in
      PluralForm.allCases.contains { texts["\(key)#\($0.rawValue)"] != nil }
    }
    return isPlural ? PluralForm.needed(in: language) : [nil]
  }

  private func problems(
    key: String, form: PluralForm?, in language: LanguageCode, _ sameAsEnglish: Set<String>
  ) -> [CatalogueProblem] {
    let fullKey = form.map { "\(key)#\($0.rawValue)" } ?? key
    guard let text = texts[language]?[fullKey] else {
      return [form.map { .missingPlural(key: key, $0, language) } ?? .missing(key: key, language)]
    }
    let template = Template(text)
    var found: [CatalogueProblem] = []
    if text.isEmpty { found.append(.empty(key: fullKey, language)) }
    if !template.isWellFormed { found.append(.malformed(key: fullKey, language)) }
    guard language != .english, let english = texts[.english]?[fullKey] ?? texts[.english]?[key] else { return found }
    // The form for one may say "a day" without the number.
    let optional: Set<String> = form == nil ? [] : ["count"]
    if template.names.subtracting(optional) != Template(english).names.subtracting(optional) {
      found.append(.differentPlaceholders(key: fullKey, language))
    }
    if text == english, text.contains(where: \.isLetter), !sameAsEnglish.contains(key) {
      found.append(.untranslated(key: fullKey, language))
    }
    return found
  }
}
