import KQLEngine
import KQLSyntax
import SamatKit

extension Verb {
  /// The verbs of casework, made from the table of commands.
  static let casework: [Verb] = [
    desk("unit", "Registers and reports on units (واحد)."),
    desk("obstacle", "Reports obstacles (مانع)."),
    desk("group", "Creates working groups (کارگروه)."),
    desk("post", "Creates posts; who holds them (سمت)."),
    desk("session", "Holds and ends sessions (جلسه)."),
    desk("attendance", "Records who is there (حضور)."),
    desk("case", "Opens, leads and shows cases (پرونده)."),
    desk("committee", "Holds committees; takes up and refers cases (کمیته)."),
    desk("opinion", "Records the opinion of an agency (نظر)."),
    desk("resolution", "Adopts resolutions and follows them (مصوبه)."),
    desk("report", "Records the report of an agency (گزارش)."),
    desk("objection", "Raises and decides objections (اعتراض)."),
    desk("escalate", "Takes a case to a higher body (ارجاع به بالا)."),
    desk("association", "Leads associations from founders to register, and shows them (تشکل)."),
    desk("commission", "Holds the commission that approves associations (کمیسیون)."),
    desk("election", "Calls, holds and declares elections of boards (انتخابات)."),
    desk("instruction", "Issues instructions and follows them (دستورالعمل)."),
    desk("delegation", "Hands functions over, with their obstacles (واگذاری)."),
    desk("consultation", "Asks associations for their views (نظرخواهی)."),
    desk("estate", "Registers, licenses, scores and shows estates (شهرک)."),
    desk("parcel", "Assigns and follows parcels of estates (قطعه)."),
    desk("utility", "Keeps power, water and other supplies of estates (تأسیسات)."),
    desk("programme", "Opens and shows programmes (برنامه)."),
    desk("axis", "Adds, names and shows axes (محور)."),
    desk("action", "Adds, notifies and follows actions (اقدام)."),
    desk("procedure", "Drafts and shows procedures of permits (فرایند مجوز)."),
    desk("request", "Changes of procedures that provinces ask for (درخواست تغییر)."),
    desk("permit", "Applications, issue, delegated powers; shows them (مجوز)."),
    desk("priority", "Documents of spatial priorities, rollout (آمایش)."),
    desk("allocation", "Budgets shared out: versions, withdrawal (تخصیص)."),
    desk("topic", "Topics of policy: regulations, free zones, financing (موضوع)."),
    desk("project", "Leads projects from estimate to payment, and shows them (طرح)."),
    desk("document", "Adds, checks and shows documents (سند)."),
    desk("fact", "Adds facts of documents (گزاره)."),
    desk("issue", "Raises and decides doubts about documents (ایراد)."),
    desk("link", "Pairs of records that may be one unit (پیوند)."),
    desk("fund", "Records money promised, raised and given back, and shows it (اعتبار)."),
  ]

  private static func desk(_ name: String, _ summary: String, more: String = "") -> Verb {
    var list = DeskForms.of(name).map { command in
      HelpLayout.command(command.syntax, "\(command.summary) (\(command.persian))")
    }
    if let show = DeskShow.of(name) {
      list.append(
        HelpLayout.command(
          ":\(name) show \(show.subject) [--fa] [--html] [FILE]",
          "\(show.summary) (\(show.persian))"))
    }
    var details =
      "\n" + list.joined()
      + "\nEach command takes on=DAY, by=NAME and --dry-run; texts with spaces stand in quotes. "
      + "Days are 2025-06-30 or 1404-04-09, in digits of any kind.\n"
    if DeskShow.of(name) != nil {
      details += "Behind an id Tab says what may come next. "
    }
    details += more
    return Verb(name + " ...", summary, details: details, argument: .desk) {
      (call) throws(Diagnostic) in
      try call.session.perform(verb: name, call)
    }
  }

  /// `:actor NAME`.
  static let actor = Verb(
    "actor [NAME]", "Sets who commands, or says it.",
    details: "A command's own by=NAME goes before it. The option is --actor."
  ) { (call) throws(Diagnostic) in
    let desk = call.session.desk
    if call.argument.isEmpty {
      call.session.output.write((desk.actor ?? "nobody") + "\n")
    } else {
      desk.actor = Words.unquoted(call.argument)
    }
    return .done
  }

