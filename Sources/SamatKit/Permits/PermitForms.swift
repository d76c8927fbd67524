import PersianText

extension PermitsDecider {
  private static let stepParameters: [CommandParameter] = [
    .optional("agency", .id("agency")), .optional("documents", .list), .optional("days", .number),
    .optional("cost", .money), .optional("law", .text), .optional("recourse", .text),
    .optional("after", .text), unlisted,
  ]
  /// Whether an organization or a unit is taken that no table lists.
  private static let unlisted = CommandParameter.optional("unlisted", .flag)

  /// `documents=none` says that a step asks for none.
  private static func details(_ values: CommandValues) -> StepDetails {
    var details = StepDetails(
      agency: values.texts["agency"],
      documents: values.lists["documents"].map { $0 == ["none"] ? [] : $0 },
      days: values.numbers["days"], cost: values.money["cost"], law: values.texts["law"],
      recourse: values.texts["recourse"])
    details.isUnlisted = values.flags["unlisted"] ?? false
    return details
  }

  /// How commands about permits are written.
  public static let commandForms: [CommandForm] = procedures + requests + permits + topics

  private static let procedures: [CommandForm] = [
    CommandForm(
      "procedure", "kind", "procedure.kind", "Adds a kind of permit.", "نوع مجوز تازه",
      [
        .required("kind", .id("procedure")), .required("name", .text), .optional("name_fa", .text),
      ]
    ) {
      PermitCommand.createKind(
        kind: $0.text("kind"), name: $0.text("name"), persianName: $0.texts["name_fa"])
    },
    CommandForm(
      "procedure", "step", "procedure.step",
      "Adds a step to the draft of a procedure; documents=none where it asks for none.",
      "افزودن مرحله به پیش‌نویس",
      [.required("kind", .id("procedure")), .required("step", .text)] + stepParameters
    ) {
      PermitCommand.draftStep(
        kind: $0.text("kind"), step: $0.text("step"), details: details($0),
        after: $0.texts["after"])
    },
    CommandForm(
      "procedure", "adopt", "procedure.adopt", "Makes the draft the first version.",
      "تصویب نسخه نخست",
      [
        .required("kind", .id("procedure")), .required("legal_basis", .text),
        .optional("from", .day),
      ]
    ) {
      PermitCommand.adoptProcedure(
        kind: $0.text("kind"), from: $0.days["from"], basis: $0.text("legal_basis"))
    },
  ]

  private static let requests: [CommandForm] = [
    CommandForm(
      "request", "open", "request.open", "A province asks for a change of a procedure.",
      "درخواست تغییر از استان",
      [
        .required("kind", .id("procedure")), .required("province", .province),
        .required("reason", .text), .optional("request", .id("request")),
      ]
    ) {
      PermitCommand.openRequest(
        request: $0.texts["request"], kind: $0.text("kind"), province: $0.text("province"),
        reason: $0.text("reason"))
    },
    CommandForm(
      "request", "change", "request.change", "Says what a request would add, remove or set.",
      "تغییر موردنظر درخواست",
      [
        .required("request", .id("request")), .required("change", .words(StepChange.self)),
        .required("step", .id("step")),
      ] + stepParameters
    ) {
      PermitCommand.change(
        request: $0.text("request"), change: $0.term("change") ?? .set, step: $0.text("step"),
        details: details($0), after: $0.texts["after"])
    },
    CommandForm(
      "request", "review", "request.review", "Records the review of a request.",
      "بررسی درخواست",
      [.required("request", .id("request")), .required("finding", .text)]
    ) { PermitCommand.review(request: $0.text("request"), finding: $0.text("finding")) },
    CommandForm(
      "request", "adopt", "request.adopt", "Adopts a request as a new version.",
      "پذیرش درخواست و نسخه تازه",
      [
        .required("request", .id("request")), .required("legal_basis", .text),
        .optional("from", .day),
      ]
    ) {
      PermitCommand.adopt(
        request: $0.text("request"), from: $0.days["from"], basis: $0.text("legal_basis"))
    },
    CommandForm(
      "request", "reject", "request.reject", "Rejects a request, with the reason.", "رد درخواست",
      [.required("request", .id("request")), .required("reason", .text)]
    ) { PermitCommand.reject(request: $0.text("request"), reason: $0.text("reason")) },
    CommandForm(
      "request", "withdraw", "request.withdraw", "Takes a request back.", "پس‌گرفتن درخواست",
      [.required("request", .id("request")), .required("reason", .text)]
    ) { PermitCommand.withdrawRequest(request: $0.text("request"), reason: $0.text("reason")) },
  ]

