extension SpatialPrioritiesDecider {
  private static let document = CommandParameter.required("document", .id("priority_document"))

  /// How commands about priorities are written.
  public static let commandForms: [CommandForm] = [
    CommandForm(
      "priority", "draft", "priority.draft",
      "Begins the next version of the document of a place.", "پیش‌نویس سند آمایش",
      [.required("place", .place), .optional("document", .text)]
    ) { PriorityCommand.draft(place: $0.text("place"), document: $0.texts["document"]) },
    CommandForm(
      "priority", "add", "priority.add", "Adds content to a draft.",
      "افزودن الزام، منبع یا پروژه",
      [
        document, .required("kind", .words(PriorityContent.self)), .required("text", .text),
        .optional("sector", .id("sector")), .optional("stated_in", .id("source")),
      ]
    ) {
      PriorityCommand.add(
        document: $0.text("document"), kind: $0.term("kind") ?? .requirement,
        text: $0.text("text"), sector: $0.texts["sector"], statedIn: $0.texts["stated_in"])
    },
    CommandForm(
      "priority", "rank", "priority.rank",
      "Records a priority in a draft, with method, weights and indicators.", "ثبت اولویت",
      [
        document, .required("sector", .id("sector")), .required("score", .real),
        .required("rank", .number), .required("method", .id("ranking_method")),
        .required("weights", listOf: .init(.id("indicator"), "=")),
        .required("indicators", listOf: .init(.text, "=", .id("table"))),
        .optional("stability", .share),
        .optional("domain", .words(UnitDomain.self)),
      ]
    ) {
      PriorityCommand.rank(
        document: $0.text("document"),
        details: PriorityDetails(
          sector: $0.text("sector"), domain: $0.term("domain"), score: $0.reals["score"] ?? .nan,
          rank: $0.numbers["rank"] ?? 0, method: $0.text("method"), weights: $0.list("weights"),
          stability: $0.shares["stability"], indicators: $0.list("indicators")))
    },
    CommandForm(
      "priority", "adopt", "priority.adopt",
      "Puts a draft in force; the version before is superseded.", "تصویب سند آمایش",
      [document, .required("basis", .text), .optional("reason", .text)]
    ) {
      PriorityCommand.adopt(
        document: $0.text("document"), basis: $0.text("basis"), reason: $0.texts["reason"])
    },
    CommandForm(
      "priority", "permit", "priority.permit",
      "Sets a permit against the document of its place.", "سنجش مجوز با سند آمایش",
      [
        .required("permit", .id("permit")), .required("place", .place),
        .required("sector", .id("sector")),
      ]
    ) {
      PriorityCommand.permit(
        permit: $0.text("permit"), place: $0.text("place"), sector: $0.text("sector"))
    },
    CommandForm(
      "priority", "rollout", "priority.rollout",
      "Chooses a province, or begins the work there.", "گام اجرای آمایش در استان",
      [
        .required("province", .province), .required("step", .words(RolloutStep.self)),
        .optional("reason", .text),
      ]
    ) {
      PriorityCommand.rollOut(
        province: $0.text("province"), step: $0.term("step") ?? .chosen,
        reason: $0.texts["reason"])
    },
  ]

  /// The forms of its commands.
  public var forms: [CommandForm] { Self.commandForms }

  /// The ids of documents, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `priority_document`.
  ///   - state: What is known.
  /// - Returns: The ids; none for other kinds.
  public func ids(of kind: String, in state: PrioritiesState) -> [String] {
    kind == "priority_document" ? state.documents.ids.reversed() : []
  }

  /// What a document may have next.
  public func nextSteps(
    of subject: Subject, in state: PrioritiesState, _ context: DecisionContext
  ) -> [String] {
    if subject.kind == "permit" {
      // A permit is set against a document in force, once.
      let isHeld = state.documents.ids.contains { state.documents[$0]?.status == .adopted }
      return isHeld && !state.permits.contains(subject.id) ? ["priority.permit"] : []
    }
    guard subject.kind == "priority_document", state.documents[subject.id]?.status == .draft
    else { return [] }
    let decision = PriorityDecision(setting: setting, state: state, context: context)
    let isReady = (try? decision.adopt(subject.id, "basis", "reason")) != nil
    return ["priority.add", "priority.rank"] + (isReady ? ["priority.adopt"] : [])
  }
}
