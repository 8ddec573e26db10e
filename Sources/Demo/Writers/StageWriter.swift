import Customers
import Kernel

/// Writes an account's steps from stage to stage.
struct StageWriter {
  let profile: DemoAccount.Profile
  let storyline: Storyline

  func write(_ random: inout DemoRandom) -> [DemoStageChange] {
    var steps: [(day: LocalDate, to: LifecycleStage)] = []
    let stays = storyline.isStalled
    let churn = storyline.churn
    steps += growth(from: storyline.since, until: churn?.day, stays: stays, &random)
    if let churn { steps.append((churn.day, .churned)) }
    if let back = churn?.returnedOn { steps += growth(from: back, until: nil, stays: false, &random) }
    var stage: LifecycleStage?
    return steps.map { step in
      defer { stage = step.to }
      let at = DemoHours.moment(on: step.day, in: profile.region, &random)
      return DemoStageChange(at: at, from: stage, to: step.to)
    }
  }

  private func growth(
    from start: LocalDate, until left: LocalDate?, stays: Bool, _ random: inout DemoRandom
  ) -> [(day: LocalDate, to: LifecycleStage)] {
    var steps: [(day: LocalDate, to: LifecycleStage)] = [(start, .onboarding)]
    if !stays { steps.append((start + random.int(42...85), .adopting)) }
    if !stays { steps.append((start + random.int(170...240), .established)) }
    if storyline.isAnnual, left == nil {
      let renewing = storyline.renewal(after: storyline.history.upperBound + 1) - 75
      if renewing > start + 245 { steps.append((renewing, .renewing)) }
    }
    let last = left.map { $0 - 1 } ?? storyline.history.upperBound
    return steps.filter { $0.day <= last }
  }
}
