import KQLEngine

/// A page of `:help` that is about no single name, such as `:help types`.
struct HelpTopic: Sendable {
  /// The names that lead to it; the first is the one that lists show.
  let names: [String]
  /// What it is about, in one phrase.
  let summary: String
  /// The page.
  let text: @Sendable (Catalog) -> String

  /// Creates a topic.
  init(_ names: String..., summary: String, text: @escaping @Sendable (Catalog) -> String) {
    self.names = names
    self.summary = summary
    self.text = text
  }

  /// All topics, in the order of `:help`.
  static let all: [HelpTopic] = [
    HelpTopic("KQL", "query", summary: "the language on one page") { _ in KQLPage.english },
    HelpTopic("persian", "فارسی", "farsi", summary: "the same in Persian") { _ in KQLPage.persian },
    HelpTopic("tutorial", summary: "twelve steps over the built-in tables") { _ in
      Tutorial.english.helpText
    },
    HelpTopic("آموزش", "tutorial-fa", summary: "the same in Persian") { _ in
      Tutorial.persian.helpText
    },
    HelpTopic("operators", summary: "what may follow '|', and what stands between values") { _ in
      LanguagePages.operators
    },
    HelpTopic("functions", summary: "all functions by topic") { LanguagePages.functions($0) },
    HelpTopic("analyses", "analysis", "تحلیل‌ها", summary: "what evaluate can call, by topic") {
      LanguagePages.analyses($0)
    },
    HelpTopic("types", "literals", summary: "types and how their values are written") { _ in
      LanguagePages.types
    },
    HelpTopic("commands", summary: "commands with a dot, which make tables and functions") { _ in
      LanguagePages.commands
    },
    HelpTopic("charts", summary: "what render draws") { _ in LanguagePages.charts },
    HelpTopic("errors", "diagnostics", summary: "the codes of messages") { _ in
      LanguagePages.errors
    },
    HelpTopic("optimiser", "optimizer", "plan", summary: "the rules that make queries fast") { _ in
      LanguagePages.optimizerRules
    },
    HelpTopic("records", "cases", summary: "the verbs that record something") { _ in
      ShellPages.records
    },
    HelpTopic("keys", summary: "the keys of the prompt") { _ in ShellPages.keys },
    HelpTopic("settings", summary: "how results are shown, and the init file") { _ in
      ShellPages.settings
    },
    HelpTopic("modes", summary: "the forms of results") { _ in ShellPages.modes },
    HelpTopic(
      "options", "command-line", "environment", "status",
      summary: "the command line, its exit statuses, files and environment"
    ) { _ in ShellPages.options },
  ]

  /// The topic of a name, in letters of either case.
  static func named(_ name: String) -> HelpTopic? {
    let wanted = name.lowercased()
    return all.first { $0.names.contains { $0.lowercased() == wanted } }
  }
}
