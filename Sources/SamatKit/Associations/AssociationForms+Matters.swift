/// Elections, instructions, delegations and consultations.
extension AssociationsDecider {
  private static let election = CommandParameter.required("election", .id("election"))
  /// Whether organizations are taken that no table lists.
  private static let unlisted = CommandParameter.optional("unlisted", .flag)
  private static let reason = CommandParameter.required("reason", .text)
  private static let instruction = CommandParameter.required("instruction", .id("instruction"))
  private static let addressee = CommandParameter.required("addressee", .id("agency"))
  private static let delegation = CommandParameter.required("delegation", .id("delegation"))
  private static let consultation = CommandParameter.required("consultation", .id("consultation"))

  static let elections: [CommandForm] = [
    CommandForm(
      "election", "call", "election.call", "Calls an election, or a second one.",
      "فراخوان انتخابات",
      [
        .optional("election", .id("election")), .required("association", .id("association")),
        .required("date", .day), .required("eligible", .number),
        .optional("after", .id("election")), .optional("place", .text),
      ]
    ) {
      AssociationCommand.call(
        election: $0.texts["election"], association: $0.text("association"),
        date: $0.day(of: "date"), eligible: $0.numbers["eligible"] ?? 0, after: $0.texts["after"],
        place: $0.texts["place"])
    },
    CommandForm(
      "election", "nominate", "election.nominate", "Somebody stands.", "نامزدی",
      [election, .required("person", .text)]
    ) {
      AssociationCommand.nominate(election: $0.text("election"), person: $0.text("person"))
    },
    CommandForm(
      "election", "stand-down", "election.stand_down", "Somebody stands no more.", "انصراف نامزد",
      [election, .required("person", .id("candidate"))]
    ) {
      AssociationCommand.standDown(election: $0.text("election"), person: $0.text("person"))
    },
    CommandForm(
      "election", "hold", "election.hold", "The election is held under supervision.",
      "برگزاری انتخابات",
      [election, .required("supervisor", .id("agency")), .required("ballots", .number)]
    ) {
      AssociationCommand.hold(
        election: $0.text("election"), supervisor: $0.text("supervisor"),
        ballots: $0.numbers["ballots"] ?? -1)
    },
    CommandForm(
      "election", "declare", "election.declare", "Declares the result: votes=a:12,b:9.",
      "اعلام نتیجه",
      [
        election, .required("votes", listOf: .init(.id("candidate"), ":")),
        .optional("by_lot", listOf: .init(.id("candidate"))),
      ]
    ) {
      AssociationCommand.declare(
        election: $0.text("election"), votes: $0.list("votes"), byLot: $0.list("by_lot"))
    },
    CommandForm(
      "election", "annul", "election.annul", "The election comes to nothing.", "ابطال انتخابات",
      [election, reason]
    ) { AssociationCommand.annul(election: $0.text("election"), reason: $0.text("reason")) },
  ]

