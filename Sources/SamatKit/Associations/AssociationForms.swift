extension AssociationsDecider {
  /// How commands about associations are written.
  public static let commandForms: [CommandForm] = founding + elections + matters

  /// How commands about associations are written.
  public var forms: [CommandForm] { Self.commandForms }

  private static let association = CommandParameter.required("association", .id("association"))
  private static let names: [CommandParameter] = [
    .optional("name", .text), .optional("name_fa", .text),
  ]
  private static let reason = CommandParameter.required("reason", .text)

  private static let founding: [CommandForm] = [
    CommandForm(
      "association", "found", "association.found", "Forms a founding board.", "تشکیل هیئت مؤسس",
      [
        association, .optional("kind", .words(AssociationKind.self)), .optional("field", .text),
        .optional("province", .province), .required("founders", .list),
      ] + names
    ) {
      AssociationCommand.found(
        association: $0.text("association"), kind: $0.term("kind") ?? .homogeneous,
        field: $0.texts["field"], province: $0.texts["province"], founders: $0.list("founders"),
        name: $0.texts["name"], persianName: $0.texts["name_fa"])
    },
    CommandForm(
      "association", "enter", "association.enter", "Enters one that was approved before.",
      "ثبت تشکل موجود",
      [
        association, .optional("kind", .words(AssociationKind.self)), .optional("field", .text),
        .optional("province", .province), .required("approved", .day), .required("basis", .text),
      ] + names
    ) {
      AssociationCommand.enter(
        association: $0.text("association"), kind: $0.term("kind"), field: $0.texts["field"],
        province: $0.texts["province"], approved: $0.day(of: "approved"), basis: $0.text("basis"),
        name: $0.texts["name"], persianName: $0.texts["name_fa"])
    },
    CommandForm(
      "association", "correct", "association.correct", "Corrects names, or adds founders.",
      "اصلاح تشکل", [association] + names + [.optional("founders", .list)]
    ) {
      AssociationCommand.correct(
        association: $0.text("association"), name: $0.texts["name"],
        persianName: $0.texts["name_fa"], founders: $0.list("founders"))
    },
    CommandForm(
      "association", "apply", "association.apply", "The founding board applies.", "درخواست تأسیس",
      [association, .optional("documents", .list)]
    ) {
      AssociationCommand.apply(
        association: $0.text("association"), documents: $0.list("documents"))
    },
    CommandForm(
      "association", "review", "association.review", "The application is reviewed.",
      "بررسی درخواست",
      [
        association, .required("finding", .words(ReviewFinding.self)), .optional("reviewer", .text),
        .optional("text", .text),
      ]
    ) {
      AssociationCommand.review(
        association: $0.text("association"), finding: $0.term("finding") ?? .unfavourable,
        reviewer: $0.texts["reviewer"], text: $0.texts["text"])
    },
    CommandForm(
      "association", "approve", "association.approve", "The commission approves.", "تأیید کمیسیون",
      [association, .required("session", .id("commission"))]
    ) {
      AssociationCommand.approve(
        association: $0.text("association"), session: $0.text("session"))
    },
    CommandForm(
      "association", "reject", "association.reject", "The commission rejects.", "رد کمیسیون",
      [association, .required("session", .id("commission")), reason]
    ) {
      AssociationCommand.reject(
        association: $0.text("association"), session: $0.text("session"),
        reason: $0.text("reason"))
    },
    CommandForm(
      "association", "register", "association.register", "The association is registered.",
      "ثبت تشکل", [association, .optional("number", .text)]
    ) {
      AssociationCommand.register(
        association: $0.text("association"), number: $0.texts["number"])
    },
    CommandForm(
      "association", "withdraw", "association.withdraw", "The application is taken back.",
      "انصراف", [association, reason]
    ) {
      AssociationCommand.withdraw(
        association: $0.text("association"), reason: $0.text("reason"))
    },
    CommandForm(
      "association", "dissolve", "association.dissolve", "The association is dissolved.",
      "انحلال", [association, reason]
    ) {
      AssociationCommand.dissolve(
        association: $0.text("association"), reason: $0.text("reason"))
    },
    CommandForm(
      "association", "end-board", "association.end_board", "The board ends before its term.",
      "پایان زودهنگام هیئت‌مدیره", [association, reason]
    ) {
      AssociationCommand.endBoard(
        association: $0.text("association"), reason: $0.text("reason"))
    },
    CommandForm(
      "association", "enter-board", "association.enter_board", "Enters a board elected before.",
      "ثبت هیئت‌مدیره موجود",
      [association, .required("members", .list), .required("from", .day), .required("to", .day)]
    ) {
      AssociationCommand.enterBoard(
        association: $0.text("association"), members: $0.list("members"), from: $0.day(of: "from"),
        to: $0.day(of: "to"))
    },
    CommandForm(
      "commission", "hold", "commission.hold", "The commission meets, its chair by post.",
      "جلسه کمیسیون",
      [.optional("session", .id("commission")), .optional("present", listOf: .init(.id("post")))]
    ) {
      AssociationCommand.holdCommission(
        session: $0.texts["session"], present: $0.list("present"))
    },
  ]
}
