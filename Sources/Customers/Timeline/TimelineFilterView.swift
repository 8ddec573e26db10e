import Kernel
import Language
import Web

/// The markup of what can be asked of a timeline: a form that works without scripts, folded while nothing is asked.
struct TimelineFilterView {
  let panel: TimelinePanel
  let words: Words

  private var form: SubmittedForm { panel.filter.form }

  var html: HTML {
    let kept: [HTML] = panel.kept.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
    let target: Path = "/accounts/\(panel.account)"
    // The answer begins below the form, not below the note field above it.
    let clear: HTML? =
      panel.filter.isActive
      ? Button(words["timeline.filter.clear"], style: .quiet).link(panel.place.anchor("timeline")) : nil
    return """
      <details class="disclosure timeline-filter" id="timeline-filter"\(flag: " open", panel.filter.isDetailed)>\
      <summary>\(Icon.search.small)\(words["timeline.filter"])</summary>\
      <form class="form form-wide" method="get" action="\(target.anchor("timeline-filter"))">\(kept)\
      \(form.errors([show, person, from, to], words))<div class="form-row">\(groups)\(people)\
      \(DateField(from, value: form.value("from"), latest: panel.today).html(words))\
      \(DateField(to, value: form.value("to"), latest: panel.today).html(words))</div>\
      <div class="form-actions">\(Button(words["action.filter"]).submit())\(clear)</div></form></details>
      """
  }

  private var groups: HTML {
    let groups = TimelineGroup.allCases.map { Select.Option($0.rawValue, words["timeline.group.\($0.rawValue)"]) }
    return Select(show, options: [all] + groups, selected: form.value("show")).html(words)
  }

  private var people: HTML {
    Select(person, options: [all] + panel.people, selected: form.value("person")).html(words)
  }

  private var all: Select.Option { Select.Option("", words["common.all"]) }

  private var show: Field { field("show", words["timeline.filter.show"]) }
  private var person: Field { field("person", words["timeline.filter.person"]) }
  private var from: Field { field("from", words["timeline.filter.from"]) }
  private var to: Field { field("to", words["timeline.filter.to"]) }

  private func field(_ name: String, _ label: String) -> Field {
    form.field(name, label: label, isRequired: false, words)
  }
}
