extension WorkingGroupsDecider {
  /// How commands about working groups are written, in the order of the life of a case.
  public static let commandForms: [CommandForm] =
    bodyForms + caseForms + resolutionForms + ofCases

  /// How commands about working groups are written.
  public var forms: [CommandForm] { Self.commandForms }

  /// What other verbs do with a case, also as words of `:case`, so that whoever has the case before him
  /// need not change the verb.
  private static let ofCases: [CommandForm] = (caseForms + resolutionForms).compactMap { form in
    let action: String? =
      switch form.name {
      case "case.opinion": "opinion"
      case "resolution.adopt": "adopt"
      case "case.escalate": "escalate"
      default: nil
      }
    return action.map { form.alias(verb: "case", action: $0, first: "case") }
  }
}
