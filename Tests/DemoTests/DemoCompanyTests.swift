import Demo
import Foundation
import Kernel
import Testing

@Suite struct `A demo company` {
  @Test func `is the same each time for the same seed and day, and another for another`() {
    let again = DemoCompany.generate(seed: 1, endDay: Samples.endDay)
    #expect(again == Samples.company)
    let (otherSeed, otherDay) = (
      DemoCompany.generate(seed: 2, endDay: Samples.endDay), DemoCompany.generate(seed: 1, endDay: Samples.endDay - 1)
    )
    #expect(otherSeed.accounts != again.accounts)
    #expect(otherDay.accounts != again.accounts)
  }

  /// A process hashes with a seed of its own: only a number written down shows that chance has no other source.
  /// Whoever changes names, sentences or habits writes the new number here.
  @Test func `has the same fingerprint in every process`() {
    #expect(Fingerprint.of(Samples.company) == 5_950_512_918_288_618_033)
  }

  @Test func `is made within fifteen seconds, in a debug build on a busy machine`() {
    let clock = ContinuousClock()
    let took = clock.measure { _ = DemoCompany.generate(seed: 9, endDay: Samples.endDay) }
    #expect(took < .seconds(15), "\(took)")
  }

  @Test func `has three hundred accounts of different names and domains, about an eighth of them lost`() {
    let accounts = Samples.company.accounts
    #expect(accounts.count == DemoCompany.accountCount)
    #expect(Set(accounts.map(\.profile.name)).count == accounts.count)
    #expect(Set(accounts.map(\.profile.domain)).count == accounts.count)
    #expect(Set(accounts.map(\.profile.crmID)).count == accounts.count)
    #expect((30...42).contains(accounts.filter { $0.churnedOn != nil }.count))
  }

  @Test func `uses reserved domains only`() {
    let company = Samples.company
    let addresses = company.team.map(\.email) + company.accounts.flatMap { $0.contacts.map(\.email) }
    #expect((addresses + company.accounts.map(\.profile.domain)).allSatisfy { $0.hasSuffix(".example") })
    #expect(Set(addresses).count == addresses.count)
    #expect(addresses.allSatisfy { $0.allSatisfy(\.isASCII) && $0 == $0.lowercased() })
  }

  @Test func `has a team that speaks three languages, and an owner for nearly every account`() {
    let company = Samples.company
    #expect(Set(company.team.map(\.language)) == Set(LanguageCode.allCases))
    #expect(company.team.first?.role == .manager)
    let owners = company.accounts.compactMap(\.profile.owner)
    #expect((290...300).contains(owners.count))
    #expect(owners.allSatisfy { company.team[$0].role == .successManager })
  }

  @Test func `renews some contracts soon and others over the year`() {
    let company = Samples.company
    let renewals = company.accounts.filter { $0.churnedOn == nil }.compactMap { $0.subscriptions.last?.endsOn }
    let days = renewals.map { $0 - company.endDay }
    #expect(days.allSatisfy { (1...366).contains($0) })
    #expect(days.filter { $0 <= 60 }.count >= 12)
    #expect(days.filter { $0 > 180 }.count >= 40)
  }

  @Test func `offers upsells, overdue tasks and accounts without a call for months`() {
    let company = Samples.company
    let full = company.accounts.filter { account in
      let used = account.series.first { $0.metric == .seatsUsed }?.samples.last?.value ?? 0
      return account.churnedOn == nil && used > 0.9 * Double(account.seats)
    }
    #expect(full.count >= 8)
    let open = company.accounts.flatMap(\.tasks).filter { $0.completedAt == nil }
    #expect(open.filter { $0.dueOn <= company.endDay }.count >= 5)
    #expect(open.filter { $0.dueOn > company.endDay }.count >= 20)
  }
}
