/// The rules of associations.
extension DomainRule {
  static let approvalRequired = DomainRule(
    "associations.approval-required", .seed, "S004-13",
    "An association exists only with the approval of the commission.")
  static let foundingSteps = DomainRule(
    "associations.founding-steps", .public, "S004-13",
    "A founding board applies, the application is reviewed and approved, an election follows, then the "
      + "association is registered.")
  static let commissionChair = DomainRule(
    "associations.chair-by-post", .seed, "S004-04",
    "The deputy for planning chairs the commission by post, and posts have dated holders.")
  static let commissionMembers = DomainRule(
    "associations.commission-members", .seed, "S004-17",
    "The head of ISIPO is a member of the commission, and the head of the national House takes part in "
      + "it.")
  static let electionsSupervised = DomainRule(
    "associations.elections-supervised", .seed, "S004-29",
    "Elections of associations and Houses are supervised.")
  static let electionSupervisor = DomainRule(
    "associations.election-supervisor", .policy, "S004-30",
    "The commission supervises elections, and in a province its SMT organisation for it, unless a policy "
      + "names others.")
  static let termFlagged = DomainRule(
    "associations.term-flagged", .policy, "S004-29", "A board that is past its term is flagged.")
  static let quorumAndTerm = DomainRule(
    "associations.quorum-and-term", .policy, "S004-29",
    "Quorum and term have no default: they are set by a policy or stay unknown.")
  static let instructionsInFull = DomainRule(
    "associations.instructions-in-full", .seed, "S004-30",
    "Provincial organisations carry out the instructions of the commission in full, and each addressee "
      + "has a state.")
  static let delegationRecord = DomainRule(
    "associations.delegation-record", .seed, "S004-24",
    "A delegation has a function, a giver, a taker, a legal basis, a date, a state and the obstacles met."
  )
  static let houseFormation = DomainRule(
    "associations.house-formation", .public, "S004-28",
    "When a province has enough associations its House can be formed, and Houses form the national House."
  )
  static let nationalAssociations = DomainRule(
    "associations.national-associations", .seed, "S004-28",
    "National associations of homogeneous industries can be formed.")
  static let viewsAsked = DomainRule(
    "associations.views-asked", .seed, "S004-21",
    "The views of associations are asked for programmes, policies and instructions, and are recorded."
  )
  static let oneForAField = DomainRule(
    "associations.one-for-a-field", .policy, nil,
    "There is one approved association for a field in a province, and one in the country.")
  static let secondCall = DomainRule(
    "associations.second-call", .policy, nil,
    "An election whose first call lacks a quorum may be called a second time, with a quorum of its own."
  )
  static let termsApart = DomainRule(
    "associations.terms-apart", .policy, nil,
    "The terms of the boards of an association do not overlap.")

  /// Every rule that a refusal or a record about associations may name.
  public static let associationRules: [DomainRule] = [
    approvalRequired, foundingSteps, commissionChair, commissionMembers, electionsSupervised,
    electionSupervisor, termFlagged, quorumAndTerm, instructionsInFull, delegationRecord,
    houseFormation,
    nationalAssociations, viewsAsked, oneForAField, secondCall, termsApart,
  ]
}
