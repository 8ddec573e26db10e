import App
import ArgumentParser
import Health
import Kernel
import Language

/// `saathi backtest --workspace NAME --scorecard NAME[@VERSION] --horizon 30|60|90 --churn subscriptions|events|status`.
struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Say what a scorecard would have said of every past month, against who was lost afterwards.",
    discussion: "Scores see what was dated up to their day. Nothing is written. Intervals are of 95 %.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The workspace's name.")
  var workspace: String

  @Option(help: "The scorecard's name, with @ and a number for one of its versions.")
  var scorecard: String

  @Option(help: "Days within which a loss counts: 30, 60 or 90.")
  var horizon = 90

  @Option(help: "What counts as a loss: subscriptions, events or status.")
  var churn: ChurnDefinition = .subscriptions

  @Flag(help: "Suggest weights as well, with what they are worth on accounts they were not learnt from.")
  var suggestWeights = false

  @Option(help: "text or json.")
  var report: ReportFormat = .text

  func run() async throws {
    try await reporting {
      guard Backtest.horizons.contains(horizon) else { throw Failure("the horizon is 30, 60 or 90 days") }
      let services = try await common.services()
      let home = try await services.workspace(named: workspace)
      guard let tested = try await BacktestActions.find(scorecard, in: home.id, services.database) else {
        throw Failure("there is no scorecard \(scorecard) in \(workspace)")
      }
      let question = Backtest.Question(
        scorecard: tested.id, version: tested.version, horizon: horizon, churn: churn, suggestsWeights: suggestWeights)
      let result = try await services.scoring.backtest(question, tested.definition, in: home.id)
      await services.database.close()
      switch report {
      case .text:
        let words = Catalogue.embedded.words(for: Reader(language: .english))
        let weights = suggestWeights ? [""] + WeightText(result, tested.definition, words).lines : []
        Output.line((BacktestText(result, words).lines + weights).joined(separator: "\n"))
      case .json: Output.line(try ReportFormat.json(result))
      }
    }
  }
}

extension ChurnDefinition: ExpressibleByArgument {}
