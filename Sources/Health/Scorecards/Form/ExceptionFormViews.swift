import Customers
import Kernel
import Language
import Web

/// The markup of one exception in a form.
struct ExceptionFormViews {
  typealias Names = ScorecardFormNames
  typealias Control = ScorecardFormViews.Control

  let exception: ScoreException
  let views: ScorecardFormViews

  private var words: Words { views.words }
  private var key: String { exception.key }

  /// The fields under labels that say that they are of an exception.
  var labelled: [Field] {
    let condition = views.form.field(Names.condition(key), label: words["scorecards.exception.condition"], words)
    return ([condition] + fields.map(\.field)).map { $0.labelled("\(words["scorecards.exception"]) · \($0.label)") }
  }

  var html: HTML {
    let condition = views.form.accountFilter(
      Names.condition(key), label: words["scorecards.exception.condition"],
      help: words["scorecards.exception.condition.help"], words)
    let remove = views.button(
      .removeException, key, words["scorecards.exception.remove"], of: exception.condition, icon: .close)
    return """
      <section class="measure-edit"\(views.focus(key))>\(condition)<div class="form-row">\(fields.map(\.html))</div>\
      <p>\(remove)</p></section>
      """
  }

  private var fields: [Control] {
    [effect, points] + views.texts(words["scorecards.exception.reason"]) { Names.reason(key, $0) }
  }

  private var effect: Control {
    let bands: [Band] = [.red, .amber, .green]
    let limits = ["cap", "floor"].map { Select.Option($0, words["scorecards.effect.\($0)"]) }
    return views.choice(
      Names.effect(key), words["scorecards.effect"],
      limits
        + bands.map {
          Select.Option($0.rawValue, words("scorecards.effect.band", ["band": words["health.band.\($0.rawValue)"]]))
        })
  }

  private var points: Control {
    views.text(
      Names.points(key), words["health.points"], help: words["scorecards.effect.points.help"], isRequired: false,
      kind: .number)
  }
}
