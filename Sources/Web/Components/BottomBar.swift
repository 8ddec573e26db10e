import Language

/// The places at the bottom of a phone: four, and the rest behind "More" when there are over five.
struct BottomBar: Sendable {
  let places: [Place]

  func html(_ words: Words) -> HTML {
    let shown = places.count > 5 ? 4 : 5
    let first: [HTML] = places.prefix(shown).map(\.html)
    return """
      <nav class="bottom-bar" aria-label="\(words["web.places"])">\(first)\(rest(words, places.dropFirst(shown)))</nav>
      """
  }

  private func rest(_ words: Words, _ places: ArraySlice<Place>) -> HTML? {
    guard !places.isEmpty else { return nil }
    let items: [HTML] = places.map { place in
      let current: HTML? = place.isCurrent ? " aria-current=\"page\"" : nil
      return "<a class=\"menu-item\" href=\"\(place.path)\"\(current)>\(place.icon.html)\(place.title)</a>"
    }
    let current: HTML? = places.contains(where: \.isCurrent) ? " aria-current=\"page\"" : nil
    return """
      <details class="menu menu-up" data-menu><summary class="place"\(current)>\(Icon.more.html)<span>\(words["web.more"])</span>\
      </summary><div class="menu-list">\(items)</div></details>
      """
  }
}
