extension PhraseBook {
  static let english = PhraseBook(
    notes: englishNotes,
    plans: [
      "Next talk in the usual rhythm.", "I will send the summary and the recording today.",
      "We agreed to look at the numbers together next month.", "They will invite two more teams to the next session.",
      "No open points on our side.",
    ],
    remedies: [
      "I promised an answer by the end of the week.", "Agreed on a weekly call until this is settled.",
      "I have asked for a firm date internally and will report back.", "We need someone senior on the next call.",
      "Put on the risk list; I follow up on Monday.",
    ],
    features: [
      "approval flows", "the mobile app", "shared dashboards", "the reporting API", "bulk import", "reminders",
    ],
    tickets: [
      "Export to spreadsheet misses the last column", "How do we change the owner of several records at once?",
      "Invitation mail does not arrive", "Dashboard shows yesterday's numbers",
      "Filter forgets its setting after sign-in",
      "Question about the last invoice", "Attachment preview stays empty", "Need help with single sign-on set-up",
      "Time zone of reminders is wrong", "Search does not find archived records",
    ],
    urgentTickets: [
      "Nobody in our office can sign in", "API answers with error 500 since this morning",
      "Import stopped in the middle, records are missing", "Approval flow is stuck, month-end closing is blocked",
      "Reports time out for the whole team",
    ],
    tasks: [
      "Prepare the quarterly review with {contact}", "Send {contact} the guide to {feature}",
      "Plan a training for the new users", "Ask {contact} for feedback on {feature}",
      "Check whether {seats} seats still fit", "Update the contact list with {contact}",
    ],
    urgentTasks: [
      .usageDecline: "Call {contact} about the fall in usage",
      .apiErrors: "Bring engineering and {contact} together about the errors",
      .supportCrisis: "Name one person in support who answers to {contact}",
      .lostChampion: "Find a new champion before the renewal",
      .stalledOnboarding: "Agree on a rescue plan for the onboarding",
    ],
    renewalTask: "Prepare the renewal offer for {contact}",
    titles: [
      .champion: ["Head of Operations", "Process Manager", "Operations Lead"],
      .decisionMaker: ["Managing Director", "Chief Operating Officer", "VP Operations"],
      .economicBuyer: ["Chief Financial Officer", "Head of Procurement", "Finance Director"],
      .user: ["Operations Analyst", "Team Lead", "Project Coordinator", "Business Analyst"],
      .blocker: ["IT Security Officer", "Enterprise Architect"],
    ],
    reasons: [
      .usageDecline: "Used too little", .apiErrors: "Unreliable integration", .supportCrisis: "Unhappy with support",
      .lostChampion: "Champion left", .stalledOnboarding: "Never got going",
    ],
    noReason: "No reason given")

  private static let englishNotes: [PhraseTopic: [String]] = [
    .kickoff: [
      "Kick-off with {contact} and the project team: goals, roles and the first three milestones are agreed.",
      "Kick-off done. {contact} wants the first {seats} users to work with {feature} within six weeks.",
      "Met the team for the first time. {contact} leads the roll-out; the data import comes first.",
    ],
    .onboarding: [
      "Data import finished and checked with {contact}; {count} records needed a correction.",
      "Second onboarding session: {feature} set up, {percent}% of the users have signed in.",
      "{contact} showed the team's own templates. The roll-out is on schedule.",
    ],
    .stalled: [
      "The onboarding has not moved for {count} days: IT has still not approved the data transfer.",
      "{contact} moved the third session again. Only {percent}% of the users have signed in so far.",
      "Nobody took part in the training. {contact} says the team has no time before the end of the quarter.",
    ],
    .checkIn: [
      "Regular call with {contact}. The team is content and saves about {count} hours a month with {feature}.",
      "Short call: no open questions, {contact} praised how fast the last ticket was answered.",
      "Checked in with {contact}. They are reorganising, our users are not affected.",
      "{contact} asked how others use {feature}; sent two examples.",
    ],
    .training: [
      "Training on {feature} for {count} new users; good questions, recording sent.",
      "Refresher session held. {contact} will repeat it for the evening shift.",
    ],
    .review: [
      "Quarterly review with {contact}: usage up {percent}%, two of three goals reached.",
      "Business review. {contact} presented our figures to the management, who asked for a comparison by site.",
      "Went through the success plan with {contact}; the third goal moves to next quarter.",
    ],
    .feature: [
      "{contact} would like {feature} to support a second approver. Passed on to product.",
      "Feedback on {feature}: fast, but the labels confuse new users.",
    ],
    .expansion: [
      "{contact} plans {count} more users in the next quarter; {percent}% of the {seats} seats are taken.",
      "The sister company wants to see {feature}. {contact} makes the introduction.",
      "Talked about the next tier: {contact} needs the budget figures before the board meets.",
    ],
    .usageDecline: [
      "Usage has fallen by {percent}%. {contact} says a part of the team is back to spreadsheets.",
      "Asked {contact} about the low activity: a new manager questions the tool. No date for a talk yet.",
      "Only {count} people still work with {feature}. {contact} sounded reserved about the future.",
    ],
    .apiErrors: [
      "{contact} is annoyed: the integration failed {count} times this week and orders had to be typed in by hand.",
      "Call with their developers about the API errors. They doubt that our last fix has helped.",
      "The nightly transfer broke again. {contact} asked for a written explanation.",
    ],
    .supportCrisis: [
      "{contact} complained about {count} open tickets, two of them urgent and older than a week.",
      "Difficult call. {contact} feels passed from one agent to the next and wants one person in charge.",
      "The management has heard of the support problems. {contact} must report on them by Friday.",
    ],
    .lostChampion: [
      "{contact} has not answered three mails and two calls. The out-of-office reply names nobody.",
      "Heard from a user that {contact} has changed departments. There is no successor yet.",
      "Our sponsor is silent for {count} days; the new team lead does not know us.",
    ],
    .renewal: [
      "First talk about the renewal with {contact}: the budget is there, procurement wants a longer term.",
      "{contact} asked for a renewal offer for {seats} seats and a price for two years.",
      "The renewal is with the legal department. {contact} expects no surprises.",
    ],
    .churn: [
      "{contact} has given notice in writing. I asked for a closing talk to learn why.",
      "Closing talk held with {contact}. They would come back if the situation changes.",
    ],
    .return: [
      "{contact} is back: the alternative did not hold what it promised. Fresh start with a smaller team.",
      "Contract signed again. {contact} wants a weekly call for the first two months.",
    ],
  ]
}
