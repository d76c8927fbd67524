import SamatKit

extension DeskCommand {
  private static func words<Term: CaseIterable & RawRepresentable<String>>(
    _ type: Term.Type
  ) -> DeskType {
    .choice(Term.allCases.map(\.rawValue))
  }

  private static let unitParameters: [DeskParameter] = [
    .init("unit", .id("unit"), required: true), .init("name", .text), .init("name_fa", .text),
    .init("domain", words(UnitDomain.self)), .init("sector", .text), .init("province", .text),
    .init("county", .text), .init("estate", .text), .init("knowledge_based", .flag),
    .init("record_owner", .text),
  ]

  private static func details(_ values: DeskValues) -> UnitDetails {
    var details = UnitDetails()
    details.name = values.texts["name"]
    details.persianName = values.texts["name_fa"]
    details.domain = values.term("domain")
    details.sector = values.texts["sector"]
    details.province = values.texts["province"]
    details.county = values.texts["county"]
    details.estate = values.texts["estate"]
    details.isKnowledgeBased = values.flags["knowledge_based"]
    details.recordOwner = values.texts["record_owner"]
    details.employees = values.numbers["employees"]
    details.utilisation = values.shares["utilisation"]
    return details
  }

  private static func required(_ name: String, _ type: DeskType) -> DeskParameter {
    DeskParameter(name, type, required: true)
  }

  /// Every command, in the order of the life of a case.
  static let all: [DeskCommand] = units + bodies + cases + resolutions + ofCases

  /// What other verbs do with a case, also as words of `:case`, so that whoever has the case before him
  /// need not change the verb.
  private static let ofCases: [DeskCommand] = (cases + resolutions).compactMap { command in
    let action: String? =
      switch command.name {
      case "case.opinion": "opinion"
      case "resolution.adopt": "adopt"
      case "case.escalate": "escalate"
      default: nil
      }
    guard let action else { return nil }
    let first = command.parameters.filter { $0.name == "case" }
    return DeskCommand(
      "case", action, command.name, command.summary, command.persian,
      first + command.parameters.filter { $0.name != "case" }, make: command.make)
  }

  private static let units: [DeskCommand] = [
    DeskCommand(
      "unit", "register", "unit.register", "Registers a unit.", "ثبت واحد",
      unitParameters + [.init("employees", .number), .init("utilisation", .share)]
    ) { .unit(.register(unit: $0.text("unit"), details: details($0))) },
    DeskCommand(
      "unit", "correct", "unit.correct", "Corrects what was said of a unit.", "اصلاح واحد",
      unitParameters
    ) { .unit(.correct(unit: $0.text("unit"), details: details($0))) },
    DeskCommand(
      "unit", "report", "unit.report", "Reports how a unit worked.", "گزارش فعالیت واحد",
      [
        required("unit", .id("unit")), .init("from", .day), .init("to", .day),
        .init("utilisation", .share), .init("employees", .number),
      ]
    ) {
      .unit(
        .report(
          unit: $0.text("unit"), from: $0.days["from"], to: $0.days["to"],
          utilisation: $0.shares["utilisation"], employees: $0.numbers["employees"]))
    },
    DeskCommand(
      "unit", "merge", "unit.merge", "Joins a second record of the same unit.", "ادغام دو رکورد",
      [
        required("unit", .id("unit")), required("duplicate", .id("unit")),
        required("reason", .text),
      ]
    ) {
      .unit(
        .merge(
          unit: $0.text("unit"), duplicate: $0.text("duplicate"), reason: $0.text("reason")))
    },
    DeskCommand(
      "unit", "retire", "unit.retire", "Takes a unit out of the register.", "خروج واحد",
      [required("unit", .id("unit")), required("reason", .text)]
    ) { .unit(.retire(unit: $0.text("unit"), reason: $0.text("reason"))) },
    DeskCommand(
      "obstacle", "report", "obstacle.report", "Reports one obstacle.", "گزارش مانع",
      [
        .init("mention", .id("mention")), .init("obstacle", .id("obstacle")),
        .init("statement", .text), .init("unit", .id("unit")), .init("case", .id("case")),
        .init("session", .id("session")), .init("province", .text), .init("agency", .id("agency")),
        .init("origin", words(ObstacleOrigin.self)),
      ]
    ) {
      .obstacle(
        .report(
          mention: $0.texts["mention"], obstacle: $0.texts["obstacle"],
          statement: $0.texts["statement"], unit: $0.texts["unit"], caseID: $0.texts["case"],
          session: $0.texts["session"], province: $0.texts["province"], agency: $0.texts["agency"],
          origin: $0.term("origin")))
    },
    DeskCommand(
      "obstacle", "reclassify", "obstacle.reclassify", "Says what kind an obstacle is.",
      "تغییر نوع مانع",
      [
        required("mention", .id("mention")), required("obstacle", .id("obstacle")),
        required("reason", .text),
      ]
    ) {
      .obstacle(
        .reclassify(
          mention: $0.text("mention"), obstacle: $0.text("obstacle"), reason: $0.text("reason")))
    },
    DeskCommand(
      "obstacle", "withdraw", "obstacle.withdraw", "Takes a report of an obstacle back.",
      "پس‌گرفتن گزارش مانع",
      [required("mention", .id("mention")), required("reason", .text)]
    ) { .obstacle(.withdraw(mention: $0.text("mention"), reason: $0.text("reason"))) },
  ]

