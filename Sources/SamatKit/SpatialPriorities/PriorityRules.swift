/// The rules of spatial priorities.
extension DomainRule {
  static let prioritiesExtracted = DomainRule(
    "spatial-priorities.extracted", .seed, "S000-13",
    "Priorities are extracted for provinces and counties in industry, mine and trade.")
  static let allocationByPotential = DomainRule(
    "spatial-priorities.allocation-by-potential", .seed, "S000-14",
    "Resources are allocated by the potentials and capacities that the programme found.")
  static let documentContents = DomainRule(
    "spatial-priorities.document-contents", .seed, "S000-55",
    "The document of the programme holds for each province the requirements, resources and projects "
      + "that fit its advantages.")
  static let rolloutOrder = DomainRule(
    "spatial-priorities.rollout", .seed, "S000-12",
    "A pilot province comes first, then six priority provinces, then the others.")
  static let priorityExecutor = DomainRule(
    "spatial-priorities.executor", .seed, "S000-15",
    "ITSR carries the programme out with the planning deputyship, the provincial organisations and "
      + "the governorates.")
  static let priorityLegalBasis = DomainRule(
    "spatial-priorities.legal-basis", .seed, "S000-19",
    "The programme rests on a resolution of the Council of Deputies.")
  static let permitAgainstDocument = DomainRule(
    "spatial-priorities.permit-against-document", .policy, "S000-55",
    "A permit that goes against the document of its county is listed.")
  static let priorityGrounds = DomainRule(
    "spatial-priorities.grounds", .policy, "S000-13",
    "A priority is recorded with its method, its weights and its indicators with their sources.")
  static let priorityVersions = DomainRule(
    "spatial-priorities.versions", .policy, "S000-55",
    "A new version of a document supersedes the one in force, which stays as it is.")

  static let sumsBeforeRanking = DomainRule(
    "spatial-priorities.sums-before-ranking", .policy, "S000-13",
    "Nothing is ranked while a printed total and its parts do not fit; what is distrusted is written "
      + "down with its reason.")

  static let allocationAddsUp = DomainRule(
    "spatial-priorities.allocation-adds-up", .policy, "S000-14",
    "The amounts of an allocation sum to no more than its budget, each place and sector between its "
      + "floor and its cap.")
  static let allocationVersions = DomainRule(
    "spatial-priorities.allocation-versions", .policy, "S000-14",
    "A new version of an allocation supersedes the one in force; a withdrawal has a reason, and both "
      + "stay as they are.")

  /// Every rule that a refusal or a record of spatial priorities may name.
  public static let spatialPriorityRules: [DomainRule] = [
    prioritiesExtracted, allocationByPotential, documentContents, rolloutOrder, priorityExecutor,
    priorityLegalBasis, permitAgainstDocument, priorityGrounds, priorityVersions, sumsBeforeRanking,
    allocationAddsUp, allocationVersions,
  ]
}
