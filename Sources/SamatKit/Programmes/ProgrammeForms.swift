import PersianText

extension ProgrammesDecider {
  private static let axisParameters: [CommandParameter] = [
    .optional("amount", .money), .optional("deadline", .day), .optional("legal_basis", .text),
    .optional("weight", .real),
  ]

  private static func axis(_ values: CommandValues) -> AxisDetails {
    var details = AxisDetails()
    details.title = values.texts["title"]
    details.persianTitle = values.texts["title_fa"]
    details.amount = values.money["amount"]
    details.deadline = values.days["deadline"]
    details.legalBasis = values.texts["legal_basis"]
    details.weight = values.reals["weight"]
    details.statedIn = values.texts["stated_in"]
    return details
  }

  private static func action(_ values: CommandValues) -> ActionDetails {
    var details = ActionDetails()
    details.title = values.text("title")
    details.owner = values.text("owner")
    details.axis = values.texts["axis"]
    details.province = values.texts["province"]
    details.indicator = values.texts["indicator"]
    details.baseline = values.reals["baseline"]
    details.target = values.reals["target"]
    details.unit = values.texts["unit"]
    details.deadline = values.days["deadline"]
    details.weight = values.reals["weight"]
    details.isUnlisted = values.flags["unlisted"] ?? false
    return details
  }

  /// How commands about programmes are written.
  public static let commandForms: [CommandForm] = [
    CommandForm(
      "programme", "open", "programme.open", "Opens a programme.", "گشودن برنامه",
      [
        .required("programme", .id("programme")), .required("name", .text),
        .optional("name_fa", .text), .optional("executor", .id("organization")),
        .optional("legal_basis", .text), .optional("year", .number),
        .optional("kind", .words(ProgrammeKind.self)),
      ]
    ) {
      ProgrammeCommand.open(
        programme: $0.text("programme"), name: $0.text("name"),
        persianName: $0.texts["name_fa"], executor: $0.texts["executor"],
        legalBasis: $0.texts["legal_basis"], year: $0.numbers["year"],
        kind: $0.term("kind") ?? .programme)
    },
    CommandForm(
      "programme", "province", "programme.province", "Gives a province a role in a programme.",
      "نقش استان در برنامه",
      [
        .required("programme", .id("programme")), .required("province", .province),
        .required("role", .words(ProgrammeRole.self)),
      ]
    ) {
      ProgrammeCommand.addProvince(
        programme: $0.text("programme"), province: $0.text("province"),
        role: $0.term("role") ?? .participant)
    },
    CommandForm(
      "programme", "weigh-alike", "programme.weigh_alike",
      "Decides that parts without a weight weigh alike.", "هم‌وزن شمردن اجزا",
      [.required("programme", .id("programme")), .optional("basis", .text)]
    ) {
      ProgrammeCommand.weighAlike(programme: $0.text("programme"), basis: $0.texts["basis"])
    },
    CommandForm(
      "axis", "add", "axis.add", "Adds an axis, also one whose name is unknown.", "افزودن محور",
      [
        .required("axis", .id("axis")), .required("programme", .id("programme")),
        .optional("title", .text), .optional("title_fa", .text),
      ] + axisParameters + [.optional("stated_in", .text)]
    ) {
      ProgrammeCommand.addAxis(
        axis: $0.text("axis"), programme: $0.text("programme"), details: axis($0))
    },
    CommandForm(
      "axis", "name", "axis.name", "Names an axis whose name was unknown, with the source.",
      "نام‌گذاری محور با ذکر منبع",
      [
        .required("axis", .id("axis")), .required("title", .text), .optional("title_fa", .text),
        .required("stated_in", .text),
      ]
    ) {
      ProgrammeCommand.nameAxis(
        axis: $0.text("axis"), title: $0.text("title"), persianTitle: $0.texts["title_fa"],
        statedIn: $0.text("stated_in"))
    },
    CommandForm(
      "axis", "state", "axis.state", "Says more of an axis, with the source.",
      "گفته تازه درباره محور",
      [.required("axis", .id("axis"))] + axisParameters + [.required("stated_in", .text)]
    ) { ProgrammeCommand.stateAxis(axis: $0.text("axis"), details: axis($0)) },
    CommandForm(
      "action", "add", "action.add", "Adds an action to a programme.", "افزودن اقدام",
      [
        .required("programme", .id("programme")), .required("title", .text),
        .required("owner", .id("organization")), .optional("action", .id("action")),
        .optional("axis", .id("axis")), .optional("province", .province),
        .optional("indicator", .text), .optional("baseline", .real), .optional("target", .real),
        .optional("unit", .text), .optional("deadline", .day), .optional("weight", .real),
        .optional("unlisted", .flag),
      ]
    ) {
      ProgrammeCommand.addAction(
        action: $0.texts["action"], programme: $0.text("programme"), details: action($0))
    },
    CommandForm(
      "action", "notify", "action.notify", "Notifies an action to a province.", "ابلاغ اقدام",
      [
        .required("action", .id("action")), .optional("province", .province),
        .optional("silent_after", .number), .optional("weight", .real),
      ]
    ) {
      ProgrammeCommand.notify(
        action: $0.text("action"), province: $0.texts["province"],
        silentAfter: $0.numbers["silent_after"], weight: $0.reals["weight"])
    },
    CommandForm(
      "action", "report", "action.report", "Reports on an action.", "گزارش اقدام",
      [
        .required("action", .id("action")), .optional("province", .province),
        .optional("value", .real), .optional("progress", .share), .optional("text", .text),
        .optional("report", .text),
      ]
    ) {
      ProgrammeCommand.report(
        report: $0.texts["report"], action: $0.text("action"), province: $0.texts["province"],
        value: $0.reals["value"], progress: $0.shares["progress"], text: $0.texts["text"])
    },
    CommandForm(
      "action", "move-deadline", "action.move_deadline", "Moves the deadline of an action.",
      "جابه‌جایی مهلت اقدام",
      [
        .required("action", .id("action")), .required("deadline", .day),
        .required("reason", .text),
      ]
    ) {
      ProgrammeCommand.moveDeadline(
        action: $0.text("action"), deadline: $0.day(of: "deadline"), reason: $0.text("reason"))
    },
    CommandForm(
      "action", "end", "action.end", "Ends an action: done, or given up.", "پایان اقدام",
      [
        .required("action", .id("action")), .required("outcome", .words(ActionOutcome.self)),
        .optional("reason", .text),
      ]
    ) {
      ProgrammeCommand.end(
        action: $0.text("action"), outcome: $0.term("outcome") ?? .done,
        reason: $0.texts["reason"])
    },
  ]

