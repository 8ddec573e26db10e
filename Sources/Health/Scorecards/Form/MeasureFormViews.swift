import Kernel
import Language
import Web

/// The markup of one measure in a form: its weight in sight, the rest folded.
struct MeasureFormViews {
  typealias Names = ScorecardFormNames
  typealias Control = ScorecardFormViews.Control

  let measure: Measure
  let views: ScorecardFormViews

  private var words: Words { views.words }
  private var key: String { measure.key }

  /// The fields under labels that say of which measure they are.
  var labelled: [Field] {
    ([weight] + folded).map { $0.field.labelled("\(name) · \($0.field.label)") }
  }

  var html: HTML {
    let fields = folded
    let isOpen = key == views.page.shown || fields.contains { $0.field.error != nil }
    let texts = MeasureText(words: words)
    let from = ScorecardDifference(words: words, metrics: metricNames).source(measure.source)
    let said =
      measure.source == .unchosen
      ? words["scorecards.source.choose"] : "\(from) · \(texts.aggregate(measure)) · \(texts.window(measure))"
    let curve: HTML? =
      measure.curve.knots.count > 1 ? "<div>\(CurveViews(measure: measure, words: words).html)</div>" : nil
    return """
      <section class="measure-edit"\(views.focus(key))><div class="measure-edit-head"><div><h3>\(name)</h3><p class="muted small">\(said)</p></div>\
      \(weight.html)</div><details class="disclosure"\(flag: " open", isOpen)><summary>\(Icon.chevron.small)\
      \(words["scorecards.measure.edit"])</summary><div class="columns columns-even"><div><div class="form-row">\
      \(fields.map(\.html))</div><p>\(views.button(.removeMeasure, key, words["scorecards.measure.remove"], of: name, icon: .close))</p></div>\(curve)</div></details></section>
      """
  }

  private var name: String {
    let name = measure.name[words.language]
    return name.isEmpty ? words["scorecards.measure.new"] : name
  }

  private var weight: Control { views.text(Names.weight(key), words["health.weight"], kind: .number) }

  private var folded: [Control] {
    views.texts(words["scorecards.name"], help: words["scorecards.measure.name.help"]) { Names.name(key, $0) }
      + [source, per, group, aggregate, window, days, policy, stale, curve]
  }

  private var source: Control {
    let metrics = views.page.metrics.map {
      Select.Option(ScorecardForm.metric($0.key), $0.name[words.language])
    }
    let fields = AccountField.allCases.map {
      Select.Option(ScorecardForm.field($0.rawValue), words["health.field.\($0.rawValue)"])
    }
    return views.choice(
      Names.source(key), words["scorecards.source"],
      [Select.Option("", words["scorecards.source.choose"])] + metrics + fields)
  }

  private var per: Control {
    let metrics = views.page.metrics.map { Select.Option($0.key, $0.name[words.language]) }
    return views.choice(
      Names.per(key), words["scorecards.per"], help: words["scorecards.per.help"],
      [Select.Option("", words["scorecards.per.none"])] + metrics)
  }

  private var group: Control {
    views.choice(
      Names.group(key), words["scorecards.group"],
      views.page.draft.groups.map { Select.Option($0.key, $0.name[words.language]) })
  }

  private var aggregate: Control {
    views.choice(
      Names.aggregate(key), words["scorecards.aggregate"], help: words["scorecards.aggregate.help"],
      MeasureAggregate.allCases.map { Select.Option($0.rawValue, words["health.aggregate.\($0.rawValue)"]) })
  }

  private var window: Control {
    views.choice(
      Names.window(key), words["health.window"],
      [
        Select.Option(ScorecardForm.WindowKind.days.rawValue, words["scorecards.window.days"]),
        Select.Option(ScorecardForm.WindowKind.stage.rawValue, words["health.window.sinceStageBegan"]),
      ])
  }

  private var days: Control { views.text(Names.days(key), words["scorecards.days"], kind: .number) }

  private var policy: Control {
    views.choice(
      Names.policy(key), words["scorecards.missing"],
      MissingPolicy.Name.allCases.map { Select.Option($0.rawValue, words["scorecards.missing.\($0.rawValue)"]) })
  }

  private var stale: Control {
    views.text(Names.stale(key), words["scorecards.stale"], isRequired: false, kind: .number)
  }

  private var curve: Control {
    let field = views.form.field(
      Names.curve(key), label: words["health.curve"], help: words["scorecards.curve.help"], words)
    return (field, TextArea(field, value: views.form.value(field.name), rows: 4, placeholder: "0 = 0").html(words))
  }

  private var metricNames: [String: LocalizedText] {
    Dictionary(views.page.metrics.map { ($0.key, $0.name) }) { first, _ in first }
  }
}
