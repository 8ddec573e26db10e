import Kernel

/// The names of a region: people, and the parts of which companies' names are made.
///
/// Companies are compounds of two invented parts and their trade; none is meant to be a real one.
struct NameBook: Sendable {
  let givenNames: [NameWord]
  let familyNames: [NameWord]
  let companyHeads: [NameWord]
  let companyTails: [NameWord]
  /// Whether the family name stands first, with nothing between.
  let familyFirst: Bool

  static func of(_ region: DemoRegion) -> NameBook {
    switch region {
    case .india: hindi
    case .korea: korean
    case .germany: german
    case .singapore: singaporean
    case .unitedStates, .unitedKingdom, .australia: english
    }
  }

  func display(given: NameWord, family: NameWord) -> String {
    familyFirst ? family.text + given.text : "\(given.text) \(family.text)"
  }

  /// Every compound of a head and a tail, in the order of the lists.
  var companyStems: [NameWord] {
    companyHeads.flatMap { head in
      companyTails.map { NameWord(head.text + $0.text, head.latin + $0.latin) }
    }
  }
}
