import Foundation
import Kernel

/// Writes a made-up file of accounts with a contact each, as an export of a CRM has it.
struct ImportFileMaker {
  static let header =
    "account_id,account_name,domain,industry,country,employees,tier,customer_since,contact_name,contact_email,contact_title\n"

  private static let words = ["Labs", "Systems", "Foods", "Motors", "सेवाएँ", "소프트"]
  private static let industries = ["Retail", "Software", "Finance", "Health", "Logistics"]
  private static let countries = ["IN", "KR", "US", "DE", "BR"]
  private static let names = ["Asha Rao", "김민준", "Anna Weber", "John Smith", "सीमा वर्मा"]
  private static let titles = ["CEO", "Head of Support", "CTO", "Buyer"]

  /// Writes `rows` rows behind the header to a new file; the same seed makes the same file.
  static func write(_ rows: Int, seed: UInt64, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: Data(header.utf8)),
      let file = FileHandle(forWritingAtPath: path)
    else { throw BenchError.unexpected("\(path) cannot be written") }
    try file.seekToEnd()
    var random = SeededRandom(seed: seed)
    var text = ""
    for row in 0..<rows {
      text += line(row, &random)
      guard text.utf8.count > 1 << 20 || row == rows - 1 else { continue }
      try file.write(contentsOf: Data(text.utf8))
      text = ""
    }
    try file.close()
  }

  private static func line(_ row: Int, _ random: inout SeededRandom) -> String {
    func one(of list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
    let number = String(row + 10_000_000)
    let day = LocalDate(daysSinceEpoch: Int32.random(in: 17_000..<20_000, using: &random))
    let employees = Int.random(in: 1...9000, using: &random)
    return """
      A\(number),Company \(number) \(one(of: words)),c\(number).example,\(one(of: industries)),\(one(of: countries)),\
      \(employees),gold,\(day),\(one(of: names)),p\(number)@c\(number).example,\(one(of: titles))

      """
  }
}
