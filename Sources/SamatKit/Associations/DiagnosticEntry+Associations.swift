public import KQLSyntax

extension DiagnosticEntry {
  /// What the decider of associations refuses.
  public static let associations: [DiagnosticEntry] = [
    DiagnosticEntry(
      "samat.matter.addressee",
      "nobody to whom it goes, or somebody to whom it does not",
      wayOut: "Name somebody to whom it goes."),
    DiagnosticEntry(
      "samat.matter.exists",
      "an instruction, delegation or consultation that there is already",
      wayOut: "Give another id, or none."),
    DiagnosticEntry(
      "samat.matter.order",
      "a step that it does not allow",
      wayOut: "Take the step that is next."),
    DiagnosticEntry(
      "samat.matter.unlisted",
      "an organization that nobody knows",
      wayOut: "Name one of the table organizations, or say unlisted=yes."),
    DiagnosticEntry(
      "samat.association.seats",
      "a board without members, or with more than it has seats",
      wayOut: "Name as many members as the policy has seats."),
    DiagnosticEntry(
      "samat.election.supervisor",
      "an election that somebody supervises who may not",
      wayOut: "Name the commission, or one that the help names; a policy may name others."),
    DiagnosticEntry(
      "samat.matter.progress",
      "a progress that is no share",
      wayOut: "Give a share from 0 to 1."),
    DiagnosticEntry(
      "samat.matter.unknown",
      "an instruction, delegation or consultation that there is not",
      wayOut: "Issue, propose or open it first."),
    DiagnosticEntry(
      "samat.association.exists",
      "an association that there is already",
      wayOut: "Give another id."),
    DiagnosticEntry(
      "samat.association.field",
      "an association without a field, or a House with one",
      wayOut: "Give the field of industry; a House has none."),
    DiagnosticEntry(
      "samat.association.field-taken",
      "a second association of one field and place",
      wayOut: "Join the one that is there, or let it be dissolved first."),
    DiagnosticEntry(
      "samat.association.founders",
      "too few founders",
      wayOut: "Name the founders; a policy says how many."),
    DiagnosticEntry(
      "samat.association.no-basis",
      "an approval, or a delegation, without a document",
      wayOut: "Give the document behind it."),
    DiagnosticEntry(
      "samat.association.no-board",
      "an association without a board whose term runs",
      wayOut: "Hold an election, or enter its board."),
    DiagnosticEntry(
      "samat.association.no-reason",
      "a step that needs a reason",
      wayOut: "Say why: the reason is kept."),
    DiagnosticEntry(
      "samat.association.not-approved",
      "something that needs an approval",
      wayOut: "Let the commission approve it first."),
    DiagnosticEntry(
      "samat.association.nothing",
      "a correction that says nothing",
      wayOut: "Say what is right."),
    DiagnosticEntry(
      "samat.association.order",
      "a step that is not the next one",
      wayOut: "Take the step before it: 'association show' says which."),
    DiagnosticEntry(
      "samat.association.over",
      "an association that is dissolved or taken back",
      wayOut: "Found another one."),
    DiagnosticEntry(
      "samat.association.place",
      "a place that does not fit",
      wayOut: "Give the province where the kind needs one, and leave it out where not."),
    DiagnosticEntry(
      "samat.association.policy-unset",
      "a number that a policy has to set",
      wayOut: "Set the key that the message names in a policy file."),
    DiagnosticEntry(
      "samat.association.term",
      "terms of boards that overlap, or end before they begin",
      wayOut: "Give a term after that of the board before."),
    DiagnosticEntry(
      "samat.association.too-few",
      "too few associations or Houses for what is to be formed",
      wayOut: "Let more be approved, or enter those that are."),
    DiagnosticEntry(
      "samat.association.unknown",
      "an association that there is not",
      wayOut: "Found it, or enter it with the document that approved it."),
    DiagnosticEntry(
      "samat.commission.day",
      "a session of another day",
      wayOut: "Decide on the day of the session."),
    DiagnosticEntry(
      "samat.commission.exists",
      "a session of the commission that there is already",
      wayOut: "Give another id, or none."),
    DiagnosticEntry(
      "samat.commission.member",
      "a post that is not of the commission",
      wayOut: "Name posts of the commission."),
    DiagnosticEntry(
      "samat.commission.no-chair",
      "the holder of the chair's post is not known",
      wayOut: "Record the holder of the post with ':post hold'."),
    DiagnosticEntry(
      "samat.commission.quorum",
      "too few members",
      wayOut: "Decide in a session with more members."),
    DiagnosticEntry(
      "samat.commission.unknown",
      "a session of the commission that there is not",
      wayOut: "Hold a session with ':commission hold'."),
    DiagnosticEntry(
      "samat.commission.vacant",
      "a post that nobody is known to hold",
      wayOut: "Record its holder with ':post hold', or leave it out."),
    DiagnosticEntry(
      "samat.election.candidate",
      "a person who does not stand, or stands already",
      wayOut: "Name a candidate who stands."),
    DiagnosticEntry(
      "samat.election.exists",
      "an election that there is already",
      wayOut: "Give another id, or none."),
    DiagnosticEntry(
      "samat.election.notice",
      "a call with too little notice",
      wayOut: "Give a later day."),
    DiagnosticEntry(
      "samat.election.order",
      "a step that the election does not allow",
      wayOut: "Take the step before it."),
    DiagnosticEntry(
      "samat.election.second-call",
      "a second call without a first that missed its quorum",
      wayOut: "Call a first election, without after=."),
    DiagnosticEntry(
      "samat.election.tie",
      "equal votes for the last seat",
      wayOut: "Name those whom the lot chose."),
    DiagnosticEntry(
      "samat.election.unknown",
      "an election that there is not",
      wayOut: "Call it with ':election call'."),
    DiagnosticEntry(
      "samat.election.unsupervised",
      "an election that nobody supervises",
      wayOut: "Name the organization that supervises."),
    DiagnosticEntry(
      "samat.election.votes",
      "numbers of voters or votes that cannot be",
      wayOut: "Give numbers that fit those entitled and the ballots."),
  ]
}
