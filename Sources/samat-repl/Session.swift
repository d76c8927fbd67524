import Glibc
import KQLEngine
import KQLSyntax
import SamatKit
import SamatStore

/// What a run of the shell works with: the data, the settings, what statements have left behind.
final class Session {
  /// How the running of statements ended.
  enum Outcome: Equatable {
    /// Everything was answered.
    case done
    /// A statement failed, and it has been said why.
    case failed(ExitStatus)
    /// A verb asked to leave.
    case quit
  }

  /// The data.
  let workspace: Workspace
  /// Everything that a query can name now.
  var catalog: Catalog { ((try? shownWorkspace()) ?? workspace).catalog }
  /// Where the rows of the built-in tables come from.
  let data: SeedData
  /// What commands of casework need.
  let desk = Desk()
  /// Where `:priorities` and `:allocate` have come to.
  let guides = Guides()
  /// Where results go.
  let output: Output
  /// Where everything else goes.
  let messages: Messages
  /// Limits and settings of queries.
  var options: QueryOptions
  /// What may be done with files and programs.
  let access: FileAccess
  /// The built-in tables.
  let builtIn: Catalog
  /// What was opened as tables, in order.
  var sources: [DataSource] = []
  /// How `:load` opens files.
  let loadSettings: DataFiles.Settings
  /// Counts what was opened.
  var loadings = 0
  /// The last result.
  var lastResult: Table?
  /// The query that gave it; nil where it was none.
  var lastQuestion: Question?
  /// Which results end the run with a status of their own.
  var checks: [ResultCheck] = []
  /// The status that a check has found.
  private(set) var checkedStatus: ExitStatus?
  /// How deep files that are read by files are.
  var readingDepth = 0
  /// How results are shown.
  var style: ResultStyle
  /// Whether the time of each query is shown.
  var showsTime = false
  /// Whether hints and remarks are shown: in the interactive shell only.
  var showsNotes = false
  /// The charts of results.
  let charts = Charts()
  /// The `let` statements so far.
  var bindings = Bindings()
  /// What `:edit` works on; nil where lines are not edited.
  var inputDraft: InputDraft?
  private var notesShown: Set<String> = []
  /// The names of parameters of the command line that no statement has declared so far.
  private var unusedParameters: Set<String>
  /// The names of parameters that the command line has given.
  private let commandLineParameters: Set<String>

