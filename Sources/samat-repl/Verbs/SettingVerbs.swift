import KQLSyntax

extension Verb {
  /// `:mode NAME`.
  static let mode = Verb(
    "mode [NAME]", "Sets how results are shown, or says it.",
    details: """
      auto        on a terminal a box, or a block of lines for each row where the
                  columns do not fit; plain columns elsewhere
      table       a box; columns that do not fit are left out and counted
      plain       columns of text
      vertical    a block of lines for each row
      csv, tsv, json, ndjson      data, as they are read again by :load
      markdown, html, latex       for documents
      Example: :mode vertical
      """, argument: .style, isHabit: true
  ) { (call) throws(Diagnostic) in
    let names = ResultStyle.allCases.map(\.rawValue)
    if call.argument.isEmpty {
      call.session.output.write(
        "\(call.session.style.rawValue) (of \(names.joined(separator: ", ")))\n")
      return .done
    }
    guard let style = ResultStyle(rawValue: call.argument) else {
      let near = EditDistance.nearest(to: call.argument, among: names)
      throw Diagnostic(
        code: "samat.shell.unknown-mode", message: "unknown mode '\(call.argument)'",
        span: call.span,
        help: near.map { "did you mean '\($0)'?" } ?? "modes are \(names.joined(separator: ", "))")
    }
    call.session.style = style
    return .done
  }

  /// `:timer on|off`.
  static let timer = toggle(
    "timer", "Shows how long each query takes.", isHabit: true, \.showsTime)

  /// `:progress on|off`.
  static let progress = toggle(
    "progress", "Shows how far queries and files have come, where they take more than a second.",
    details: "On a terminal only; the line goes away again.", \.messages.progress.isOn)

  /// `:separators on|off`.
  static let separators = toggle(
    "separators", "Separates the thousands of numbers.",
    details: "In the modes for people, not in CSV, TSV, JSON and Markdown.\nExample: 1,250,000",
    \.output.display.separatesThousands)

  /// `:jalali on|off`.
  static let jalali = toggle(
    "jalali", "Shows dates in the Solar Hijri calendar.",
    details: """
      In the modes for people, not in CSV, TSV, JSON and Markdown; moments are days of UTC.
      Example: 1404/03/10 for 2025-05-31
      """, \.output.display.isJalali)

  /// `:digits fa|en`.
  static let digits = choice(
    "digits", "Sets the digits of numbers and dates: Persian or European.",
    details: "In the modes for people, not in CSV, TSV, JSON and Markdown; texts stay as they are.",
    \.output.display.digits)

  /// `:bidi auto|on|off`.
  static let bidi = choice(
    "bidi", "Isolates right-to-left cells, so that neighbours keep their places.",
    details: """
      auto        on a terminal
      on          in files and pipes too
      off         never; for terminals that show the marks
      """, \.output.display.bidi)

  /// `:pager auto|on|off`.
  static let pager = choice(
    "pager", "Shows long results in the pager.",
    details: """
      auto        results that are longer than the screen
      on          all results
      off         none
      The pager is the command in PAGER, or less. Without a terminal there is none.
      """, needsPrograms: true, \.output.paging)

  /// `:null TEXT`.
  static let null = Verb(
    "null [TEXT]", "Sets what is shown for null, or says it.",
    details: "':null \"\"' shows nothing again. JSON has a null of its own.\nExample: :null —"
  ) { (call) throws(Diagnostic) in
    if call.argument.isEmpty {
      call.session.output.write("'\(call.session.output.display.nullText)'\n")
    } else {
      call.session.output.display.nullText = Words.unquoted(call.argument)
    }
    return .done
  }

  /// `:quit`.
  static let quit = Verb("quit", "Leaves the shell, as ^D does.", isHabit: true) {
    (_) throws(Diagnostic) in .quit
  }

  /// `:exit`.
  static let exit = Verb("exit", "The same as :quit.", isHabit: true) {
    (_) throws(Diagnostic) in .quit
  }
}

extension Verb {
  /// A verb that turns something on or off, or says whether it is on.
  private static func toggle(
    _ name: String, _ summary: String, details: String = "", isHabit: Bool = false,
    _ setting: any ReferenceWritableKeyPath<Session, Bool> & Sendable
  ) -> Verb {
    Verb(name + " on|off", summary, details: details, argument: .toggle, isHabit: isHabit) {
      (call) throws(Diagnostic) in
      switch call.argument {
      case "on": call.session[keyPath: setting] = true
      case "off": call.session[keyPath: setting] = false
      case "": call.session.output.write(call.session[keyPath: setting] ? "on\n" : "off\n")
      default: throw call.refusal("':\(name)' takes on or off, not '\(call.argument)'")
      }
      return .done
    }
  }

  /// A verb that chooses among words, or says what is chosen.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ summary: String, details: String, needsPrograms: Bool = false,
    _ setting: any ReferenceWritableKeyPath<Session, Choice> & Sendable
  ) -> Verb {
    let names = Choice.allCases.map(\.rawValue)
    return Verb(
      name + " " + names.joined(separator: "|"), summary, details: details,
      argument: .words(names)
    ) { (call) throws(Diagnostic) in
      if call.argument.isEmpty {
        call.session.output.write(call.session[keyPath: setting].rawValue + "\n")
        return .done
      }
      guard let choice = Choice(rawValue: call.argument) else {
        throw call.refusal(
          "':\(name)' takes \(names.joined(separator: ", ")), not '\(call.argument)'")
      }
      if needsPrograms { try call.session.access.checkStarting(at: call.span) }
      call.session[keyPath: setting] = choice
      return .done
    }
  }
}

extension VerbCall {
  /// That the argument makes no sense.
  func refusal(_ message: String, help: String = "") -> Diagnostic {
    Diagnostic(
      code: "samat.shell.argument", message: message, span: argument.isEmpty ? nil : span,
      help: help)
  }

  /// Where the argument stands.
  var span: SourceSpan {
    SourceSpan(start: fragment.range.lowerBound, end: fragment.range.upperBound)
  }
}
