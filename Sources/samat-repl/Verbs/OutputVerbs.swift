import KQLEngine
import KQLSyntax

extension Verb {
  /// `:output [FILE]`.
  static let output = Verb(
    "output [FILE]", "Writes results to a file; without one, to the screen again.",
    details: """
      The file is replaced when the first result comes. In mode auto its extension says how
      results are written: .csv, .tsv, .json, .jsonl, .md, .html, .tex.
      Example: :output report.md
      """, argument: .file
  ) { (call) throws(Diagnostic) in
    guard !call.argument.isEmpty else {
      try call.session.output.redirect(to: nil)
      return .done
    }
    try call.session.access.checkWriting(at: call.span)
    guard call.argument.first != "|" else {
      throw call.refusal(
        "':output' takes a file, not a command", help: "':once |COMMAND' gives it the next result")
    }
    let target = try call.opening { () throws(Diagnostic) in
      try Redirection(file: Words.path(call.argument))
    }
    try call.session.output.redirect(to: target)
    return .done
  }

  /// `:once FILE`, `:once |COMMAND`.
  static let once = Verb(
    "once FILE or |COMMAND", "Writes the next result to a file, or gives it to |COMMAND.",
    details: """
      Example: :once result.csv
      Example: :once |sort -n
      """, argument: .file
  ) { (call) throws(Diagnostic) in
    guard !call.argument.isEmpty, call.argument != "|" else {
      throw call.refusal("':once' needs a file or |COMMAND")
    }
    if call.argument.first == "|" {
      try call.session.access.checkStarting(at: call.span)
      let command = Words.trimmed(call.argument.dropFirst())
      try call.session.output.redirectNext(to: Redirection(command: command))
      return .done
    }
    try call.session.access.checkWriting(at: call.span)
    let target = try call.opening { () throws(Diagnostic) in
      try Redirection(file: Words.path(call.argument))
    }
    try call.session.output.redirectNext(to: target)
    return .done
  }

  /// `:last`.
  static let last = Verb(
    "last", "Shows the last result again, whole: all rows and columns, nothing cut.",
    details: "What is too wide for the screen is shown as a block of lines for each row."
  ) { (call) throws(Diagnostic) in
    guard let table = call.session.lastResult else {
      throw Diagnostic(code: "samat.shell.argument", message: "there is no result yet")
    }
    call.session.output.write(table, as: call.session.style, isWhole: true)
    return .done
  }

  /// `:echo TEXT`.
  static let echo = Verb(
    "echo [TEXT]", "Writes a line of text, to where results go.",
    details: "Quotes around the text are taken off.\nExample: :echo \"Units by province\""
  ) { (call) throws(Diagnostic) in
    call.session.output.write(Words.unquoted(call.argument) + "\n")
    return .done
  }
}

extension VerbCall {
  /// Opens something that the argument names; a problem gets its place.
  @discardableResult
  func opening<Result>(_ body: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    do throws(Diagnostic) {
      return try body()
    } catch {
      var problem = error
      if problem.span == nil { problem.span = span }
      throw problem
    }
  }
}
