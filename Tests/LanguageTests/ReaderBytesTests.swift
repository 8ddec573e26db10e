import Kernel
import Language
import Testing

@Suite struct ReaderBytesTests {
  @Test(arguments: [
    (1, "1 B"), (1023, "1,023 B"), (1024, "1 KB"), (20 << 20, "20 MB"), (1_258_291, "1.2 MB"), (5 << 30, "5 GB"),
  ])
  func `sizes of files are told in the largest unit that they fill`(count: Int, text: String) {
    #expect(Reader(language: .english).bytes(count) == text)
  }
}