  /// Creates a session for a command line.
  ///
  /// - Throws: What opening the data files reports.
  convenience init(_ options: Options, messages: Messages) throws(Diagnostic) {
    let queryOptions = options.queryOptions
    if options.jsonl { messages.progress.isOn = false }
    var settings = DataFiles.Settings()
    settings.mode = options.noSeeds ? .inPlace : .beside
    settings.onError = options.onError.policy
    settings.declarations = options.schema
    settings.threads = options.threads
    settings.cancellation = queryOptions.cancellation
    settings.messages = messages
    if options.data.contains("-") {
      settings.standardInput = StandardInputTable(options.stdinFormat)
    }
    if options.safe { settings.access = FileAccess(only: options.data) }
    var policies = PolicyBook()
    for path in options.policies {
      try PolicyFile.read(try FileBytes(path: path).copy, file: path, into: &policies)
    }
    var journal: SQLiteJournal?
    if let path = options.db {
      journal = try SQLiteJournal(
        path: path,
        options: .init(seeds: options.noSeeds ? .reference : .all, isReadOnly: options.safe))
    }
    if let journal, let (cases, seed) = Generation.numbers(options.generate) {
      do {
        let count = try Generation.fill(journal, journal.seeds.data, cases: cases, seed: seed)
        messages.note("\(count) events of \(cases) made-up cases are in \(journal.name)")
      } catch let diagnostic as Diagnostic {
        throw diagnostic
      } catch let refusal as Refusal {
        throw refusal.diagnostic
      } catch let failure as ImportFailure {
        throw failure.diagnostic
      } catch {
        throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
      }
    }
    try self.init(
      data: journal?.seeds.data ?? (options.noSeeds ? .reference : .seeds), journal: journal,
      policies: policies, files: options.data, fileSettings: settings,
      options: queryOptions, style: options.format, messages: messages)
    desk.path = options.db
    desk.actor = options.actor
    if options.failIfEmpty { checks.append(.failIfEmpty) }
    if options.failIfRows { checks.append(.failIfRows) }
    charts.access = access
    charts.color = options.color
    charts.path = options.render
  }

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - data: Where the rows of the built-in tables come from.
  ///   - journal: What commands are recorded in; nil for one in memory, once it is needed.
  ///   - policies: What is in force beside what the tables say.
  ///   - files: Files and folders that are opened as tables.
  ///   - fileSettings: How they are opened. Ctrl-C ends that, too.
  ///   - options: Limits and settings of queries.
  ///   - style: How results are shown.
  ///   - messages: Where everything else goes.
  /// - Throws: What opening the data files reports.
  init(
    data: SeedData = .seeds, journal: (any Journal)? = nil,
    policies: PolicyBook = PolicyBook(), files: [String] = [],
    fileSettings: DataFiles.Settings = DataFiles.Settings(),
    options: QueryOptions = QueryOptions(), style: ResultStyle = .auto, messages: Messages
  ) throws(Diagnostic) {
    self.messages = messages
    self.data = data
    self.options = options
    self.style = style
    access = fileSettings.access
    commandLineParameters = Set(options.parameters.keys)
    unusedParameters = commandLineParameters
    var later = fileSettings
    later.declarations = []
    later.standardInput = nil
    loadSettings = later
    desk.policies = policies
    output = Output()
    output.startsPrograms = !access.isSafe
    output.cancellation = options.cancellation
    do {
      workspace = try Workspace(data: data)
      if let journal {
        let deciders = try StandardDeciders(data: data, policies: policies)
        try workspace.attach(journal, deciders: deciders.all)
        desk.deciders = deciders
      }
      builtIn = workspace.catalog
      guard !files.isEmpty else { return }
      InterruptMonitor.install()
      let watch = fileSettings.cancellation.map { InterruptWatch($0, endsProcess: true) }
      defer { watch?.stop() }
      let report = LoadReport()
      var settings = fileSettings
      settings.report = report
      try workspace.register(DataFiles(files, settings: settings))
      sources = [
        DataSource(paths: files, settings: fileSettings, tables: Set(report.tables))
      ]
    } catch let diagnostic as Diagnostic {
      throw diagnostic
    } catch {
      throw Diagnostic(code: "samat.shell.internal", message: "\(error)")
    }
  }

  // MARK: - Statements

  /// Runs the statements of a text, up to the first that fails.
  func run(_ source: SourceText) -> Outcome {
    for statement in StatementSplitter.split(source.text) {
      let outcome = run(statement, of: source)
      if let problem = output.endStatement(), outcome == .done {
        messages.show(problem)
        return .failed(ExitStatus(of: problem))
      }
      if outcome != .done { return outcome }
      if output.isClosed {
        guard let problem = output.problem else { return .quit }
        messages.show(problem)
        return .failed(.dataFailed)
      }
    }
    return .done
  }

  private func run(_ statement: StatementSplitter.Statement, of source: SourceText) -> Outcome {
    let fragment = Fragment(source, statement.range, text: statement.text)
    switch statement.kind {
    case .verb:
      return VerbList.run(statement.text, in: self, at: fragment)
    case .binding(let name):
      return bind(name, fragment)
    case .query:
      var text = statement.text
      do throws(QueryFailure) {
        if let past = try AsOfPrefix.workspace(workspace, &text) {
          desk.pending = desk.isPublic ? try shownInPublic(past, text) : past
          // `asof('...');` speaks of the statement behind it.
          if text.allSatisfy(\.isWhitespace) { return .done }
        }
      } catch {
        return show(error, ComposedText([fragment]))
      }
      let fragment = Fragment(source, statement.range, text: text)
      defer { desk.pending = nil }
      return ask(
        ComposedText(bindings.fragments + [fragment]), isCommand: statement.text.first == ".")
    }
  }

  private func bind(_ name: String, _ fragment: Fragment) -> Outcome {
    var failure: (QueryFailure, ComposedText)?
    for candidate in bindings.adding(name, fragment) {
      let composed = ComposedText(candidate.fragments)
      do throws(QueryFailure) {
        _ = try showingProgress { () throws(QueryFailure) in
          try catalog.run(composed.text, options: options(for: composed))
        }
        bindings = candidate
        return .done
      } catch {
        // What is wrong with the place it had is more to the point.
        if failure == nil { failure = (error, composed) }
      }
    }
    guard let failure else { return .done }
    return show(failure.0, failure.1)
  }

