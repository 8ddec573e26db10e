import ArgumentParser
import Foundation
import Health

/// `saathi evaluate FILE.csv --score COLUMN --outcome COLUMN`.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Say how well scores told what happened: area under the curve, precision, recall, lift, calibration.",
    discussion: """
      FILE is a table with a row a case. A health score runs from 0 to 100, the lower the likelier, and below 50 alarms; \
      scores that all lie between 0 and 1 are taken for probabilities, the higher the likelier, and alarm from 0.5 on. \
      Intervals are of 95 %.
      """)

  @Argument(help: "CSV, TSV or XLSX.")
  var file: String

  @Option(help: "The column of scores.")
  var score: String

  @Option(help: "The column that says whether it happened: 1 or 0, true or false, yes or no.")
  var outcome: String

  @Option(help: "What the scores are: health or probability. Without it, told from their range.")
  var kind: ScoreKind?

  @Option(help: "text or json.")
  var report: ReportFormat = .text

  func run() async throws {
    try await reporting {
      let table = try ScoreFile(path: file, score: score, outcome: outcome)
      let kind = kind ?? .recognised(in: table.outcomes)
      if let odd = table.outcomes.first(where: { !kind.range.contains($0.score) }) {
        let (low, high) = (Int(kind.range.lowerBound), Int(kind.range.upperBound))
        throw Failure("\(odd.score) is no \(kind.rawValue) score: they run from \(low) to \(high)")
      }
      guard let evaluation = Evaluation(table.outcomes, as: kind) else {
        throw Failure("it has to have happened to some and not to others, of \(table.outcomes.count) with a score")
      }
      switch report {
      case .text: Output.line(evaluation.text(withoutScore: table.withoutScore))
      case .json: Output.line(try ReportFormat.json(evaluation))
      }
    }
  }
}

extension ScoreKind: ExpressibleByArgument {}

extension Evaluation {
  fileprivate func text(withoutScore: Int) -> String {
    let area = "\(figure(auc)) (\(figure(aucLow)) to \(figure(aucHigh)))"
    var lines = [
      headline,
      "cases \(n), of which it happened to \(positives)"
        + (withoutScore > 0 ? "; \(withoutScore) without a score" : ""),
      "area under the curve \(area)",
    ]
    if let precision, let lift {
      lines.append("precision \(figure(precision))\(text(precisionInterval)) of \(alarmed) alarmed")
      lines.append("lift \(figure(lift))")
    } else {
      lines.append("nobody was alarmed")
    }
    lines.append("recall \(figure(recall))\(text(recallInterval))")
    lines.append("expected calibration error \(figure(ece))")
    lines += calibration.map { bin in
      "risk \(figure(bin.from)) to \(figure(bin.to)): \(bin.n), mean \(figure(bin.risk)), happened "
        + figure(bin.happened) + text(bin.interval)
    }
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    switch verdict {
    case .better: "These scores tell more than chance."
    case .noBetterThanChance: "These scores are no better than chance: the interval of the area includes 0.5."
    case .worseThanChance: "These scores are worse than chance: what they call safe is lost."
    }
  }

  private func text(_ interval: ConfidenceInterval?) -> String {
    interval.map { " (\(figure($0.low)) to \(figure($0.high)))" } ?? ""
  }

  private func figure(_ value: Double) -> String { String(format: "%.3f", value) }
}
