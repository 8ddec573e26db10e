import App
import ArgumentParser
import Foundation
import Identity
import Kernel

/// `saathi workspace create NAME --owner EMAIL`.
struct WorkspaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace", abstract: "Make workspaces.", subcommands: [Create.self])

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Make a workspace and its owner, who can sign in at once.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The workspace's name, unique in the installation.")
    var name: String

    @Option(help: "The owner's e-mail address.")
    var owner: String

    @Option(help: "The owner's name. Default: what stands before the @.")
    var ownerName: String?

    @Option(help: "A file with the owner's password. Without it one is made and printed once.")
    var passwordFile: String?

    @Option(help: "en, hi or ko.")
    var language: String = "en"

    @Option(help: "The currency of accounts that say none, as USD.")
    var currency: String = "USD"

    @Option(help: "The time zone of the business days, as Asia/Kolkata.")
    var timeZone: String = "GMT"

    func run() async throws {
      try await reporting {
        guard let email = EmailAddress(owner) else { throw Failure("\"\(owner)\" is not an e-mail address.") }
        guard let language = LanguageCode(rawValue: language) else { throw Failure("The language is en, hi or ko.") }
        guard let currency = Currency(currency) else { throw Failure("The currency is a code such as USD.") }
        guard let zone = TimeZone(identifier: timeZone) else { throw Failure("\"\(timeZone)\" is not a time zone.") }
        let given = try passwordFile.map(Self.password)
        let password = given ?? PasswordMaker.make()
        let services = try await common.services()
        let workspace = try await services.workspaces.create(
          NewWorkspace(name: name, language: language, timeZone: zone, currency: currency),
          owner: NewOwner(name: ownerName ?? String(owner.prefix { $0 != "@" }), email: email, password: password))
        await services.database.close()
        Output.line("Made the workspace \(workspace.name); \(owner) can sign in.")
        if given == nil { Output.line("Password: \(password)") }
      }
    }

    private static func password(_ file: String) throws -> String {
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw Failure("The file \(file) cannot be read.")
      }
      return text.trimmingCharacters(in: .newlines)
    }
  }
}