  private static func hold(_ values: DeskValues, _ body: SessionBody) -> CaseworkCommand {
    .workingGroup(
      .holdSession(
        session: values.texts["session"], group: values.text("group"), body: body,
        number: values.numbers["number"], venue: values.texts["venue"],
        chair: values.texts["chair"], secretary: values.texts["secretary"]))
  }

  private static let holding: [DeskParameter] = [
    .init("session", .id("session")), required("group", .id("group")), .init("number", .number),
    .init("venue", .text), .init("chair", .text), .init("secretary", .text),
  ]

  private static let bodies: [DeskCommand] = [
    DeskCommand(
      "group", "create", "group.create", "Creates a working group.", "تشکیل کارگروه",
      [
        required("group", .id("group")), .init("level", words(WorkingGroupLevel.self)),
        .init("name", .text), .init("name_fa", .text), .init("province", .text),
      ]
    ) {
      .workingGroup(
        .createGroup(
          group: $0.text("group"), level: $0.term("level") ?? .provincial, name: $0.texts["name"],
          persianName: $0.texts["name_fa"], province: $0.texts["province"]))
    },
    DeskCommand(
      "post", "create", "post.create", "Creates a post of an organization.", "ایجاد سمت",
      [
        required("post", .id("post")), required("organization", .id("agency")),
        .init("title", .text), .init("title_fa", .text),
      ]
    ) {
      .workingGroup(
        .createPost(
          post: $0.text("post"), title: $0.texts["title"], persianTitle: $0.texts["title_fa"],
          organization: $0.text("organization")))
    },
    DeskCommand(
      "post", "hold", "post.hold", "A person takes a post.", "تصدی سمت",
      [required("post", .id("post")), required("person", .text), .init("from", .day)]
    ) {
      .workingGroup(
        .holdPost(post: $0.text("post"), person: $0.text("person"), from: $0.days["from"]))
    },
    DeskCommand(
      "post", "release", "post.release", "A person leaves a post.", "ترک سمت",
      [required("post", .id("post")), required("person", .text), .init("to", .day)]
    ) {
      .workingGroup(
        .releasePost(post: $0.text("post"), person: $0.text("person"), to: $0.days["to"]))
    },
    DeskCommand(
      "session", "hold", "session.hold", "A main session is held.", "برگزاری جلسه", holding
    ) { hold($0, .workingGroup) },
    DeskCommand(
      "session", "end", "session.end", "The record of a session or committee is closed.",
      "پایان جلسه", [required("session", .id("session"))]
    ) { .workingGroup(.endSession(session: $0.text("session"))) },
    DeskCommand(
      "committee", "hold", "session.hold", "An expert committee is held.", "برگزاری کمیته",
      holding
    ) { hold($0, .expertCommittee) },
    DeskCommand(
      "attendance", "present", "session.attend", "Somebody is there for an organization.", "حضور",
      [
        required("session", .id("session")), required("organization", .id("agency")),
        required("role", words(AttendanceRole.self)), .init("person", .text),
        .init("post", .id("post")), .init("plenipotentiary", .flag),
      ]
    ) {
      .workingGroup(
        .attend(
          session: $0.text("session"), organization: $0.text("organization"),
          role: $0.term("role") ?? .member, person: $0.texts["person"], post: $0.texts["post"],
          plenipotentiary: $0.flags["plenipotentiary"] ?? false))
    },
    DeskCommand(
      "attendance", "absent", "session.absence", "The head of an organization is not there.",
      "غیبت",
      [
        required("session", .id("session")), required("organization", .id("agency")),
        .init("reason", .text),
      ]
    ) {
      .workingGroup(
        .recordAbsence(
          session: $0.text("session"), organization: $0.text("organization"),
          reason: $0.texts["reason"]))
    },
  ]

