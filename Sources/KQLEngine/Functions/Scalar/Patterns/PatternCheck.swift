import KQLSyntax

/// Finds constant patterns that are no regular expressions, for the binder to report.
enum PatternCheck {
  /// An argument that is no regular expression.
  struct Fault: Sendable, Hashable {
    /// Which argument, from 0.
    let argument: Int
    /// What is wrong, in the form of a diagnostic's message.
    let message: String
  }

  /// Looks at the constant arguments of a call.
  ///
  /// - Parameters:
  ///   - function: The function's name; `matches regex` for the operator.
  ///   - constants: The values of the constant arguments, nil for the others.
  /// - Returns: The fault, or nil where there is none or the function takes no pattern.
  static func fault(in function: String, constants: [Value?]) -> Fault? {
    guard let argument = patternArgument(of: function, constants),
      constants.indices.contains(argument), let pattern = constants[argument]?.text,
      let message = Regex.validate(pattern)
    else { return nil }
    return Fault(argument: argument, message: message)
  }

  /// Which argument of a function is a pattern; nil where none is.
  private static func patternArgument(of function: String, _ constants: [Value?]) -> Int? {
    switch function {
    case "extract", "extract_all", "extractall", "replace", "trim", "trim_start", "trim_end": 0
    case "matches regex", "replace_regex", "indexof_regex": 1
    case "countof": constants.count > 2 && constants[2]?.text == "regex" ? 1 : nil
    default: nil
    }
  }
}
