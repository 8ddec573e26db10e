import Kernel
import Language
import Web

/// The markup of working weeks and holidays.
enum CalendarViews {
  static func page(_ view: CalendarView, _ actor: Actor, _ request: Request) -> HTML {
    let words = request.words
    let head = PageHead(words["settings.calendar"], summary: words["calendar.summary"])
    let done: HTML? = request.query["done"].map { _ in Notice(.success, words["common.saved"]).html }
    let count = view.holidays.isEmpty ? nil : words.reader.number(view.holidays.count)
    let holidays = Panel(
      words["calendar.holidays"], count: count, foot: holidayForm(view.holidayForm ?? SubmittedForm(), request),
      id: "holidays")
    return """
      <div class="stack">\(head.html)\(SettingsPlace.calendar.tabs(actor, words))\(done)\
      \(Panel(words["calendar.week"], id: "week").html(weekForm(view, request)))\
      \(holidays.html(list(view.holidays, request)))</div>
      """
  }

  /// The boxes of the seven days, in the order of the reader's week.
  static func weekdays(_ label: String, ticked: Set<Int>, error: String? = nil, _ words: Words) -> HTML {
    let order = words.language == .korean ? [7, 1, 2, 3, 4, 5, 6] : Array(1...7)
    let boxes: [HTML] = order.map { weekday in
      """
      <div class="check"><input type="checkbox" id="weekday-\(weekday)" name="weekday" value="\(weekday)"\
      \(flag: " checked", ticked.contains(weekday))>\
      <label for="weekday-\(weekday)">\(words.reader.weekdayName(weekday))</label></div>
      """
    }
    let wrong: HTML? = error.map { "<p class=\"error\">\(Icon.alert.small)\($0)</p>" }
    return """
      <fieldset class="field" id="field-weekday"><legend>\(label)</legend>\
      <div class="weekdays">\(boxes)</div>\(wrong)</fieldset>
      """
  }

  /// The days that a form was sent with, or else `week`'s.
  static func ticked(_ form: SubmittedForm?, _ week: WorkingWeek) -> Set<Int> {
    form?.values("weekday").map { Set($0.compactMap { Int($0) }) } ?? Set(week.weekdays)
  }

  private static func weekForm(_ view: CalendarView, _ request: Request) -> HTML {
    let words = request.words
    let form = view.weekForm ?? SubmittedForm()
    let field = form.field("weekday", label: words["calendar.weekdays"], words)
    return IdentityViews.form(
      "/settings/calendar", csrf: request.csrf, errors: form.errors([field], words),
      [
        weekdays(field.label, ticked: ticked(view.weekForm, view.week), error: field.error, words),
        "<p class=\"help\">\(words["calendar.week.help"])</p>",
      ], submit: Button(words["action.save"]).submit())
  }

  private static func list(_ holidays: [Holiday], _ request: Request) -> HTML {
    let words = request.words
    if holidays.isEmpty { return "<p class=\"muted\">\(words["calendar.holidays.empty"])</p>" }
    let items: [HTML] = holidays.map { holiday in
      let remove = Button(words["action.delete"], style: .quiet, size: .small).post(
        to: "/settings/calendar/holidays/removal", csrf: request.csrf,
        fields: [(name: "day", value: holiday.day.description)])
      return """
        <li class="spread"><span>\(holiday.name)<br>\
        <span class="muted small">\(words.reader.date(holiday.day, .full))</span></span>\(remove)</li>
        """
    }
    return "<ul class=\"stack-s\">\(items)</ul>"
  }

  private static func holidayForm(_ form: SubmittedForm, _ request: Request) -> HTML {
    let words = request.words
    let name = form.field("name", label: words["common.name"], words)
    let day = form.field("day", label: words["calendar.day"], words)
    return """
      <form class="form" method="post" action="/settings/calendar/holidays">\(request.csrf.html)\
      \(form.errors([day, name], words))<div class="form-row">\(DateField(day, value: form.value("day")).html(words))\
      \(TextField(name, value: form.value("name")).html(words))</div>\
      <div class="form-actions">\(Button(words["calendar.add"]).submit())</div></form>
      """
  }
}
