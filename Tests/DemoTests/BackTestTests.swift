import Demo
import Kernel
import Testing

@Suite struct `A back-test of the demo` {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func `finds something true, and not everything`(seed: UInt64) {
    let company = DemoCompany.generate(seed: seed, endDay: Samples.endDay)
    let test = BackTest(company: company, horizon: 60)
    let auc = test.auc()
    #expect((0.75...0.85).contains(auc), "seed \(seed): AUC \(auc)")
    #expect(test.scores().left.count >= 30)
  }
}
