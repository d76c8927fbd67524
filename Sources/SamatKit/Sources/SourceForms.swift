import PersianText

extension SourcesDecider {
  /// How commands about sources are written.
  public static let commandForms: [CommandForm] = documentForms + issueForms + linkForms

  private static let documentForms: [CommandForm] = [
    CommandForm(
      "document", "add", "source.add", "Adds a document.", "سند تازه",
      [
        .required("source", .id("source")), .required("title", .text),
        .required("publisher", .text), .required("paragraphs", .number),
        .optional("published", .day), .optional("note", .text),
      ]
    ) {
      SourceCommand.addSource(
        source: $0.text("source"), title: $0.text("title"), publisher: $0.text("publisher"),
        published: $0.days["published"], paragraphs: $0.numbers["paragraphs"] ?? 0,
        note: $0.texts["note"])
    },
    CommandForm(
      "document", "check", "source.check",
      "Looks for contradictions among the facts of a document.",
      "وارسی سند",
      [
        .required("source", .id("source"))
      ]
    ) {
      SourceCommand.check(source: $0.text("source"))
    },
    CommandForm(
      "fact", "add", "fact.add", "Adds a fact of a paragraph.", "گزاره تازه",
      [
        .required("fact", .id("fact")), .required("source", .id("source")),
        .required("paragraph", .number), .required("kind", .text), .required("statement", .text),
        .optional("subject", .text), .optional("term", .text), .optional("value", .real),
        .optional("unit", .text), .optional("date", .day), .optional("other_date", .day),
        .optional("weekday", .text), .optional("part_of", .id("fact")),
        .optional("precision", .words(FactPrecision.self)), .optional("inferred", .flag),
      ]
    ) {
      SourceCommand.addFact(
        fact: $0.text("fact"), source: $0.text("source"), paragraph: $0.numbers["paragraph"] ?? 0,
        details: details($0))
    },
  ]

  private static func details(_ values: CommandValues) -> FactDetails {
    FactDetails(
      kind: values.text("kind"), statement: values.text("statement"),
      subject: values.texts["subject"], term: values.texts["term"], value: values.reals["value"],
      unit: values.texts["unit"], date: values.days["date"], otherDate: values.days["other_date"],
      weekday: values.texts["weekday"], total: values.texts["part_of"],
      precision: values.term("precision") ?? .exact, isInferred: values.flags["inferred"] ?? false)
  }

  private static let issueForms: [CommandForm] = [
    CommandForm(
      "issue", "raise", "issue.raise", "Raises an issue of a document.", "ایراد تازه",
      [
        .required("issue", .id("issue")), .required("kind", .words(SourceIssueKind.self)),
        .required("statement", .text), .required("source", .id("source")),
        .optional("paragraph", .number), .optional("facts", listOf: .init(.id("fact"))),
      ]
    ) {
      SourceCommand.raise(
        issue: $0.text("issue"), kind: $0.term("kind") ?? .ambiguous,
        statement: $0.text("statement"), source: $0.text("source"),
        paragraph: $0.numbers["paragraph"], facts: $0.list("facts"))
    },
    CommandForm(
      "issue", "comment", "issue.comment", "Comments on an issue.", "یادداشت بر ایراد",
      [
        .required("issue", .id("issue")), .required("text", .text),
      ]
    ) {
      SourceCommand.comment(issue: $0.text("issue"), text: $0.text("text"))
    },
    CommandForm(
      "issue", "decide", "issue.decide", "Decides an issue; its row stays.", "تصمیم درباره ایراد",
      [
        .required("issue", .id("issue")), .required("decision", .text),
        .required("reason", .text),
      ]
    ) {
      SourceCommand.decide(
        issue: $0.text("issue"), decision: $0.text("decision"), reason: $0.text("reason"))
    },
    CommandForm(
      "issue", "reopen", "issue.reopen", "Reopens an issue.", "بازگشایی ایراد",
      [
        .required("issue", .id("issue")), .required("reason", .text),
      ]
    ) {
      SourceCommand.reopenIssue(issue: $0.text("issue"), reason: $0.text("reason"))
    },
  ]

  private static let linkForms: [CommandForm] = [
    CommandForm(
      "link", "propose", "link.propose", "Proposes that two records are of one unit.",
      "پیشنهاد پیوند",
      [
        .required("left", .id("unit")), .required("right", .id("unit")), .required("score", .real),
        .required("reason", .text), .optional("link", .text),
      ]
    ) {
      SourceCommand.propose(
        link: $0.texts["link"], left: $0.text("left"), right: $0.text("right"),
        score: $0.reals["score"] ?? .nan, reason: $0.text("reason"))
    },
    CommandForm(
      "link", "accept", "link.accept", "Says that two records are of one unit.", "پذیرش پیوند",
      [
        .required("link", .id("link")), .required("reason", .text),
      ]
    ) {
      SourceCommand.accept(link: $0.text("link"), reason: $0.text("reason"))
    },
    CommandForm(
      "link", "reject", "link.reject", "Says that two records are of two units.", "رد پیوند",
      [
        .required("link", .id("link")), .required("reason", .text),
      ]
    ) {
      SourceCommand.reject(link: $0.text("link"), reason: $0.text("reason"))
    },
    CommandForm(
      "link", "reopen", "link.reopen", "Takes a decision on a pair back.", "بازگشایی پیوند",
      [
        .required("link", .id("link")), .required("reason", .text),
      ]
    ) {
      SourceCommand.reopenLink(link: $0.text("link"), reason: $0.text("reason"))
    },
  ]

  /// How commands about sources are written.
  public var forms: [CommandForm] { Self.commandForms }

  /// The ids of a kind that is recorded, the newest first.
  ///
  /// - Parameters:
  ///   - kind: `source`, `fact`, `issue` or `link`; those that a table tells of stand last.
  ///   - state: What is known.
  /// - Returns: The ids; none for another kind.
  public func ids(of kind: String, in state: SourcesState) -> [String] {
    func with(_ recorded: [String], _ known: some Sequence<String>) -> [String] {
      recorded.reversed() + Set(known).subtracting(recorded).sorted()
    }
    return switch kind {
    case "source": with(state.documents.ids, setting.paragraphs.keys)
    case "fact": with(state.facts.ids, setting.facts)
    case "issue": with(state.issues.ids, setting.issues)
    case "link": state.links.ids.reversed()
    default: []
    }
  }

  /// The names of the commands that would not be refused now, given fitting values.
  ///
  /// - Parameters:
  ///   - subject: A document, an issue or a pair.
  ///   - state: What is known.
  ///   - context: Day, actor, and the states of the other deciders.
  /// - Returns: Names in the order in which they usually come.
  public func nextSteps(
    of subject: Subject, in state: SourcesState, _ context: DecisionContext
  ) -> [String] {
    let id = subject.id
    let probes: [SourceCommand] =
      switch subject.kind {
      case "source": [.check(source: id)]
      case "issue":
        [
          .comment(issue: id, text: "?"), .decide(issue: id, decision: "?", reason: "?"),
          .reopenIssue(issue: id, reason: "?"),
        ]
      case "link":
        [
          .accept(link: id, reason: "?"), .reject(link: id, reason: "?"),
          .reopenLink(link: id, reason: "?"),
        ]
      default: []
      }
    return names(ofPossible: probes, in: state, context)
  }
}