  private static func takeUp(_ verb: String) -> DeskCommand {
    DeskCommand(
      verb, "take-up", "case.take_up", "The committee takes a case up.", "طرح در کمیته",
      [required("case", .id("case")), required("session", .id("session"))]
    ) { .workingGroup(.takeUp(case: $0.text("case"), session: $0.text("session"))) }
  }

  private static func refer(_ verb: String) -> DeskCommand {
    DeskCommand(
      verb, "refer", "case.refer", "The committee refers a case to a session.", "ارجاع به جلسه",
      [required("case", .id("case")), .init("session", .id("session"))]
    ) { .workingGroup(.refer(case: $0.text("case"), session: $0.texts["session"])) }
  }

  private static let cases: [DeskCommand] = [
    DeskCommand(
      "case", "open", "case.open", "Opens a case of a unit.", "گشایش پرونده",
      [
        .init("case", .id("case")), required("unit", .id("unit")), required("group", .id("group")),
        .init("obstacle", .id("obstacle")), .init("agencies", .list), .init("documents", .list),
        .init("statement", .text),
      ]
    ) {
      .workingGroup(
        .openCase(
          case: $0.texts["case"], unit: $0.text("unit"), group: $0.text("group"),
          obstacle: $0.texts["obstacle"], agencies: $0.lists["agencies"] ?? [],
          documents: $0.lists["documents"] ?? [], statement: $0.texts["statement"]))
    },
    DeskCommand(
      "case", "answer", "case.answer", "The unit gets its first answer.", "نخستین پاسخ",
      [required("case", .id("case")), .init("text", .text)]
    ) { .workingGroup(.answer(case: $0.text("case"), text: $0.texts["text"])) },
    takeUp("case"), takeUp("committee"), refer("case"), refer("committee"),
    DeskCommand(
      "case", "hear", "case.hear", "The unit is heard in a session.", "استماع واحد",
      [
        required("case", .id("case")), required("session", .id("session")),
        .init("person", .text), .init("documents", .list),
      ]
    ) {
      .workingGroup(
        .hear(
          case: $0.text("case"), session: $0.text("session"), person: $0.texts["person"],
          documents: $0.lists["documents"] ?? []))
    },
    DeskCommand(
      "opinion", "", "case.opinion", "An agency gives its opinion on a case.", "نظر دستگاه",
      [
        required("case", .id("case")), required("agency", .id("agency")),
        required("position", words(OpinionPosition.self)), .init("session", .id("session")),
        .init("person", .text), .init("text", .text),
      ]
    ) {
      .workingGroup(
        .giveOpinion(
          case: $0.text("case"), agency: $0.text("agency"),
          position: $0.term("position") ?? OpinionPosition.none, session: $0.texts["session"],
          person: $0.texts["person"], text: $0.texts["text"]))
    },
    DeskCommand(
      "case", "sum-up", "case.sum_up", "The proposals are summed up.", "جمع‌بندی",
      [required("case", .id("case")), .init("text", .text)]
    ) { .workingGroup(.sumUp(case: $0.text("case"), text: $0.texts["text"])) },
    DeskCommand(
      "escalate", "", "case.escalate", "A case goes to a higher body.", "ارجاع به مرجع بالاتر",
      [
        required("case", .id("case")), required("step", words(EscalationStep.self)),
        required("reason", .text), .init("resolution", .id("resolution")),
      ]
    ) {
      .workingGroup(
        .escalate(
          case: $0.text("case"), step: $0.term("step") ?? .nationalHeadquarters,
          reason: $0.text("reason"), resolution: $0.texts["resolution"]))
    },
    DeskCommand(
      "escalate", "answer", "escalation.answer", "The higher body answers.", "پاسخ مرجع بالاتر",
      [required("escalation", .id("escalation")), required("outcome", .text)]
    ) {
      .workingGroup(
        .answerEscalation(escalation: $0.text("escalation"), outcome: $0.text("outcome")))
    },
    DeskCommand(
      "case", "close", "case.close", "A case is closed.", "بستن پرونده",
      [
        required("case", .id("case")), .init("outcome", words(CaseOutcome.self)),
        .init("reason", .text),
      ]
    ) {
      .workingGroup(
        .closeCase(
          case: $0.text("case"), outcome: $0.term("outcome"), reason: $0.texts["reason"]))
    },
  ]

