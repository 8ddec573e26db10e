import Kernel

/// Writes one entry for each ticket that the numbers count.
struct TicketWriter {
  let profile: DemoAccount.Profile
  let series: [DemoSeries]

  func write(_ random: inout DemoRandom) -> [DemoEntry] {
    let urgent = Dictionary(
      uniqueKeysWithValues: samples(.ticketsUrgent).map { ($0.day, Int($0.value)) })
    let book = PhraseBook.of(profile.language)
    var entries: [DemoEntry] = []
    for sample in samples(.ticketsOpened) {
      for number in 0..<Int(sample.value) {
        let isUrgent = number < urgent[sample.day] ?? 0
        entries.append(
          DemoEntry(
            kind: .ticket, occurredAt: DemoHours.moment(on: sample.day, in: profile.region, &random),
            text: random.pick(isUrgent ? book.urgentTickets : book.tickets), author: nil, isUrgent: isUrgent))
      }
    }
    return entries
  }

  private func samples(_ metric: DemoMetric) -> [DemoSeries.Sample] {
    series.first { $0.metric == metric }?.samples ?? []
  }
}