  /// `:today DAY`.
  static let today = Verb(
    "today [DAY|now]", "Sets the day of commands, or says it.",
    details: """
      A command's own on=DAY goes before it. Without either a command at the prompt
      happens today in Tehran; in a script it is refused.
      """
  ) { (call) throws(Diagnostic) in
    let session = call.session
    switch call.argument {
    case "":
      session.output.write(
        (session.desk.today?.both ?? (session.showsNotes ? DeskDay.now().both : "no day")) + "\n")
    case "now": session.desk.today = DeskDay.now()
    default:
      let day = try DeskDay.reading(Words.unquoted(call.argument), at: call.span)
      try day.refuseFarFuture(at: call.span)
      session.desk.today = day
    }
    return .done
  }

  /// `:asof DAY`.
  static let asof = Verb(
    "asof [DAY|now]", "Shows the tables of a day, or says which.",
    details: """
      Queries then see what had happened until the end of that day. Nothing is recorded
      meanwhile. For one query write it at its head: asof('2025-06-30') cases | count
      """
  ) { (call) throws(Diagnostic) in
    let session = call.session
    switch call.argument {
    case "": session.output.write((session.desk.asOf?.both ?? "now") + "\n")
    case "now", "off": session.desk.asOf = nil
    default:
      let day = try DeskDay.reading(Words.unquoted(call.argument), at: call.span)
      _ = try session.workspace.recentAsOf(day)
      session.desk.asOf = day
    }
    return .done
  }

  /// `:public on`.
  static let publicView = Verb(
    "public [on|off]", "Withholds names of firms and people, and free texts, of the journal.",
    details: """
      For showing tables and documents to others. Rows of documents and of opened files stay as
      they are. A name becomes a number, the same one all through.
      """
  ) { (call) throws(Diagnostic) in
    let desk = call.session.desk
    switch call.argument {
    case "": call.session.output.write(desk.isPublic ? "on\n" : "off\n")
    case "on": desk.isPublic = true
    case "off": (desk.isPublic, desk.publicView) = (false, nil)
    default: throw call.refusal("':public' takes on or off")
    }
    return .done
  }

  /// `:backup FILE`.
  static let backup = Verb(
    "backup FILE", "Copies the journal to a new file while it is in use.", argument: .file
  ) { (call) throws(Diagnostic) in
    let session = call.session
    guard !call.argument.isEmpty else { throw call.refusal("':backup' needs a file") }
    try session.access.checkWriting(at: call.span)
    let path = Words.path(call.argument)
    try session.deciders()
    try call.opening { () throws(Diagnostic) in try session.workspace.backUpJournal(to: path) }
    session.output.write("copied to '\(path)'\n")
    return .done
  }

  /// `:verify`.
  static let verify = Verb(
    "verify", "Holds every event of the journal against the chain of hashes."
  ) { (call) throws(Diagnostic) in
    let found = try call.session.workspace.verifyJournal()
    for problem in found.problems { call.session.output.write("\(problem)\n") }
    guard found.isSound else {
      throw Diagnostic(
        code: "samat.journal.chain",
        message: "the journal is not as it was recorded: \(found.problems.count) problems",
        help: "go back to a backup")
    }
    call.session.output.write("\(found.eventCount) events, all as recorded\n")
    return .done
  }

  /// `:export journal FILE`.
  static let export = Verb(
    "export journal FILE [--anonymise]", "Writes the journal as JSON lines to a new file.",
    details: """
      With --anonymise names and free texts are withheld; such a file is not imported.
      """
  ) { (call) throws(Diagnostic) in
    let session = call.session
    var (word, path) = Words.first(of: call.argument)
    var disclosure = JournalDisclosure.whole
    if path.hasSuffix(" --anonymise") {
      path = Words.trimmedEnd(String(path.dropLast(12)))
      disclosure = .anonymised
    } else if path.hasPrefix("--anonymise ") {
      path = Words.trimmed(path.dropFirst(12))
      disclosure = .anonymised
    }
    guard word == "journal", !path.isEmpty else {
      throw call.refusal(
        "':export' takes journal and a file", help: ":export journal FILE [--anonymise]")
    }
    // A misspelt option must not become part of a file's name: names would be written openly.
    if let option = Self.option(in: path) {
      throw call.refusal(
        "':export' has no option '\(option)'",
        help: "there is --anonymise; a file's name with ' --' in it stands in quotes")
    }
    try session.access.checkWriting(at: call.span)
    try session.deciders()
    word = Words.path(path)
    let count = try session.exportJournal(to: word, disclosure)
    session.output.write("\(count) events written to '\(word)'\n")
    return .done
  }

  /// The first word of an unquoted path that looks like an option.
  private static func option(in path: String) -> Substring? {
    if path.first == "'" || path.first == "\"" { return nil }
    return path.split(separator: " ").first { $0.hasPrefix("--") }
  }
}
