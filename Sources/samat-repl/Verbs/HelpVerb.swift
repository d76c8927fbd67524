import KQLSyntax

extension Verb {
  /// `:help [NAME]`.
  static let help = Verb(
    "help [NAME]", "Explains a verb, an operator, a function or a table.", argument: .topic,
    isHabit: true
  ) { (call) throws(Diagnostic) in
    let catalog = call.session.catalog
    if call.argument.isEmpty {
      call.session.output.write(HelpText.overview)
      return .done
    }
    guard let text = HelpText.topic(call.argument, in: catalog) else {
      throw HelpText.unknown(call.argument, in: catalog, at: call.span)
    }
    call.session.output.write(text)
    return .done
  }
}
