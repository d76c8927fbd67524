import PersianText

extension AllocationsDecider {
  /// How commands about allocations are written.
  public static let commandForms: [CommandForm] = [
    CommandForm(
      "allocation", "record", "allocation.record",
      "Records a budget that is shared out, or its next version.", "ثبت تخصیص بودجه",
      [
        .required("allocation", .id("allocation")), .required("budget", .money),
        .required("rule", .id("rule")), .required("scores_from", .id("table")),
        .required("score", .text),
        .required("amounts", listOf: .init(.place, "=")),
        .optional("floors", listOf: .init(.place, "=")),
        .optional("caps", listOf: .init(.place, "=")),
        .optional("projects", listOf: .init(.place, "/")), .optional("title", .text),
        .optional("basis", .text),
      ]
    ) { values in
      var details = AllocationDetails(
        title: values.texts["title"], budget: values.money["budget"] ?? 0,
        rule: values.text("rule"), scoresFrom: values.text("scores_from"),
        score: values.text("score"), basis: values.texts["basis"],
        lines: AllocationLine.list(
          values.list("amounts"), floors: values.list("floors"), caps: values.list("caps"),
          places: values.places))
      details.projects = AllocationProject.list(values.list("projects"), places: values.places)
      return AllocationCommand.record(allocation: values.text("allocation"), details: details)
    },
    CommandForm(
      "allocation", "withdraw", "allocation.withdraw",
      "Takes the version in force back.", "پس‌گرفتن تخصیص",
      [.required("allocation", .id("allocation")), .required("reason", .text)]
    ) {
      AllocationCommand.withdraw(allocation: $0.text("allocation"), reason: $0.text("reason"))
    },
  ]

  /// The forms of its commands.
  public var forms: [CommandForm] { Self.commandForms }

  /// The ids of allocations, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `allocation`.
  ///   - state: What is known.
  /// - Returns: The ids; none for other kinds.
  public func ids(of kind: String, in state: AllocationsState) -> [String] {
    kind == "allocation" ? state.counts.ids.reversed() : []
  }

  /// What an allocation may have next: another version, or to be taken back.
  public func nextSteps(
    of subject: Subject, in state: AllocationsState, _ context: DecisionContext
  ) -> [String] {
    guard subject.kind == "allocation", let latest = state.latest(subject.id) else { return [] }
    return ["allocation.record"] + (latest.status == .inForce ? ["allocation.withdraw"] : [])
  }
}

extension AllocationLine {
  /// Lines of texts such as `IR-05=100` or `IR-05/24=100`; a text that is none is a place that there is
  /// not, and is refused as such.
  static func list(
    _ amounts: [String], floors: [String], caps: [String], places: PlaceNames = .reference
  ) -> [AllocationLine] {
    // The code of a place that is written by its name; the text itself where it is none.
    func code(_ text: String) -> String { places.place(text) ?? text }
    let (least, most) = (limits(floors, code), limits(caps, code))
    var lines = amounts.map { text in
      let (name, amount) = pair(text)
      guard let amount else { return AllocationLine(place: text, amount: 0) }
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      var line = AllocationLine(
        place: code(parts.first ?? name), sector: parts.count > 1 ? parts[1] : nil, amount: amount)
      line.floor = least[line.place]
      line.cap = most[line.place]
      return line
    }
    // Limits of places without an amount, and what is none, are told by a line of their own.
    let known = Set(lines.map(\.place))
    for (place, amount) in least.sorted(by: { $0.key < $1.key }) where !known.contains(place) {
      var line = AllocationLine(place: place, amount: 0)
      line.floor = amount
      lines.append(line)
    }
    return lines
  }

  private static func limits(
    _ texts: [String], _ code: (String) -> String
  ) -> [String: Int64] {
    var limits: [String: Int64] = [:]
    for text in texts {
      let (name, amount) = pair(text)
      if let amount { limits[code(name)] = amount } else { limits[text] = 0 }
    }
    return limits
  }

  fileprivate static func pair(_ text: String) -> (name: String, amount: Int64?) {
    guard let sign = text.lastIndex(of: "=") else { return (text, nil) }
    let amount = PersianDigits.toASCII(String(text[text.index(after: sign)...])).replacing(
      "_", with: "")
    return (String(text[..<sign]), Int64(amount))
  }
}

extension AllocationProject {
  /// Projects that are chosen, of texts such as `mill=100` or `IR-05/mill=100`; one without an amount has a
  /// cost that cannot be, and is refused as such.
  static func list(_ texts: [String], places: PlaceNames = .reference) -> [AllocationProject] {
    texts.map { text in
      let (name, cost) = AllocationLine.pair(text)
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count > 1 else { return AllocationProject(name, cost: cost ?? -1) }
      return AllocationProject(
        parts[1], place: places.place(parts[0]) ?? parts[0], cost: cost ?? -1)
    }
  }
}