  static let matters: [CommandForm] = [
    CommandForm(
      "instruction", "issue", "instruction.issue", "Issues an instruction.", "ابلاغ دستورالعمل",
      [
        .optional("instruction", .id("instruction")), .required("issuer", .id("agency")),
        .required("title", .text), .optional("title_fa", .text),
        .required("addressees", listOf: .init(.id("agency"))),
        .optional("deadline", .day), unlisted,
      ]
    ) {
      AssociationCommand.issue(
        instruction: $0.texts["instruction"], issuer: $0.text("issuer"), title: $0.text("title"),
        persianTitle: $0.texts["title_fa"], addressees: $0.list("addressees"),
        deadline: $0.days["deadline"], isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "instruction", "receive", "instruction.receive", "An addressee has received it.",
      "دریافت دستورالعمل", [instruction, addressee]
    ) {
      AssociationCommand.receive(
        instruction: $0.text("instruction"), addressee: $0.text("addressee"))
    },
    CommandForm(
      "instruction", "report", "instruction.report", "An addressee reports; 100% is in full.",
      "گزارش اجرا",
      [instruction, addressee, .required("progress", .share), .optional("text", .text)]
    ) {
      AssociationCommand.report(
        instruction: $0.text("instruction"), addressee: $0.text("addressee"),
        progress: $0.shares["progress"] ?? -1, text: $0.texts["text"])
    },
    CommandForm(
      "instruction", "refuse", "instruction.refuse", "An addressee refuses it.", "امتناع از اجرا",
      [instruction, addressee, reason]
    ) {
      AssociationCommand.refuse(
        instruction: $0.text("instruction"), addressee: $0.text("addressee"),
        reason: $0.text("reason"))
    },
    CommandForm(
      "instruction", "withdraw", "instruction.withdraw", "The instruction is withdrawn.",
      "لغو دستورالعمل", [instruction, reason]
    ) {
      AssociationCommand.withdrawInstruction(
        instruction: $0.text("instruction"), reason: $0.text("reason"))
    },
    CommandForm(
      "delegation", "propose", "delegation.propose", "Proposes to hand over a function.",
      "پیشنهاد واگذاری",
      [
        .optional("delegation", .id("delegation")), .required("function", .text),
        .required("giver", .id("agency")), .required("taker", .id("agency")),
        .optional("legal_basis", .text), unlisted,
      ]
    ) {
      AssociationCommand.propose(
        delegation: $0.texts["delegation"], function: $0.text("function"), giver: $0.text("giver"),
        taker: $0.text("taker"), legalBasis: $0.texts["legal_basis"],
        isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "delegation", "give", "delegation.give", "Hands the function over.", "واگذاری",
      [delegation, .optional("legal_basis", .text)]
    ) {
      AssociationCommand.give(
        delegation: $0.text("delegation"), legalBasis: $0.texts["legal_basis"])
    },
    CommandForm(
      "delegation", "obstruct", "delegation.obstruct", "An obstacle is met.", "مانع واگذاری",
      [delegation, .required("text", .text)]
    ) { AssociationCommand.obstruct(delegation: $0.text("delegation"), text: $0.text("text")) },
    CommandForm(
      "delegation", "overcome", "delegation.overcome", "An obstacle is overcome.",
      "رفع مانع واگذاری",
      [delegation, .required("obstacle", .number), .optional("text", .text)]
    ) {
      AssociationCommand.overcome(
        delegation: $0.text("delegation"), obstacle: $0.numbers["obstacle"] ?? 0,
        text: $0.texts["text"])
    },
    CommandForm(
      "delegation", "withdraw", "delegation.withdraw", "The function is taken back.",
      "پس‌گرفتن واگذاری", [delegation, reason]
    ) {
      AssociationCommand.withdrawDelegation(
        delegation: $0.text("delegation"), reason: $0.text("reason"))
    },
    CommandForm(
      "consultation", "open", "consultation.open", "Asks associations for their views.", "نظرخواهی",
      [
        .optional("consultation", .id("consultation")),
        .required("subject", .words(ConsultationSubject.self)), .required("title", .text),
        .required("asked", listOf: .init(.id("association"))), .optional("until", .day),
      ]
    ) {
      AssociationCommand.consult(
        consultation: $0.texts["consultation"], subject: $0.term("subject") ?? .policy,
        title: $0.text("title"), asked: $0.list("asked"), until: $0.days["until"])
    },
    CommandForm(
      "consultation", "answer", "consultation.answer", "An association answers.", "پاسخ تشکل",
      [
        consultation, .required("association", .id("association")),
        .required("position", .words(OpinionPosition.self)), .optional("text", .text),
      ]
    ) {
      AssociationCommand.answer(
        consultation: $0.text("consultation"), association: $0.text("association"),
        position: $0.term("position") ?? OpinionPosition.none, text: $0.texts["text"])
    },
    CommandForm(
      "consultation", "close", "consultation.close", "Closes a consultation.", "پایان نظرخواهی",
      [consultation, .optional("outcome", .text)]
    ) {
      AssociationCommand.closeConsultation(
        consultation: $0.text("consultation"), outcome: $0.texts["outcome"])
    },
  ]
}