  private static let permits: [CommandForm] = [
    CommandForm(
      "permit", "apply", "permit.apply", "A unit applies for a permit.", "تقاضای مجوز",
      [
        .required("kind", .id("procedure")), .required("unit", .id("unit")),
        .required("province", .province), .optional("permit", .id("permit")), unlisted,
      ]
    ) {
      PermitCommand.apply(
        permit: $0.texts["permit"], kind: $0.text("kind"), unit: $0.text("unit"),
        province: $0.text("province"), isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "permit", "pass", "permit.pass", "The agency passes the next step.", "گذر از مرحله",
      [.required("permit", .id("permit")), .optional("step", .id("step"))]
    ) { PermitCommand.pass(permit: $0.text("permit"), step: $0.texts["step"]) },
    CommandForm(
      "permit", "send-back", "permit.send_back", "Sends an application back to the applicant.",
      "برگشت به متقاضی",
      [.required("permit", .id("permit")), .required("reason", .text)]
    ) { PermitCommand.sendBack(permit: $0.text("permit"), reason: $0.text("reason")) },
    CommandForm(
      "permit", "resume", "permit.resume", "The applicant hands in what was missing.",
      "تکمیل از سوی متقاضی", [.required("permit", .id("permit"))]
    ) { PermitCommand.resume(permit: $0.text("permit")) },
    CommandForm(
      "permit", "issue", "permit.issue", "Issues a permit.", "صدور مجوز",
      [.required("permit", .id("permit")), .required("issuer", .words(PermitIssuer.self))]
    ) {
      PermitCommand.issue(permit: $0.text("permit"), issuer: $0.term("issuer") ?? .headquarters)
    },
    CommandForm(
      "permit", "refuse", "permit.refuse", "Refuses a permit, with the reason.", "رد تقاضا",
      [.required("permit", .id("permit")), .required("reason", .text)]
    ) { PermitCommand.refuse(permit: $0.text("permit"), reason: $0.text("reason")) },
    CommandForm(
      "permit", "withdraw", "permit.withdraw", "Gives an application up.", "انصراف متقاضی",
      [.required("permit", .id("permit")), .required("reason", .text)]
    ) { PermitCommand.withdraw(permit: $0.text("permit"), reason: $0.text("reason")) },
    CommandForm(
      "permit", "enter-execution", "permit.enter_execution",
      "The project of a permit enters execution.", "ورود طرح به فاز اجرا",
      [.required("permit", .id("permit"))]
    ) { PermitCommand.enterExecution(permit: $0.text("permit")) },
    CommandForm(
      "permit", "flag-stalled", "permit.flag_stalled",
      "Records that a project has not entered execution in time.", "ثبت توقف طرح",
      [.required("permit", .id("permit"))]
    ) { PermitCommand.flagStalled(permit: $0.text("permit")) },
    CommandForm(
      "permit", "delegate", "permit.delegate",
      "Delegates the power to issue a kind of permit to a province.", "تفویض اختیار صدور",
      [
        .required("kind", .id("procedure")), .required("province", .province),
        .required("legal_basis", .text), .optional("from", .day), .optional("until", .day),
        .optional("power", .id("power")),
      ]
    ) {
      PermitCommand.delegate(
        power: $0.texts["power"], kind: $0.text("kind"), province: $0.text("province"),
        basis: $0.text("legal_basis"), from: $0.days["from"], until: $0.days["until"])
    },
    CommandForm(
      "permit", "revoke", "permit.revoke", "Takes a delegated power back.", "لغو تفویض",
      [.required("power", .id("power")), .required("reason", .text)]
    ) { PermitCommand.revoke(power: $0.text("power"), reason: $0.text("reason")) },
  ]

  private static let topics: [CommandForm] = [
    CommandForm(
      "topic", "propose", "topic.propose",
      "Proposes a topic: a regulation to remove, free zones, financing.", "پیشنهاد موضوع",
      [
        .required("about", .words(TopicKind.self)), .required("title", .text),
        .optional("proposer", .id("organization")), .optional("kind", .id("procedure")),
        .optional("step", .id("step")), .optional("topic", .id("topic")), unlisted,
      ]
    ) {
      PermitCommand.propose(
        topic: $0.texts["topic"], about: $0.term("about") ?? .deregulation,
        title: $0.text("title"), proposer: $0.texts["proposer"], kind: $0.texts["kind"],
        step: $0.texts["step"], isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "topic", "view", "topic.view", "Records the view of the private sector on a topic.",
      "نظر بخش خصوصی",
      [
        .required("topic", .id("topic")), .required("organization", .id("organization")),
        .required("text", .text), unlisted,
      ]
    ) {
      PermitCommand.giveView(
        topic: $0.text("topic"), organization: $0.text("organization"), text: $0.text("text"),
        isUnlisted: $0.flags["unlisted"] ?? false)
    },
    CommandForm(
      "topic", "decide", "topic.decide", "Decides a topic.", "تصمیم درباره موضوع",
      [
        .required("topic", .id("topic")), .required("outcome", .words(TopicOutcome.self)),
        .required("legal_basis", .text),
      ]
    ) {
      PermitCommand.decideTopic(
        topic: $0.text("topic"), outcome: $0.term("outcome") ?? .kept,
        basis: $0.text("legal_basis"))
    },
  ]

  /// How commands about permits are written.
  public var forms: [CommandForm] { Self.commandForms }

  /// The ids of a kind that is recorded, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `procedure`, `request`, `permit`, `power` or `topic`; those of a table stand last.
  ///   - state: What is known.
  /// - Returns: The ids; none for another kind.
  public func ids(of kind: String, in state: PermitsState) -> [String] {
    func with(_ recorded: [String], _ known: some Sequence<String>) -> [String] {
      recorded.reversed() + Set(known).subtracting(recorded).sorted()
    }
    return switch kind {
    case "procedure": with(state.kinds.ids, setting.kinds)
    case "request": state.requests.ids.reversed()
    case "permit": state.permits.ids.reversed()
    case "power": state.powers.ids.reversed()
    case "step":
      with(state.versions.ids.flatMap { state.versions[$0]?.steps.map(\.step) ?? [] }, [])
    case "topic": with(state.topics.ids, setting.topics.keys)
    default: []
    }
  }

  /// The names of the commands that would not be refused now, given fitting values.
  ///
  /// - Parameters:
  ///   - subject: A procedure, request, permit, power or topic.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in the order in which they usually come.
  public func nextSteps(
    of subject: Subject, in state: PermitsState, _ context: DecisionContext
  ) -> [String] {
    let id = subject.id
    let province = setting.places.provinceCodes.first ?? "?"
    let tomorrow = context.day.adding(days: 1) ?? context.day
    let probes: [PermitCommand]
    switch subject.kind {
    case "procedure":
      probes = [
        .draftStep(kind: id, step: "?", details: StepDetails(agency: "?")),
        .adoptProcedure(kind: id, from: tomorrow, basis: "?"),
        .openRequest(kind: id, province: province, reason: "?"),
        .apply(kind: id, unit: "?", province: province, isUnlisted: true),
        .delegate(kind: id, province: province, basis: "?"),
      ]
    case "request":
      probes = [
        .change(request: id, change: .add, step: "?", details: StepDetails(agency: "?")),
        .review(request: id, finding: "?"), .adopt(request: id, from: tomorrow, basis: "?"),
        .reject(request: id, reason: "?"), .withdrawRequest(request: id, reason: "?"),
      ]
    case "permit":
      probes = [
        .pass(permit: id), .sendBack(permit: id, reason: "?"), .resume(permit: id),
        .issue(permit: id, issuer: .headquarters), .refuse(permit: id, reason: "?"),
        .withdraw(permit: id, reason: "?"), .enterExecution(permit: id),
        .flagStalled(permit: id),
      ]
    case "power": probes = [.revoke(power: id, reason: "?")]
    case "topic":
      probes = [
        .giveView(topic: id, organization: "?", text: "?"),
        .decideTopic(topic: id, outcome: .kept, basis: "?"),
      ]
    default: return []
    }
    return names(ofPossible: probes, in: state, context)
  }
}