  private static let resolutions: [DeskCommand] = [
    DeskCommand(
      "resolution", "adopt", "resolution.adopt", "A session adopts a resolution.", "تصویب",
      [
        .init("resolution", .id("resolution")), required("case", .id("case")),
        required("session", .id("session")), .init("agency", .id("agency")),
        .init("deadline", .day), .init("text", .text), .init("matter", .id("obstacle")),
      ]
    ) {
      .workingGroup(
        .adopt(
          resolution: $0.texts["resolution"], case: $0.text("case"), session: $0.text("session"),
          agency: $0.texts["agency"], deadline: $0.days["deadline"], text: $0.text("text"),
          matter: $0.texts["matter"]))
    },
    DeskCommand(
      "resolution", "notify", "resolution.notify", "A resolution is notified.", "ابلاغ",
      [required("resolution", .id("resolution")), .init("recipient", .text)]
    ) {
      .workingGroup(
        .notify(resolution: $0.text("resolution"), recipient: $0.texts["recipient"]))
    },
    DeskCommand(
      "resolution", "move", "deadline.move", "A session moves a deadline.", "تمدید مهلت",
      [
        required("resolution", .id("resolution")), .init("session", .id("session")),
        required("deadline", .day), .init("reason", .text),
      ]
    ) {
      .workingGroup(
        .moveDeadline(
          resolution: $0.text("resolution"), session: $0.texts["session"],
          deadline: $0.days["deadline"] ?? DeskDay.first, reason: $0.texts["reason"]))
    },
    DeskCommand(
      "resolution", "complete", "resolution.complete", "A resolution is done.", "انجام مصوبه",
      [required("resolution", .id("resolution")), .init("text", .text)]
    ) {
      .workingGroup(.complete(resolution: $0.text("resolution"), text: $0.texts["text"]))
    },
    DeskCommand(
      "resolution", "fail", "resolution.fail", "A resolution will not be done.", "عدم انجام مصوبه",
      [required("resolution", .id("resolution")), required("reason", .text)]
    ) { .workingGroup(.fail(resolution: $0.text("resolution"), reason: $0.text("reason"))) },
    DeskCommand(
      "report", "", "resolution.report", "The responsible agency reports.", "گزارش عملکرد",
      [
        required("resolution", .id("resolution")), required("agency", .id("agency")),
        required("progress", .share), .init("text", .text), .init("report", .text),
      ]
    ) {
      .workingGroup(
        .report(
          report: $0.texts["report"], resolution: $0.text("resolution"),
          agency: $0.text("agency"), progress: $0.shares["progress"] ?? -1,
          text: $0.texts["text"]))
    },
    DeskCommand(
      "objection", "raise", "resolution.object", "Somebody objects to a resolution.", "اعتراض",
      [
        required("resolution", .id("resolution")), required("objector", .text),
        .init("text", .text), .init("objection", .text),
      ]
    ) {
      .workingGroup(
        .object(
          objection: $0.texts["objection"], resolution: $0.text("resolution"),
          objector: $0.text("objector"), text: $0.texts["text"]))
    },
    DeskCommand(
      "objection", "decide", "objection.decide", "A session decides on an objection.",
      "رسیدگی به اعتراض",
      [
        required("objection", .id("objection")), required("session", .id("session")),
        required("outcome", words(ObjectionOutcome.self)), .init("text", .text),
      ]
    ) {
      .workingGroup(
        .decideObjection(
          objection: $0.text("objection"), session: $0.text("session"),
          outcome: $0.term("outcome") ?? .rejected, text: $0.texts["text"]))
    },
  ]
}
