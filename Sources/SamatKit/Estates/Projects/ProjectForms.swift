extension InfrastructureProjectsDecider {
  private static let project = CommandParameter.required("project", .id("project"))
  private static let fund = CommandParameter.required("fund", .id("fund"))
  private static let amount = CommandParameter.required("amount", .money)
  private static let reason = CommandParameter.required("reason", .text)
  private static let stated = CommandParameter.optional("reason", .text)

  /// How commands about projects and funds are written.
  public static let commandForms: [CommandForm] =
    contractForms + workForms + moneyForms + fundForms

  /// How its commands are written.
  public var forms: [CommandForm] { Self.commandForms }

  private static let contractForms: [CommandForm] = [
    CommandForm(
      "project", "estimate", "project.estimate", "Begins a project with its estimate.",
      "برآورد طرح",
      [
        project, .required("estate", .id("estate")), .required("title", .text),
        .required("kind", .text), amount, .optional("province", .province),
      ]
    ) {
      ProjectCommand.estimate(
        project: $0.text("project"), estate: $0.text("estate"), title: $0.text("title"),
        kind: $0.text("kind"), amount: $0.money["amount"] ?? 0, province: $0.texts["province"])
    },
    CommandForm(
      "project", "reestimate", "project.reestimate", "Puts another estimate in place of the first.",
      "برآورد دوباره", [project, amount, reason]
    ) {
      ProjectCommand.reestimate(
        project: $0.text("project"), amount: $0.money["amount"] ?? 0, reason: $0.text("reason"))
    },
    CommandForm(
      "project", "tender", "project.tender", "Puts a project out to tender.", "برگزاری مناقصه",
      [project, .optional("until", .day)]
    ) { ProjectCommand.tender(project: $0.text("project"), until: $0.days["until"]) },
    CommandForm(
      "project", "bid", "project.bid", "Records a bid.", "ثبت پیشنهاد قیمت",
      [project, .required("bidder", .id("bidder")), amount]
    ) {
      ProjectCommand.bid(
        project: $0.text("project"), bidder: $0.text("bidder"), amount: $0.money["amount"] ?? 0)
    },
    CommandForm(
      "project", "contract", "project.contract", "Awards the contract.", "انعقاد قرارداد",
      [
        project, .required("contractor", .text), .optional("amount", .money),
        .optional("direct", .flag), stated,
      ]
    ) {
      ProjectCommand.contract(
        project: $0.text("project"), contractor: $0.text("contractor"),
        amount: $0.money["amount"], direct: $0.flags["direct"] ?? false,
        reason: $0.texts["reason"])
    },
    CommandForm(
      "project", "change", "project.change", "Changes the amount of the contract.",
      "تغییر قرارداد", [project, amount, reason]
    ) {
      ProjectCommand.change(
        project: $0.text("project"), amount: $0.money["amount"] ?? 0, reason: $0.text("reason"))
    },
  ]

  private static let workForms: [CommandForm] = [
    CommandForm(
      "project", "progress", "project.progress", "Reports how much of the work is done.",
      "گزارش پیشرفت", [project, .required("progress", .share), stated]
    ) {
      ProjectCommand.progress(
        project: $0.text("project"), progress: $0.shares["progress"] ?? 0,
        reason: $0.texts["reason"])
    },
    CommandForm(
      "project", "certify", "project.certify", "Certifies a statement of work.",
      "تأیید صورت‌وضعیت",
      [
        project, .required("gross", .money), .optional("retention", .money),
        .optional("recovered", .money), .optional("net", .money), stated,
      ]
    ) {
      ProjectCommand.certify(
        project: $0.text("project"), gross: $0.money["gross"] ?? 0,
        retention: $0.money["retention"], recovered: $0.money["recovered"], net: $0.money["net"],
        reason: $0.texts["reason"])
    },
    CommandForm(
      "project", "complete", "project.complete", "Takes the work over provisionally.",
      "تحویل موقت", [project]
    ) { ProjectCommand.complete(project: $0.text("project")) },
    CommandForm(
      "project", "accept", "project.accept", "Takes the work over finally.", "تحویل قطعی",
      [project]
    ) { ProjectCommand.accept(project: $0.text("project")) },
    CommandForm(
      "project", "close", "project.close", "Closes the ledger of a project.", "تسویه طرح",
      [project]
    ) { ProjectCommand.close(project: $0.text("project")) },
    CommandForm(
      "project", "cancel", "project.cancel", "Gives a project up.", "لغو طرح", [project, reason]
    ) { ProjectCommand.cancel(project: $0.text("project"), reason: $0.text("reason")) },
    CommandForm(
      "project", "answer-flag", "project.answer_flag", "Answers a red flag.", "پاسخ به نشانه",
      [
        project, .required("flag", .id("flag")), .required("outcome", .words(FlagOutcome.self)),
        reason,
      ]
    ) {
      ProjectCommand.answerFlag(
        project: $0.text("project"), flag: $0.text("flag"),
        outcome: $0.term("outcome") ?? .upheld, reason: $0.text("reason"))
    },
  ]

  private static let moneyForms: [CommandForm] = [
    CommandForm(
      "project", "advance", "project.advance", "Pays an advance.", "پیش‌پرداخت",
      [project, fund, amount]
    ) {
      ProjectCommand.advance(
        project: $0.text("project"), fund: $0.text("fund"), amount: $0.money["amount"] ?? 0)
    },
    CommandForm(
      "project", "pay", "project.pay", "Pays a contractor out of a fund.", "پرداخت",
      [project, fund, amount, .optional("statement", .id("statement")), stated]
    ) {
      ProjectCommand.pay(
        project: $0.text("project"), fund: $0.text("fund"), amount: $0.money["amount"] ?? 0,
        statement: $0.texts["statement"], reason: $0.texts["reason"])
    },
    CommandForm(
      "project", "refund", "project.refund", "Takes money back from the contractor.",
      "بازگشت وجه", [project, fund, amount, reason]
    ) {
      ProjectCommand.refund(
        project: $0.text("project"), fund: $0.text("fund"), amount: $0.money["amount"] ?? 0,
        reason: $0.text("reason"))
    },
    CommandForm(
      "project", "release", "project.release", "Releases retention.", "آزادسازی سپرده",
      [project, fund, amount]
    ) {
      ProjectCommand.release(
        project: $0.text("project"), fund: $0.text("fund"), amount: $0.money["amount"] ?? 0)
    },
  ]

  private static let fundForms: [CommandForm] = [
    CommandForm(
      "fund", "promise", "fund.promise", "Records money promised for a purpose.", "اعتبار مصوب",
      [
        fund, .required("purpose", .text), amount,
        .required("fund_source", .words(FundSource.self)), .optional("legal_basis", .text),
        .optional("year", .number),
      ]
    ) {
      ProjectCommand.promise(
        fund: $0.text("fund"), purpose: $0.text("purpose"), amount: $0.money["amount"] ?? 0,
        source: $0.term("fund_source") ?? .own, legalBasis: $0.texts["legal_basis"],
        year: $0.numbers["year"], written: $0.texts["amount"])
    },
    CommandForm(
      "fund", "change", "fund.change", "Changes the amount that was promised.", "تغییر اعتبار",
      [fund, amount, reason]
    ) {
      ProjectCommand.changePromise(
        fund: $0.text("fund"), amount: $0.money["amount"] ?? 0, reason: $0.text("reason"),
        written: $0.texts["amount"])
    },
    CommandForm(
      "fund", "raise", "fund.raise", "Records money that came in.", "جذب اعتبار",
      [fund, amount, .optional("document", .text)]
    ) {
      ProjectCommand.raise(
        fund: $0.text("fund"), amount: $0.money["amount"] ?? 0, document: $0.texts["document"])
    },
    CommandForm(
      "fund", "return", "fund.return", "Gives money back to its source.", "برگشت اعتبار",
      [fund, amount, reason]
    ) {
      ProjectCommand.giveBack(
        fund: $0.text("fund"), amount: $0.money["amount"] ?? 0, reason: $0.text("reason"))
    },
  ]
}
