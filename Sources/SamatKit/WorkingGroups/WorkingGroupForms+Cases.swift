/// Cases, from their opening to their end.
extension WorkingGroupsDecider {
  private static func takeUp(_ verb: String) -> CommandForm {
    CommandForm(
      verb, "take-up", "case.take_up", "The committee takes a case up.", "طرح در کمیته",
      [.required("case", .id("case")), .required("session", .id("session"))]
    ) { WorkingGroupCommand.takeUp(case: $0.text("case"), session: $0.text("session")) }
  }

  private static func refer(_ verb: String) -> CommandForm {
    CommandForm(
      verb, "refer", "case.refer", "The committee refers a case to a session.", "ارجاع به جلسه",
      [.required("case", .id("case")), .optional("session", .id("session"))]
    ) { WorkingGroupCommand.refer(case: $0.text("case"), session: $0.texts["session"]) }
  }

  static let caseForms: [CommandForm] = [
    CommandForm(
      "case", "open", "case.open", "Opens a case of a unit.", "گشایش پرونده",
      [
        .optional("case", .id("case")), .required("unit", .id("unit")),
        .required("group", .id("group")),
        .optional("obstacle", .id("obstacle")), .optional("agencies", listOf: .init(.id("agency"))),
        .optional("documents", .list),
        .optional("statement", .text), .optional("unlisted", .flag),
      ]
    ) {
      WorkingGroupCommand.openCase(
        case: $0.texts["case"], unit: $0.text("unit"), group: $0.text("group"),
        obstacle: $0.texts["obstacle"], agencies: $0.lists["agencies"] ?? [],
        documents: $0.lists["documents"] ?? [], statement: $0.texts["statement"],
        isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "case", "answer", "case.answer", "The unit gets its first answer.", "نخستین پاسخ",
      [.required("case", .id("case")), .optional("text", .text)]
    ) { WorkingGroupCommand.answer(case: $0.text("case"), text: $0.texts["text"]) },
    takeUp("case"), takeUp("committee"), refer("case"), refer("committee"),
    CommandForm(
      "case", "hear", "case.hear", "The unit is heard in a session.", "استماع واحد",
      [
        .required("case", .id("case")), .required("session", .id("session")),
        .optional("person", .text), .optional("documents", .list),
      ]
    ) {
      WorkingGroupCommand.hear(
        case: $0.text("case"), session: $0.text("session"), person: $0.texts["person"],
        documents: $0.lists["documents"] ?? [])
    },
    CommandForm(
      "opinion", "", "case.opinion", "An agency gives its opinion on a case.", "نظر دستگاه",
      [
        .required("case", .id("case")), .required("agency", .id("agency")),
        .required("position", .words(OpinionPosition.self)), .optional("session", .id("session")),
        .optional("person", .text), .optional("text", .text), .optional("unlisted", .flag),
      ]
    ) {
      WorkingGroupCommand.giveOpinion(
        case: $0.text("case"), agency: $0.text("agency"),
        position: $0.term("position") ?? OpinionPosition.none, session: $0.texts["session"],
        person: $0.texts["person"], text: $0.texts["text"],
        isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "case", "sum-up", "case.sum_up", "The proposals are summed up.", "جمع‌بندی",
      [.required("case", .id("case")), .optional("text", .text)]
    ) { WorkingGroupCommand.sumUp(case: $0.text("case"), text: $0.texts["text"]) },
    CommandForm(
      "escalate", "", "case.escalate", "A case goes to a higher body.", "ارجاع به مرجع بالاتر",
      [
        .required("case", .id("case")), .required("step", .words(EscalationStep.self)),
        .required("reason", .text), .optional("resolution", .id("resolution")),
      ]
    ) {
      WorkingGroupCommand.escalate(
        case: $0.text("case"), step: $0.term("step") ?? .nationalHeadquarters,
        reason: $0.text("reason"), resolution: $0.texts["resolution"])
    },
    CommandForm(
      "escalate", "answer", "escalation.answer", "The higher body answers.", "پاسخ مرجع بالاتر",
      [.required("escalation", .id("escalation")), .required("outcome", .text)]
    ) {
      WorkingGroupCommand.answerEscalation(
        escalation: $0.text("escalation"), outcome: $0.text("outcome"))
    },
    CommandForm(
      "case", "close", "case.close", "A case is closed.", "بستن پرونده",
      [
        .required("case", .id("case")), .optional("outcome", .words(CaseOutcome.self)),
        .optional("reason", .text),
      ]
    ) {
      WorkingGroupCommand.closeCase(
        case: $0.text("case"), outcome: $0.term("outcome"), reason: $0.texts["reason"])
    },
  ]
}
