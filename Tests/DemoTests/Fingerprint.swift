import Demo

/// FNV-1a, 64 bits, over everything that a company is.
enum Fingerprint {
  static func of(_ company: DemoCompany) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for account in company.accounts {
      add("\(account.profile)\(account.tags)\(account.contacts)\(account.subscriptions)", to: &hash)
      add("\(account.tasks)\(account.stageChanges)\(String(describing: account.churn))", to: &hash)
      for entry in account.entries { add("\(entry.kind)\(entry.occurredAt.milliseconds)\(entry.text)", to: &hash) }
      for series in account.series {
        add(series.metric.key, to: &hash)
        for sample in series.samples {
          add(UInt64(truncatingIfNeeded: sample.day.daysSinceEpoch), to: &hash)
          add(sample.value.bitPattern, to: &hash)
        }
      }
    }
    return hash
  }

  private static func add(_ text: String, to hash: inout UInt64) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  private static func add(_ word: UInt64, to hash: inout UInt64) { hash = (hash ^ word) &* 0x100_0000_01B3 }
}