  /// The options with the parameters of the command line, where the text declares any, and those of
  /// `:param` that it declares.
  func options(for composed: ComposedText) -> QueryOptions {
    var options = options
    options.explainsEmptyAnswers = showsNotes
    if messages.progress.isPossible { options.progress = messages.progress.query }
    if let declared = StatementSplitter.declaredParameters(composed.text) {
      options.parameters = options.parameters.filter {
        declared.contains($0.key) || unusedParameters.contains($0.key)
      }
      unusedParameters.subtract(declared)
    } else {
      options.parameters = [:]
    }
    return options
  }

  /// Says so where the command line has given parameters that no statement has declared.
  ///
  /// - Returns: Whether all is well.
  func checkParameters() -> Bool {
    guard let name = unusedParameters.min() else { return true }
    messages.show(
      Diagnostic(
        code: "kql.parameter.unknown", message: "no statement declares parameter '\(name)'",
        help: "declare query_parameters(\(SyntaxPrinter.name(name)):string);"))
    return false
  }

  /// Answers a query, or runs a command, and shows the result.
  func ask(_ composed: ComposedText, isCommand: Bool) -> Outcome {
    let start = Session.monotonicSeconds()
    let tables: [Table]
    var question: Question?
    do throws(QueryFailure) {
      let catalog = catalog
      let options = options(for: composed)
      tables = try showingProgress { () throws(QueryFailure) in
        if isCommand {
          let shown: Workspace
          do throws(Diagnostic) {
            shown = try shownWorkspace()
          } catch {
            throw QueryFailure(diagnostics: [error], text: composed.text)
          }
          return try shown.run(composed.text, options: options)
        }
        do throws(Diagnostic) {
          try workspace.refresh()
        } catch {
          throw QueryFailure(diagnostics: [error], text: composed.text)
        }
        let query = try catalog.prepare(composed.text, options: options)
        for warning in query.warnings { show(warning, composed) }
        let table = try catalog.run(query, options: options)
        question = Question(
          catalog: catalog, query: query, options: options, composed: composed, table: table)
        return [table]
      }
    } catch {
      return show(error, composed)
    }
    let seconds = Session.monotonicSeconds() - start
    if let table = tables.last {
      lastResult = table
      lastQuestion = question
    }
    for table in tables {
      output.write(table, as: style)
      if !isCommand { check(table) }
      do throws(Diagnostic) {
        try charts.show(table, on: output, style: style)
      } catch {
        messages.show(error)
        return .failed(.dataFailed)
      }
      // What an analysis has to say of its rows goes where warnings go, once.
      for note in table.notes where notesShown.insert(note).inserted { messages.note(note) }
    }
    if showsTime { messages.line(Session.text(ofSeconds: seconds)) }
    return .done
  }

  /// Shows how far something has come that counts into the options of ``options(for:)``.
  func showingProgress<Result>(
    _ body: () throws(QueryFailure) -> Result
  ) throws(QueryFailure) -> Result {
    try messages.progress.during(.query, body)
  }

  /// Notes a result that the command line has asked to look for.
  private func check(_ table: Table) {
    for check in checks where checkedStatus == nil && check.finds(table) {
      checkedStatus = check.status
      messages.note(check.explanation(table))
    }
  }

  /// Shows why a query failed.
  func show(_ failure: QueryFailure, _ composed: ComposedText) -> Outcome {
    for diagnostic in failure.diagnostics { show(diagnostic, composed) }
    let worst = failure.diagnostics.first { $0.severity == .error }
    return .failed(worst.map { ExitStatus(of: $0) } ?? .queryFailed)
  }

  private func show(_ diagnostic: Diagnostic, _ composed: ComposedText) {
    let (located, source) = composed.locate(diagnostic)
    messages.show(located, in: source)
  }

  // MARK: - Time

  private static func monotonicSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// A time as `0.012 s`.
  static func text(ofSeconds seconds: Double) -> String {
    let milliseconds = Int((max(0, min(seconds, 1e9)) * 1000).rounded())
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)."
      + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction + " s"
  }
}
