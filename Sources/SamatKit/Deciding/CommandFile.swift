import KQLEngine
public import KQLSyntax
public import PersianText

/// Reads commands from a file of rows: CSV, TSV, JSON lines or JSON.
///
/// Each row is a command; the column `command` names it (`unit.register`), or the whole file holds one
/// kind. The columns `on`, `by` and `key` give day, actor and idempotency key; the others are the
/// command's own arguments, written as the shell takes them. An empty cell is not given.
///
///     command,unit,name_fa,province,on
///     unit.register,U-1,ریسندگی نمونه,IR-08,1404-03-01
///
/// > Source: the arguments of a command are those of its ``CommandForm``.
public struct CommandFile: Sendable {
  /// The commands that could be read, with the lines where they begin.
  public private(set) var requests: [AnyCommandRequest] = []
  /// Rows that are no command, with their lines.
  public private(set) var rejected: [ImportReport.Rejection] = []

  /// How many rows there are.
  public var count: Int { requests.count + rejected.count }

  private static let own: Set<String> = ["command", "on", "by", "key"]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file; its extension says how it is written.
  ///   - forms: The commands that there are.
  ///   - name: What every row is, where the file has no column `command`.
  ///   - places: The provinces and counties whose names are understood.
  /// - Throws: What the reader reports of the file as a whole; `samat.command.file` for a column that no
  ///   command has, and for a file that does not say which command it holds.
  /// - Complexity: O(bytes).
  public init(
    path: String, forms: [CommandForm], command name: String? = nil,
    places: PlaceNames = .reference
  ) throws(Diagnostic) {
    let rows = try Self.load(path)
    let byName = Dictionary(forms.map { ($0.name, $0) }) { first, _ in first }
    if let name, byName[name] == nil { throw Self.unknown(name, byName) }
    // Without a command no column can be judged.
    let written = rows.table.schema.names.map(Self.parameter)
    guard name != nil || written.contains("command") else {
      throw Diagnostic(
        code: "samat.command.file", message: "'\(path)' does not say which command its rows are",
        help: Self.wayToName(written, forms))
    }
    let columns = try Self.columns(rows.table, path, forms: name.map { [byName[$0]] } ?? forms)
    rejected = rows.rejected
    for (index, row) in rows.table.rows.enumerated() {
      let line = rows.lines[index]
      do throws(Diagnostic) {
        requests.append(try Self.request(row.values, columns, name, byName, line, places))
      } catch {
        rejected.append(ImportReport.Rejection(line: line, reason: error))
      }
    }
    rejected.sort { $0.line < $1.line }
  }

  /// Moves commands that something speaks against to the rejected rows.
  ///
  /// - Parameter check: Throws what speaks against a command.
  public mutating func reject(
    _ check: (AnyCommandRequest) throws(Diagnostic) -> Void
  ) {
    let all = requests
    requests = []
    for request in all {
      do throws(Diagnostic) {
        try check(request)
        requests.append(request)
      } catch {
        rejected.append(ImportReport.Rejection(line: request.line ?? 0, reason: error))
      }
    }
    rejected.sort { $0.line < $1.line }
  }

  /// How a file says what its rows are, with the commands that its columns fit.
  private static func wayToName(_ columns: [String], _ forms: [CommandForm]) -> String {
    let fitting = forms.filter { form in
      let names = form.parameters.map(\.name)
      return columns.allSatisfy { names.contains($0) || own.contains($0) }
        && form.parameters.allSatisfy { !$0.isRequired || columns.contains($0.name) }
    }.map(\.name)
    let example = fitting.first ?? "unit.register"
    let meant =
      fitting.isEmpty || fitting.count > 3
      ? "" : "; the columns fit \(fitting.joined(separator: ", "))"
    return
      "add a column 'command' with the command of each row, such as \(example), or leave it out and "
      + "name one command for all rows: command=\(example)\(meant)"
  }

  private static func unknown(_ name: String, _ known: [String: CommandForm]) -> Diagnostic {
    let near = EditDistance.nearest(to: name, among: known.keys.sorted())
    return Diagnostic(
      code: "samat.command.unknown", message: "there is no command '\(CaseworkIDs.shown(name))'",
      help: near.map { "did you mean '\($0)'?" }
        ?? "':help' lists the verbs, ':help VERB' their commands")
  }

  /// The name of a column, as parameters are named.
  private static func parameter(_ column: String) -> String {
    column.lowercased().replacing("-", with: "_")
  }

  /// The names of the columns, as parameters are named.
  private static func columns(
    _ table: Table, _ path: String, forms: [CommandForm?]
  ) throws(Diagnostic) -> [String] {
    var known = own
    for case let form? in forms { known.formUnion(form.parameters.map(\.name)) }
    var names: [String] = []
    for column in table.schema.names {
      let name = Self.parameter(column)
      guard known.contains(name) else {
        let near = EditDistance.nearest(to: name, among: known.sorted())
        throw Diagnostic(
          code: "samat.command.file",
          message: "'\(path)': no command has an argument '\(column)'",
          help: near.map { "did you mean '\($0)'?" } ?? "leave the column out")
      }
      names.append(name)
    }
    return names
  }

