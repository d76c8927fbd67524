/// Groups, posts, sessions and attendance.
extension WorkingGroupsDecider {
  private static func hold(_ values: CommandValues, _ body: SessionBody) -> WorkingGroupCommand {
    WorkingGroupCommand.holdSession(
      session: values.texts["session"], group: values.text("group"), body: body,
      number: values.numbers["number"], venue: values.texts["venue"],
      chair: values.texts["chair"], secretary: values.texts["secretary"])
  }

  private static let holding: [CommandParameter] = [
    .optional("session", .id("session")), .required("group", .id("group")),
    .optional("number", .number),
    .optional("venue", .text), .optional("chair", .text), .optional("secretary", .text),
  ]

  static let bodyForms: [CommandForm] = [
    CommandForm(
      "group", "create", "group.create", "Creates a working group.", "تشکیل کارگروه",
      [
        .required("group", .id("group")), .optional("level", .words(WorkingGroupLevel.self)),
        .optional("name", .text), .optional("name_fa", .text), .optional("province", .province),
      ]
    ) {
      WorkingGroupCommand.createGroup(
        group: $0.text("group"), level: $0.term("level") ?? .provincial, name: $0.texts["name"],
        persianName: $0.texts["name_fa"], province: $0.texts["province"])
    },
    CommandForm(
      "post", "create", "post.create", "Creates a post of an organization.", "ایجاد سمت",
      [
        .required("post", .id("post")), .required("organization", .id("agency")),
        .optional("title", .text), .optional("title_fa", .text),
      ]
    ) {
      WorkingGroupCommand.createPost(
        post: $0.text("post"), title: $0.texts["title"], persianTitle: $0.texts["title_fa"],
        organization: $0.text("organization"))
    },
    CommandForm(
      "post", "hold", "post.hold", "A person takes a post.", "تصدی سمت",
      [.required("post", .id("post")), .required("person", .text), .optional("from", .day)]
    ) {
      WorkingGroupCommand.holdPost(
        post: $0.text("post"), person: $0.text("person"), from: $0.days["from"])
    },
    CommandForm(
      "post", "release", "post.release", "A person leaves a post.", "ترک سمت",
      [.required("post", .id("post")), .required("person", .id("holder")), .optional("to", .day)]
    ) {
      WorkingGroupCommand.releasePost(
        post: $0.text("post"), person: $0.text("person"), to: $0.days["to"])
    },
    CommandForm(
      "session", "hold", "session.hold", "A main session is held.", "برگزاری جلسه", holding
    ) { hold($0, .workingGroup) },
    CommandForm(
      "session", "end", "session.end", "The record of a session or committee is closed.",
      "پایان جلسه", [.required("session", .id("session"))]
    ) { WorkingGroupCommand.endSession(session: $0.text("session")) },
    CommandForm(
      "committee", "hold", "session.hold", "An expert committee is held.", "برگزاری کمیته",
      holding
    ) { hold($0, .expertCommittee) },
    CommandForm(
      "attendance", "present", "session.attend", "Somebody is there for an organization.", "حضور",
      [
        .required("session", .id("session")), .required("organization", .id("agency")),
        .required("role", .words(AttendanceRole.self)), .optional("person", .text),
        .optional("post", .id("post")), .optional("plenipotentiary", .flag),
        .optional("unlisted", .flag),
      ]
    ) {
      WorkingGroupCommand.attend(
        session: $0.text("session"), organization: $0.text("organization"),
        role: $0.term("role") ?? .member, person: $0.texts["person"], post: $0.texts["post"],
        plenipotentiary: $0.flags["plenipotentiary"] ?? false,
        isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "attendance", "absent", "session.absence", "The head of an organization is not there.",
      "غیبت",
      [
        .required("session", .id("session")), .required("organization", .id("agency")),
        .optional("reason", .text), .optional("unlisted", .flag),
      ]
    ) {
      WorkingGroupCommand.recordAbsence(
        session: $0.text("session"), organization: $0.text("organization"),
        reason: $0.texts["reason"], isUnlisted: $0.flags["unlisted"] ?? false)
    },
  ]
}
