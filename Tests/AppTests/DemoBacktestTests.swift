import Customers
import Demo
import Foundation
import Identity
import Kernel
import Storage
import TestSupport
import Testing

@testable import App
@testable import Health

@Suite struct `The demo's own scorecard` {
  /// Whose churn follows from its causes.
  @Test func `tells ninety days ahead who will be lost, by each definition`() async throws {
    try await TestDatabase.with(.sqlite, migrations: AppMigrations.all) { db in
      let folder = FileManager.default.temporaryDirectory.path
      let services = try await AppFixture.services(on: db, files: folder)
      let people = try await SamplePeople.make("Demo", services)
      let workspace = people.workspace
      let company = DemoCompany.generate(seed: 1, endDay: AppFixture.now.utcDay - 1)
      try await DemoLoader(database: db, workspace: workspace.id).load(company)
      try await services.scoring.backfill(in: workspace.id)
      let found = try await BacktestActions.find("Standard", in: workspace.id, db)
      let card = try #require(found)
      for churn in ChurnDefinition.allCases {
        let question = Backtest.Question(scorecard: card.id, version: card.version, horizon: 90, churn: churn)
        let result = try await services.scoring.backtest(question, card.definition, in: workspace.id)
        let evaluation = try #require(result.evaluation, "\(churn) \(result.churns)")
        #expect(evaluation.auc >= 0.75 && evaluation.verdict == .better, "\(churn): \(evaluation.auc)")
        #expect(evaluation.aucLow < evaluation.auc && evaluation.auc < evaluation.aucHigh)
      }
      let question = Backtest.Question(
        scorecard: card.id, version: card.version, horizon: 90, churn: .events, suggestsWeights: true)
      let result = try await services.scoring.backtest(question, card.definition, in: workspace.id)
      let (suggestion, evaluation) = (try #require(result.suggestion), try #require(result.evaluation))
      #expect(suggestion.measures.map(\.suggested).reduce(0, +) == 100 && suggestion.folds == 5)
      #expect(abs(suggestion.present.auc - evaluation.auc) < 1e-9, "\(suggestion.present) \(evaluation.auc)")
      #expect(suggestion.isBetterThanChance, "\(suggestion)")
    }
  }
}
