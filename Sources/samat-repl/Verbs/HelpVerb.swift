import KQLSyntax

extension Verb {
  /// `:help [NAME]`.
  static let help = Verb(
    "help [NAME]", "Explains a verb, an operator, a function, a table, a rule, a message's code.",
    details: """
      Without NAME it lists the verbs and the pages that are about no single name.
      Example: :help KQL
      Example: :help summarize
      Example: :help units
      Example: :help kql.bind.unknown-column
      """, argument: .topic, isHabit: true
  ) { (call) throws(Diagnostic) in
    let catalog = call.session.catalog
    if call.argument.isEmpty {
      call.session.output.write(page: HelpText.overview)
      return .done
    }
    let name = Words.unquoted(call.argument)
    guard let text = try HelpText.topic(name, in: catalog) else {
      throw HelpText.unknown(name, in: catalog, at: call.span)
    }
    call.session.output.write(page: text)
    return .done
  }
}
