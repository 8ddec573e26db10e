import App
import ArgumentParser
import Demo
import Foundation
import Identity
import Kernel
import Storage

/// `saathi demo`: a made-up company with its customers, to look at.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Make a workspace with a made-up company and 300 customers, from a seed.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The same seed and day make the same company.")
  var seed: UInt64 = 1

  @Option(help: "The last day of its history. Default: yesterday.")
  var today: String?

  func run() async throws {
    try await reporting {
      let services = try await common.services()
      guard let day = today.map({ LocalDate($0) }) ?? (services.effects.now.utcDay - 1) else {
        throw Failure("The day is written as 2026-11-22.")
      }
      let password = PasswordMaker.make()
      let owner = NewOwner(name: "Asha Verma", email: try email("asha@meridock.example"), password: password)
      let workspace = try await services.workspaces.create(NewWorkspace(name: DemoCompany.name), owner: owner)
      let company = DemoCompany.generate(seed: seed, endDay: day)
      try await DemoLoader(database: services.database, workspace: workspace.id).load(company)
      try await services.scoreWithHistory(workspace)
      await services.database.close()
      Output.line("Sign in with \(owner.email) and the password \(password)")
    }
  }

  private func email(_ text: String) throws -> EmailAddress {
    guard let address = EmailAddress(text) else { throw Failure("\(text) is not an e-mail address.") }
    return address
  }
}