  /// How commands about programmes are written.
  public var forms: [CommandForm] { Self.commandForms }

  /// The ids of a kind that is recorded, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `programme`, `axis` or `action`; those that a table tells of stand last.
  ///   - state: What is known.
  /// - Returns: The ids; none for another kind.
  public func ids(of kind: String, in state: ProgrammesState) -> [String] {
    func with(_ recorded: [String], _ known: some Sequence<String>) -> [String] {
      recorded.reversed() + Set(known).subtracting(recorded).sorted()
    }
    return switch kind {
    case "programme": with(state.programmes.ids, setting.programmes)
    case "axis": with(state.axes.ids, setting.axes.keys)
    case "action": with(state.actions.ids, setting.actions.keys)
    default: []
    }
  }

  /// The names of the commands that would not be refused now, given fitting values.
  ///
  /// - Parameters:
  ///   - subject: A programme, an axis or an action.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in the order in which they usually come.
  public func nextSteps(
    of subject: Subject, in state: ProgrammesState, _ context: DecisionContext
  ) -> [String] {
    let id = subject.id
    let probes: [ProgrammeCommand]
    switch subject.kind {
    case "programme":
      var action = ActionDetails()
      (action.title, action.owner) = ("?", "?")
      let province = setting.places.provinceCodes.first {
        !state.roles.contains("\(id)/\($0)") && !setting.roles.contains("\(id)/\($0)")
      }
      probes = [
        .addProvince(programme: id, province: province ?? "?", role: .participant),
        .addAxis(axis: "?\(state.axes.count)", programme: id),
        .addAction(programme: id, details: action), .weighAlike(programme: id, basis: "?"),
      ]
    case "axis":
      var details = AxisDetails()
      (details.weight, details.statedIn) = (1, "?")
      probes = [
        .nameAxis(axis: id, title: "?", statedIn: "?"), .stateAxis(axis: id, details: details),
      ]
    case "action":
      let record = state.actions[id]
      let free = setting.places.provinceCodes.first { state.assignment(id, $0) == nil }
      let province = record?.added?.province ?? setting.actions[id]?.province ?? free
      let later = record?.deadline?.date?.adding(days: 1) ?? context.day
      probes = [
        .notify(action: id, province: province, silentAfter: 30),
        .report(action: id, province: record?.provinces.first, text: "?"),
        .moveDeadline(action: id, deadline: max(later, context.day), reason: "?"),
        .end(action: id, outcome: .done), .end(action: id, outcome: .dropped, reason: "?"),
      ]
    default: return []
    }
    return names(ofPossible: probes, in: state, context)
  }
}