  private static func request(
    _ cells: [Value], _ columns: [String], _ name: String?, _ forms: [String: CommandForm],
    _ line: Int, _ places: PlaceNames
  ) throws(Diagnostic) -> AnyCommandRequest {
    var given: [(name: String, text: String)] = []
    for (column, cell) in zip(columns, cells) {
      let text = ValueText.string(cell)
      if !text.isEmpty { given.append((column, text)) }
    }
    func own(_ name: String) -> String? { given.first { $0.name == name }?.text }
    guard let named = own("command") ?? name else {
      throw Diagnostic(
        code: "samat.command.unknown", message: "the row names no command",
        help: "write one into its cell of the column 'command', for instance unit.register")
    }
    guard let form = forms[named] else { throw unknown(named, forms) }
    var values = CommandValues(places: places)
    var read: Set<String> = []
    // A command may have a parameter that is called as one of the file's own columns.
    for (name, text) in given {
      guard let parameter = form.parameter(name) else {
        if Self.own.contains(name) { continue }
        throw Diagnostic(
          code: "samat.command.argument", message: "'\(form.name)' has no argument '\(name)'",
          help: form.syntax)
      }
      try values.read(text, for: parameter)
      read.insert(name)
    }
    for parameter in form.parameters where parameter.isRequired && !read.contains(parameter.name) {
      throw Diagnostic(
        code: "samat.command.argument", message: "'\(form.name)' needs '\(parameter.name)'",
        help: form.syntax)
    }
    let day = form.parameter("on") == nil ? own("on") : nil
    return AnyCommandRequest(
      form.make(values), key: own("key"), actor: form.parameter("by") == nil ? own("by") : nil,
      day: try day.map(CommandValues.day), line: line)
  }

  // MARK: - Rows and their lines

  private struct Rows {
    var table: Table
    var lines: [Int]
    var rejected: [ImportReport.Rejection]
  }

  /// Every cell is read as text: ids may look like numbers.
  private static func load(_ path: String) throws(Diagnostic) -> Rows {
    let report = ReadReport()
    var options = ReadOptions()
    options.onError = .skip
    options.maxNotes = .max
    options.report = report
    options.otherColumnType = .string
    let table = try TableFiles.load(path: path, options: options)
    let broken = report.rows.map {
      ImportReport.Rejection(line: $0.line, reason: Diagnostic(code: $0.code, message: $0.reason))
    }
    let isFields = ["csv", "tsv", "tab"].contains(TableFiles.File(path: path).fileExtension)
    let lines = try lines(
      of: table, in: path, from: isFields ? 2 : 1, skipping: Set(broken.map(\.line)))
    return Rows(table: table, lines: lines, rejected: broken)
  }

  /// The line where each row begins; blank lines and rows that were left out are passed over.
  private static func lines(
    of table: Table, in path: String, from first: Int, skipping broken: Set<Int>
  ) throws(Diagnostic) -> [Int] {
    let file = try FileBytes(path: path).copy
    var isBlank: [Bool] = []
    var blank = true
    for byte in file {
      if byte == 0x0A {
        isBlank.append(blank)
        blank = true
      } else if byte != 0x0D {
        blank = false
      }
    }
    isBlank.append(blank)
    var line = first
    return table.rows.map { row in
      while line <= isBlank.count, isBlank[line - 1] || broken.contains(line) { line += 1 }
      let start = line
      line += 1
      for value in row.values {
        if case .string(let text) = value { line += text.utf8.lazy.filter { $0 == 0x0A }.count }
      }
      return start
    }
  }
}

extension Workspace {
  /// Performs the commands of a file, each on what those before it come to, and records them at once.
  ///
  /// ```swift
  /// let file = try CommandFile(path: "units.csv", forms: workspace.commandForms)
  /// let report = try workspace.performAll(file, by: "clerk", on: day, onError: .skip)
  /// for row in report.rejected { print(row.line, row.reason.message) }
  /// ```
  ///
  /// - Parameters:
  ///   - file: The commands.
  ///   - actor: Who asks for those that do not say it themselves.
  ///   - day: The day of those that have none of their own.
  ///   - policy: Whether a row that is no command or is refused keeps all from being recorded.
  ///   - recording: Whether anything is recorded, or only said what would be.
  /// - Returns: How many were performed, and which were not, in the order of their lines.
  /// - Throws: As for commands of one type.
  @discardableResult
  public func performAll(
    _ file: CommandFile, by actor: String, on day: SolarHijriDate,
    onError policy: ImportErrorPolicy = .stop, recording: RecordingChoice = .record
  ) throws -> ImportReport {
    // A row that is no command must keep those that are from being recorded, so these are asked about
    // first.
    let isAsking = recording == .ask || (policy == .stop && !file.rejected.isEmpty)
    var report = try performAll(
      file.requests, by: actor, on: day, onError: isAsking ? .skip : policy,
      recording: isAsking ? .ask : .record)
    report.rejected = (report.rejected + file.rejected).sorted { $0.line < $1.line }
    if policy == .stop, !report.rejected.isEmpty {
      throw ImportFailure(rejected: report.rejected, count: file.count)
    }
    return report
  }
}
