/// Resolutions, reports and objections.
extension WorkingGroupsDecider {
  static let resolutionForms: [CommandForm] = [
    CommandForm(
      "resolution", "adopt", "resolution.adopt", "A session adopts a resolution.", "تصویب",
      [
        .optional("resolution", .id("resolution")), .required("case", .id("case")),
        .required("session", .id("session")), .optional("agency", .id("agency")),
        .optional("deadline", .day), .optional("text", .text), .optional("matter", .id("obstacle")),
        .optional("unlisted", .flag),
      ]
    ) {
      WorkingGroupCommand.adopt(
        resolution: $0.texts["resolution"], case: $0.text("case"), session: $0.text("session"),
        agency: $0.texts["agency"], deadline: $0.days["deadline"], text: $0.text("text"),
        matter: $0.texts["matter"], isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "resolution", "notify", "resolution.notify", "A resolution is notified.", "ابلاغ",
      [.required("resolution", .id("resolution")), .optional("recipient", .text)]
    ) {
      WorkingGroupCommand.notify(
        resolution: $0.text("resolution"), recipient: $0.texts["recipient"])
    },
    CommandForm(
      "resolution", "move", "deadline.move", "A session moves a deadline.", "تمدید مهلت",
      [
        .required("resolution", .id("resolution")), .optional("session", .id("session")),
        .required("deadline", .day), .optional("reason", .text),
      ]
    ) {
      WorkingGroupCommand.moveDeadline(
        resolution: $0.text("resolution"), session: $0.texts["session"],
        deadline: $0.day(of: "deadline"), reason: $0.texts["reason"])
    },
    CommandForm(
      "resolution", "complete", "resolution.complete", "A resolution is done.", "انجام مصوبه",
      [.required("resolution", .id("resolution")), .optional("text", .text)]
    ) {
      WorkingGroupCommand.complete(resolution: $0.text("resolution"), text: $0.texts["text"])
    },
    CommandForm(
      "resolution", "fail", "resolution.fail", "A resolution will not be done.", "عدم انجام مصوبه",
      [.required("resolution", .id("resolution")), .required("reason", .text)]
    ) { WorkingGroupCommand.fail(resolution: $0.text("resolution"), reason: $0.text("reason")) },
    CommandForm(
      "report", "", "resolution.report", "The responsible agency reports.", "گزارش عملکرد",
      [
        .required("resolution", .id("resolution")), .required("agency", .id("agency")),
        .required("progress", .share), .optional("text", .text), .optional("report", .text),
      ]
    ) {
      WorkingGroupCommand.report(
        report: $0.texts["report"], resolution: $0.text("resolution"),
        agency: $0.text("agency"), progress: $0.shares["progress"] ?? -1,
        text: $0.texts["text"])
    },
    CommandForm(
      "objection", "raise", "resolution.object", "Somebody objects to a resolution.", "اعتراض",
      [
        .required("resolution", .id("resolution")), .required("objector", .text),
        .optional("text", .text), .optional("objection", .text),
      ]
    ) {
      WorkingGroupCommand.object(
        objection: $0.texts["objection"], resolution: $0.text("resolution"),
        objector: $0.text("objector"), text: $0.texts["text"])
    },
    CommandForm(
      "objection", "decide", "objection.decide", "A session decides on an objection.",
      "رسیدگی به اعتراض",
      [
        .required("objection", .id("objection")), .required("session", .id("session")),
        .required("outcome", .words(ObjectionOutcome.self)), .optional("text", .text),
      ]
    ) {
      WorkingGroupCommand.decideObjection(
        objection: $0.text("objection"), session: $0.text("session"),
        outcome: $0.term("outcome") ?? .rejected, text: $0.texts["text"])
    },
  ]
}
