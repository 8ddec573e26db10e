import Kernel
import Testing

@testable import Customers

private func recognise(_ text: String, kind: ImportKind? = nil) throws -> Recognition {
  Recogniser().recognise(try CSVPreview(MemoryByteSource(text)), kind: kind)
}

private func targets(_ text: String) throws -> [ColumnTarget] {
  try #require(try recognise(text).mapping).columns.map(\.target)
}

@Suite struct RecogniserTests {
  @Test func `accounts in the manner of RavenStack are mapped column by column`() throws {
    let text = """
      account_id,account_name,industry,country,signup_date,referral_source,plan_tier,seats,is_trial,churn_flag
      A-1,Acme,EdTech,US,2024-10-16,partner,Basic,9,False,True
      """
    #expect(
      try targets(text) == [
        .field(.externalId), .field(.name), .field(.industry), .field(.country), .field(.customerSince),
        .attribute("referral_source", .text), .field(.tier), .field(.seats), .attribute("is_trial", .boolean),
        .field(.churned),
      ])
    #expect(try recognise(text).isReady)
  }

  @Test func `subscriptions are mapped and their flags kept as attributes`() throws {
    let text = """
      subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,arr_amount,\
      is_trial,churn_flag,billing_frequency,auto_renew_flag
      S-1,A-1,2023-12-23,,Pro,14,2786,33432,False,True,monthly,True
      """
    #expect(
      try targets(text) == [
        .field(.externalId), .field(.account), .field(.start), .field(.end), .field(.plan), .field(.seats),
        .field(.mrr),
        .field(.arr), .attribute("is_trial", .boolean), .attribute("churn_flag", .boolean), .field(.billingPeriod),
        .field(.autoRenew),
      ])
  }

  @Test func `usage by subscription has one metric a numeric column`() throws {
    let text = """
      usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs,error_count,is_beta_feature
      U-1,S-1,2023-07-27,feature_20,9,5004,0,False
      """
    #expect(
      try targets(text) == [
        .field(.externalId), .field(.subscription), .field(.occurred), .field(.dimension),
        .metric(MetricColumn(key: "usage_count")),
        .metric(MetricColumn(key: "usage_duration_secs", unit: "seconds")),
        .metric(MetricColumn(key: "error_count")), .attribute("is_beta_feature", .boolean),
      ])
  }

  @Test func `tickets and churn are recognised`() throws {
    let tickets = """
      ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,\
      first_response_time_minutes,satisfaction_score,escalation_flag
      T-1,A-1,2023-07-27,2023-07-28 03:00:00,27.0,high,74,,False
      """
    #expect(
      try targets(tickets) == [
        .field(.externalId), .field(.account), .field(.submitted), .field(.closed), .field(.resolutionHours),
        .field(.priority), .field(.firstResponseMinutes), .field(.satisfaction), .field(.escalated),
      ])
    let churn = """
      churn_event_id,account_id,churn_date,reason_code,refund_amount_usd,\
      preceding_upgrade_flag,is_reactivation,feedback_text
      C-1,A-1,2024-10-27,pricing,4.03,False,False,too dear
      """
    let recognition = try recognise(churn)
    #expect(recognition.kind == .churn)
    #expect(
      recognition.mapping?.columns[4]
        == ColumnMapping(column: "refund_amount_usd", target: .field(.refund), currency: .usd))
    #expect(recognition.mapping?.columns[7].target == .field(.feedback))
  }

  @Test(
    arguments: [
      ("account,date,logins,active_users\nAcme,2025-01-13,5,3", ImportKind.usage),
      ("Customer ID;Metric;Date;Value\n7;logins;2025-01-13;5", .usage),
      ("ग्राहक आईडी,तारीख,मीट्रिक,मान\n7,2025-01-13,logins,5", .usage),
      ("고객사 ID,사용일,기능,사용 횟수\n7,2025. 1. 13.,검색,5", .usage),
      ("고객사 ID,고객사명,업종,가입일\n7,한빛소프트,IT,2025. 1. 13.", .accounts),
      ("ग्राहक आईडी,ग्राहक का नाम,उद्योग,देश\n7,सूर्य टेक,IT,IN", .accounts),
      ("고객사 ID,시작일,종료일,월간 반복 매출\n7,2025-01-13,,99000", .subscriptions),
      ("ग्राहक आईडी,प्रारंभ तिथि,समाप्ति तिथि,मासिक आवर्ती राजस्व\n7,2025-01-13,,99000", .subscriptions),
      ("First Name,Last Name,E-mail,Company Name\nA,B,a@b.co,Acme", .contacts),
      ("담당자,이메일,고객사,전화번호\n김민준,a@b.co,한빛,010", .contacts),
      ("ticketId,customerId,createdAt,priority,subject\n1,2,2025-01-13,low,Hi", .tickets),
      ("문의 번호,고객사 ID,접수일,우선순위\n1,2,2025-01-13,긴급", .tickets),
      ("Account,Cancellation Date,Reason\nAcme,2025-01-13,price", .churn),
      ("account,date,note\nAcme,2025-01-13,Called them", .notes),
    ]) func `files of other companies are recognised`(text: String, kind: ImportKind) throws
  {
    let recognition = try recognise(text)
    #expect(recognition.kind == kind, "\(recognition.questions)")
    #expect(recognition.isReady)
  }

  @Test(
    arguments: [
      "name,price\nx,1", "a,b,c\n1,2,3", "invoice_id,account_id,date,amount\n1,2,2025-01-13,5", "id,name\n1,x",
      "Question,Answer,label\n1,2,3",
    ]) func `files of other things are refused with a reason`(text: String) throws
  {
    let recognition = try recognise(text)
    #expect(recognition.kind == nil)
    #expect(recognition.questions.count == 1)
  }

  @Test func `a reason names the nearest kind and what it lacks`() throws {
    let recognition = try recognise("account_id,start_date,end_date,plan\n1,2025-01-13,,Pro")
    #expect(recognition.questions == [.unknownKind(nearest: .subscriptions, missing: [[.mrr, .arr]])])
  }

  @Test func `empty files and files in another encoding are refused`() throws {
    #expect(try recognise("").questions == [.emptyFile])
    let bytes: [UInt8] = Array("account_id,account_name\n1,".utf8) + [0xC0, 0xCC, 10]
    let recognition = Recogniser().recognise(try CSVPreview(MemoryByteSource(bytes)))
    #expect(recognition.questions == [.unreadable(RowProblem(line: 2, code: .notUTF8))])
  }

  @Test func `dates that can be read both ways are asked, not guessed`() throws {
    let head = "account_id,start_date,mrr\n"
    #expect(try recognise(head + "1,03/04/2025,5\n2,05/06/2025,5").questions == [.dateOrder(columns: ["start_date"])])
    #expect(try recognise(head + "1,03/04/2025,5\n2,25/06/2025,5").mapping?.dateOrder == .dayMonthYear)
    #expect(try recognise(head + "1,03/04/2025,5\n2,06/25/2025,5").mapping?.dateOrder == .monthDayYear)
    #expect(
      try recognise(head + "1,25/04/2025,5\n2,06/25/2025,5").questions == [.mixedDateOrder(columns: ["start_date"])])
    #expect(try recognise(head + "1,04/04/2025,5\n").isReady)
  }

  @Test func `the decimal mark is told by the values or asked`() throws {
    let head = "account_id;start_date;mrr\n"
    #expect(try recognise(head + "1;2025-01-13;1.234,56").mapping?.decimalMark == .comma)
    #expect(try recognise(head + "1;2025-01-13;12,5").mapping?.decimalMark == .comma)
    #expect(try recognise(head + "1;2025-01-13;12,34,567").mapping?.decimalMark == .point)
    #expect(try recognise(head + "1;2025-01-13;1.234").questions == [.decimalMark(columns: ["mrr"])])
    #expect(try recognise(head + "1;2025-01-13;1234").isReady)
  }

  @Test func `two columns for one field are asked about`() throws {
    let questions = try recognise("account_id,customer_id,start_date,mrr\n1,2,2025-01-13,5").questions
    #expect(questions == [.severalColumns(.account, columns: ["account_id", "customer_id"])])
  }

  @Test func `a kind that a person names is taken, and what lacks is said`() throws {
    let recognition = try recognise("id,name\n1,x", kind: .accounts)
    #expect(recognition.kind == .accounts)
    #expect(recognition.isReady)
    #expect(try recognise("id,foo\n1,x", kind: .accounts).questions == [.missingFields([[.name]])])
  }

  @Test func `no file ever crashes the recogniser`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed: seed)
    let words = [
      "account_id", "date", "mrr", "id", "", "नाम", "고객사", "_", "usd", "1.5", "1,2", "03/04/2025", "x", "\"", ".",
      "e\u{301}",
    ]
    for _ in 0..<300 {
      let lines = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          words[Int.random(in: 0..<words.count, using: &random)]
        }.joined(separator: Bool.random(using: &random) ? "," : ";")
      }
      for kind in [nil] + ImportKind.allCases.map(Optional.some) {
        let recognition = try recognise(lines.joined(separator: "\n"), kind: kind)
        #expect(recognition.kind != nil || !recognition.questions.isEmpty, "seed \(seed)")
      }
    }
  }
}
