import Kernel
import Storage
import Web

/// The panels of this room about what people do with a customer: people, tasks, team, stages, timeline.
public enum AccountPanels {
  /// - Parameter forms: those that were just refused, to be shown filled in.
  public static func all(_ forms: AccountForms = AccountForms()) -> [AccountPanel] {
    [
      ImpressionPanel.panel,
      AccountPanel(.know) { context, tx in
        PeoplePanelView.html(try PeoplePanel.load(context, forms.contact, tx), context.request)
      },
      AccountPanel(.know) { context, tx in
        TasksPanelView.html(try TasksPanel.load(context, forms.task, tx), context.request)
      },
      MemberPanel.panel(forms.member),
      StagePanel.panel,
      AccountPanel(.happened, showsPast: true) { context, tx in
        TimelinePanelView.html(try TimelinePanel.load(context, forms.note, tx), context.request)
      },
    ]
  }
}
