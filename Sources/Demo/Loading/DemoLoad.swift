import Customers
import Foundation
import Identity
import Kernel
import Storage

/// One run of the loader, within one transaction.
struct DemoLoad {
  let company: DemoCompany
  let workspace: ID<Workspace>
  let tx: Transaction
  var ids: DemoIDs
  /// By the index in the company's team.
  var people: [ID<Person>] = []
  /// By the index in the company's accounts.
  var accounts: [ID<Account>] = []

  init(company: DemoCompany, workspace: ID<Workspace>, tx: Transaction) {
    self.company = company
    self.workspace = workspace
    self.tx = tx
    ids = DemoIDs(seed: company.seed)
  }

  mutating func run() throws {
    try writePeople()
    try writeAccounts()
    try writeSubscriptions()
    try writeContacts()
    try writeTimeline()
    try writeTasks()
    try writeNumbers()
  }

  private mutating func writePeople() throws {
    let joined = company.startDay.utcStart
    people = try company.team.compactMap { teammate in
      guard let email = EmailAddress(teammate.email) else { return nil }
      if let known = try PersonStore.find(tx, workspace, email) { return known.person.id }
      let person = NewPerson(
        id: ids.make(at: joined), name: teammate.name, email: email, role: .builtIn(teammate.role.builtIn),
        language: teammate.language, timeZone: TimeZone(identifier: teammate.timeZone))
      try PersonStore.insert(tx, workspace, person, at: joined)
      return person.id
    }
  }

  private mutating func writeAccounts() throws {
    let rows = company.accounts.map { account(of: $0) }
    accounts = rows.map(\.id)
    try AccountStore.insert(rows, in: workspace, tx)
    for (id, account) in zip(accounts, company.accounts) {
      for change in account.stageChanges {
        try AccountStore.recordStage(
          id, from: change.from, to: change.to, at: change.at, recordedAt: change.at, by: owner(of: account),
          in: workspace, tx)
      }
    }
  }

  private mutating func account(of demo: DemoAccount) -> Account {
    let profile = demo.profile
    let createdAt = demo.stageChanges.first?.at ?? profile.customerSince.utcStart
    let isLost = demo.churnedOn != nil
    let details = AccountDetails(
      name: profile.name, owner: owner(of: demo), stage: demo.stage, tier: profile.tier.rawValue,
      industry: profile.industry, country: profile.region.country, language: profile.language,
      timeZone: profile.timeZone, currency: .usd, seats: demo.seats, employees: profile.employees,
      customerSince: profile.customerSince, churnedOn: demo.churnedOn, churnReason: isLost ? demo.churn?.reason : nil,
      churnNote: isLost ? demo.churn?.note : nil)
    return Account(
      id: ids.make(at: createdAt), details: details,
      externalIDs: [ExternalID(source: DemoCompany.crmSource, id: profile.crmID)], domains: [profile.domain],
      tags: demo.tags, createdAt: createdAt, updatedAt: demo.stageChanges.last?.at ?? createdAt)
  }

  /// Nil for accounts that nobody looks after.
  func owner(of account: DemoAccount) -> ID<Person>? { account.profile.owner.map { people[$0] } }
}

extension DemoTeammate.Role {
  fileprivate var builtIn: BuiltInRole {
    switch self {
    case .manager: .manager
    case .successManager: .csm
    case .agent: .agent
    }
  }
}
