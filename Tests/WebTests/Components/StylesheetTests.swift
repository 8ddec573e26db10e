import Foundation
import Testing

@Suite struct `Style sheet` {
  private let css: String
  private let tokens: [String: [Oklch]]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../Sources/Web/Public/app.css")
    css = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
    let pattern = /--([a-z-]+): light-dark\(oklch\(([0-9. ]+)\), oklch\(([0-9. ]+)\)\)/
    tokens = Dictionary(
      uniqueKeysWithValues: css.matches(of: pattern).map { match in
        (String(match.1), [Oklch(match.2), Oklch(match.3)])
      })
  }

  @Test(arguments: ["text", "muted", "accent", "red", "amber", "green", "grey"])
  func `text has a contrast of at least 4.5 to 1 in both themes`(colour: String) throws {
    for ground in ["ground", "surface", "sunken", "accent-tint"] { try expect(colour, on: ground, atLeast: 4.5) }
  }

  @Test(arguments: ["red", "amber", "green", "grey"])
  func `text, and each tone, can be read on the tone's tint`(tone: String) throws {
    for colour in [tone, "text", "muted"] { try expect(colour, on: "\(tone)-tint", atLeast: 4.5) }
  }

  @Test func `what stands on the accent can be read`() throws {
    try expect("accent-text", on: "accent", atLeast: 4.5)
    try expect("accent-text", on: "accent-strong", atLeast: 4.5)
    try expect("accent-strong", on: "accent-tint", atLeast: 4.5)
  }

  @Test(arguments: ["ground", "surface", "sunken"])
  func `borders of controls have a contrast of at least 3 to 1`(ground: String) throws {
    try expect("control", on: ground, atLeast: 3)
  }

  @Test func `every variable that is used is defined`() {
    let used = Set(css.matches(of: /var\(--([a-z0-9-]+)/).map { String($0.1) })
    let defined = Set(css.matches(of: /--([a-z0-9-]+):/).map { String($0.1) })
    #expect(used.subtracting(defined).isEmpty)
  }

  private func expect(_ colour: String, on ground: String, atLeast least: Double) throws {
    let front = try #require(tokens[colour]), back = try #require(tokens[ground])
    for theme in 0...1 {
      let contrast = front[theme].contrast(with: back[theme])
      #expect(contrast >= least, "\(colour) on \(ground), \(["light", "dark"][theme]): \(contrast)")
    }
  }
}

/// A colour as CSS writes it; luminance by Björn Ottosson's Oklab matrices, contrast by WCAG 2.2.
private struct Oklch {
  let lightness, chroma, hue: Double

  init(_ text: Substring) {
    let parts = text.split(separator: " ").compactMap { Double($0) } + [0, 0, 0]
    (lightness, chroma, hue) = (parts[0], parts[1], parts[2])
  }

  var luminance: Double {
    let a = chroma * cos(hue * .pi / 180), b = chroma * sin(hue * .pi / 180)
    let l = pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
    let m = pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
    let s = pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
    let red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
    let green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
    let blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    return 0.2126 * max(0, min(1, red)) + 0.7152 * max(0, min(1, green)) + 0.0722 * max(0, min(1, blue))
  }

  func contrast(with other: Oklch) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}
