import Customers
import Foundation
import Health
import Kernel
import Testing

/// Zero, missing and carried, for metrics.
struct ReadingTests {
  private let day = ScoringFixture.day

  /// One metric, its samples by age in days, and what the feed knows.
  private func result(
    _ kind: MetricKind, _ aggregate: MeasureAggregate, window: MeasureWindow = .lastDays(10),
    missing: MissingPolicy = .carry(staleAfter: 20), samples: [Int: Double], firstAge: Int? = 100, feedAge: Int? = 0,
    seats: Double? = nil
  ) -> MeasureResult? {
    let measure = Measure(
      key: "m", name: LocalizedText("m"), group: "all", source: .metric("uses"), window: window,
      aggregate: aggregate, curve: [-1000: 0, 1000: 100], weight: 1, missing: missing)
    let feeds = feedAge.map { ["uses": MetricFeed(kind: kind, lastDay: day - $0)] } ?? [:]
    let scorer = Scorer(ScoringFixture.scorecard([measure]), version: 1, day: day, feeds: feeds)
    var inputs = scorer.emptyInputs()
    for (age, value) in samples { inputs.metrics[0].series.set(value, on: day - age) }
    inputs.metrics[0].firstSampleDay = firstAge.map { day - $0 }
    inputs.stageBegan = day - 4
    inputs.seats = seats
    return scorer.score(inputs, previous: nil).measures.first
  }

  @Test func `silence is zero while the feed is alive`() {
    let silent = result(.sum, .sum, samples: [50: 7])
    #expect(silent?.state == .zero)
    #expect(silent?.value == 0)
  }

  @Test func `an account that never had a sample misses the measure`() {
    #expect(result(.sum, .sum, samples: [:], firstAge: nil)?.state == .missing)
  }

  @Test func `a dead feed does not empty the window`() {
    let stalled = result(.sum, .sum, samples: [9: 5, 12: 7], feedAge: 8)
    #expect(stalled?.value == 12)
    #expect(stalled?.to == day - 8)
    #expect(stalled?.state == .fresh)
    #expect(result(.sum, .sum, samples: [12: 7], feedAge: 12)?.state == .carried)
    #expect(result(.sum, .sum, samples: [25: 7], feedAge: 21)?.state == .missing)
    #expect(result(.sum, .sum, missing: .exclude, samples: [12: 7], feedAge: 12)?.state == .missing)
    #expect(result(.sum, .sum, samples: [3: 7], feedAge: nil)?.state == .missing)
  }

  @Test(arguments: [(9, MeasureState.fresh), (10, .carried), (20, .carried), (21, .missing)])
  func `a level stands, is carried and then missing`(age: Int, state: MeasureState) {
    let level = result(.lastValue, .last, samples: [age: 4])
    #expect(level?.state == state)
    #expect(level?.value == (state == .missing ? nil : 4))
    #expect(level?.dataDay == (state == .missing ? nil : day - age))
  }

  @Test(arguments: [
    (MeasureAggregate.sum, 12.0), (.mean, 1.2), (.last, 8), (.daysActive, 2), (.shareOfSeats, 3),
    (.changeAgainstPreviousWindow, 1),
  ])
  func `aggregates of a total`(aggregate: MeasureAggregate, value: Double) {
    #expect(result(.sum, aggregate, samples: [0: 8, 3: 4, 9: 0, 10: 6], seats: 4)?.value == value)
  }

  @Test func `a change needs the whole window before`() {
    let samples = [0: 6.0, 12: 10]
    #expect(result(.sum, .changeAgainstPreviousWindow, samples: samples, firstAge: 19)?.value == -0.4)
    #expect(result(.sum, .changeAgainstPreviousWindow, samples: samples, firstAge: 18)?.state == .missing)
    #expect(result(.sum, .changeAgainstPreviousWindow, samples: [50: 1])?.value == -1)
  }

  @Test func `a stage's window begins with the stage`() {
    let stage = result(.sum, .sum, window: .sinceStageBegan, samples: [4: 1, 5: 10])
    #expect(stage?.value == 1)
    #expect(stage?.from == day - 4)
  }

  @Test func `shares need seats`() { #expect(result(.sum, .shareOfSeats, samples: [0: 1])?.state == .missing) }

  @Test func `a ratio without anything below the line is carried from when there was`() {
    let measure = Measure(
      key: "m", name: LocalizedText("m"), group: "all", source: .ratio(of: "errors", to: "uses"),
      window: .lastDays(10), aggregate: .sum, curve: [0: 100, 1: 0], weight: 1, missing: .carry(staleAfter: 20))
    let feeds = ["errors", "uses"].map { ($0, MetricFeed(kind: .sum, lastDay: day)) }
    let card = ScoringFixture.scorecard([measure])
    let scorer = Scorer(card, version: 1, day: day, feeds: Dictionary(uniqueKeysWithValues: feeds))
    var inputs = scorer.emptyInputs()
    #expect(scorer.metrics == ["errors", "uses"])
    inputs.metrics[0].series.set(2, on: day - 15)
    inputs.metrics[1].series.set(8, on: day - 14)
    let result = scorer.score(inputs, previous: nil).measures.first
    #expect(result?.value == 0.25)
    #expect(result?.state == .carried)
    #expect(result?.dataDay == day - 14)
  }
}
