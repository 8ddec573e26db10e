import Kernel

/// Writes the people of an account: a champion always, others as the account is large.
struct ContactWriter {
  let profile: DemoAccount.Profile
  let storyline: Storyline

  func write(_ random: inout DemoRandom) -> [DemoContact] {
    var emails: Set<String> = []
    return roles(&random).compactMap { role in
      var contact = self.contact(role, &random)
      var tries = 0
      while !emails.insert(contact.email).inserted, tries < 20 {
        contact = self.contact(role, &random)
        tries += 1
      }
      return tries < 20 ? contact : nil
    }
  }

  private func roles(_ random: inout DemoRandom) -> [DemoContact.Role] {
    var roles: [DemoContact.Role] = [.champion, profile.tier == .starter ? .user : .decisionMaker]
    if profile.tier != .starter { roles += [.user] }
    if profile.tier == .enterprise { roles += [.economicBuyer] }
    if random.chance(0.5) { roles += [.user] }
    if profile.tier == .enterprise, random.chance(0.3) { roles += [.blocker] }
    return roles
  }

  private func contact(_ role: DemoContact.Role, _ random: inout DemoRandom) -> DemoContact {
    let book = NameBook.of(profile.region)
    let (given, family) = (random.pick(book.givenNames), random.pick(book.familyNames))
    let added = profile.customerSince + random.int(0...(storyline.fate == .newborn ? 0 : 5))
    return DemoContact(
      givenName: given.text, familyName: family.text, displayName: book.display(given: given, family: family),
      email: "\(given.latin).\(family.latin)@\(profile.domain)",
      title: PhraseBook.of(profile.language).title(for: role, &random), role: role, language: profile.language,
      timeZone: profile.timeZone, addedAt: DemoHours.moment(on: added, in: profile.region, &random),
      lastSeenAt: lastSeen(role, &random))
  }

  /// Blockers and buyers seldom sign in; a lost champion was last seen when the trouble began.
  private func lastSeen(_ role: DemoContact.Role, _ random: inout DemoRandom) -> Timestamp? {
    if role == .blocker || role == .economicBuyer, random.chance(0.5) { return nil }
    var day = storyline.history.upperBound - min(random.int(0...12), random.int(0...12))
    if let gone = storyline.churn, gone.returnedOn == nil { day = gone.day - random.int(1...20) }
    if role == .champion, let trouble = storyline.trouble, trouble.cause == .lostChampion {
      day = trouble.from - random.int(0...3)
    }
    if storyline.isStalled { day = min(day, storyline.since + random.int(8...40)) }
    return DemoHours.moment(on: max(day, storyline.since), in: profile.region, &random)
  }
}
