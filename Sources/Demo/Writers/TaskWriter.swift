import Kernel

/// Writes what was and is to be done for an account.
struct TaskWriter {
  let profile: DemoAccount.Profile
  let storyline: Storyline
  let contacts: [DemoContact]
  let subscriptions: [DemoSubscription]
  /// Index of the manager, who stands in where nobody looks after the account.
  let manager: Int

  private var end: LocalDate { storyline.history.upperBound }

  func write(_ random: inout DemoRandom) -> [DemoTask] {
    var tasks = (0..<random.int(0...3)).compactMap { _ in done(&random) }
    guard storyline.isCustomer(on: end), storyline.fate != .newborn else { return tasks }
    if (storyline.trouble?.strength(on: end) ?? 0) > 0.2 {
      if random.chance(0.65) { tasks.append(open(isUrgent: true, due: end + random.int(-9...6), &random)) }
    } else if random.chance(0.32) {
      tasks.append(open(isUrgent: false, due: end + random.int(-5...24), &random))
    }
    return tasks
  }

  private func done(_ random: inout DemoRandom) -> DemoTask? {
    let last = storyline.churn.map { min($0.day, end) } ?? end
    let created = DemoHours.workday(onOrAfter: last - random.int(20...260))
    guard created >= storyline.firstDay else { return nil }
    let due = DemoHours.workday(onOrAfter: created + random.int(3...14))
    let finished = DemoHours.workday(onOrAfter: created + random.int(1...17))
    return task(
      isUrgent: random.chance(0.2), created: created, due: due,
      finished: DemoHours.moment(on: finished, in: profile.region, &random), &random)
  }

  private func open(isUrgent: Bool, due: LocalDate, _ random: inout DemoRandom) -> DemoTask {
    let due = DemoHours.workday(onOrAfter: due)
    let created = max(storyline.firstDay, min(end, due - random.int(5...18)))
    return task(isUrgent: isUrgent, created: created, due: due, finished: nil, &random)
  }

  private func task(
    isUrgent: Bool, created: LocalDate, due: LocalDate, finished: Timestamp?, _ random: inout DemoRandom
  ) -> DemoTask {
    let book = PhraseBook.of(profile.language)
    let urgent = storyline.trouble.flatMap { book.urgentTasks[$0.cause] } ?? book.renewalTask
    let title = isUrgent ? urgent : random.pick(book.tasks)
    let fill = PhraseFill(
      contact: contacts.first?.displayName ?? profile.name, feature: random.pick(book.features),
      seats: subscriptions.first?.periods.last?.seats ?? 10, percent: 0, count: 0)
    return DemoTask(
      title: fill.fill(title), dueOn: due,
      priority: isUrgent ? random.pick([.high, .urgent]) : random.pick([.normal, .normal, .low]),
      assignee: profile.owner ?? manager, createdAt: DemoHours.moment(on: created, in: profile.region, &random),
      completedAt: finished)
  }
}
