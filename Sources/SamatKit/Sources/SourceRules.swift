/// The rules of sources.
extension DomainRule {
  static let contradictionsAreRows = DomainRule(
    "sources.contradictions-are-rows", .policy, nil,
    "A contradiction between sources is a row and is never silently resolved.")
  static let unknownStaysUnknown = DomainRule(
    "sources.unknown-stays-unknown", .policy, nil,
    "What a source does not say stays unknown.")
  static let documents = DomainRule(
    "sources.documents", .policy, nil,
    "A document is recorded with its title, its publisher and how many paragraphs it has; "
      + "a day of publication that is not known stays unknown.")
  static let factParagraph = DomainRule(
    "sources.fact-paragraph", .policy, nil,
    "A fact names its document and a paragraph within it, and how exact and whether "
      + "inferred it is.")
  static let issuesStay = DomainRule(
    "sources.issues-stay", .policy, nil,
    "An issue of a source is decided with a reason and reopened with one, and its row is "
      + "never taken away.")
  static let twoValues = DomainRule(
    "sources.two-values", .policy, nil,
    "Two facts that give two values for one kind, subject, unit and day are a contradiction.")
  static let twoDates = DomainRule(
    "sources.two-dates", .policy, nil,
    "A day whose weekday, or whose day in another calendar, is another one is an issue of "
      + "its date.")
  static let partsTotal = DomainRule(
    "sources.parts-total", .policy, nil,
    "Parts that do not make the total that is given with them are a contradiction, and "
      + "every figure is kept.")
  static let linksReviewed = DomainRule(
    "sources.links-reviewed", .policy, "S000-49",
    "A proposed pair has a score and a reason, is accepted or rejected by a person with a "
      + "reason, and every decision can be reopened.")

  /// Every rule that a refusal or a record of sources may name, beside those of casework.
  public static let sourceRules: [DomainRule] = [
    contradictionsAreRows, unknownStaysUnknown, documents, factParagraph, issuesStay, twoValues,
    twoDates, partsTotal, linksReviewed,
  ]
}
