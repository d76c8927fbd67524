import KQLSyntax

extension Verb {
  /// `:mode NAME`.
  static let mode = Verb(
    "mode [NAME]", "Sets how results are shown, or says it.", argument: .style, isHabit: true
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
  static let timer = Verb(
    "timer on|off", "Shows how long each query takes.", argument: .toggle, isHabit: true
  ) { (call) throws(Diagnostic) in
    switch call.argument {
    case "on": call.session.showsTime = true
    case "off": call.session.showsTime = false
    case "": call.session.output.write(call.session.showsTime ? "on\n" : "off\n")
    default:
      throw Diagnostic(
        code: "samat.shell.argument", message: "':timer' takes on or off, not '\(call.argument)'",
        span: call.span)
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

extension VerbCall {
  /// Where the argument stands.
  var span: SourceSpan {
    SourceSpan(start: fragment.range.lowerBound, end: fragment.range.upperBound)
  }
}
