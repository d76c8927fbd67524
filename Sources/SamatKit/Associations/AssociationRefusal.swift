/// The codes of the refusals about associations.
public enum AssociationRefusal: String, RefusalCode {
  /// An association that there is not.
  case unknown = "samat.association.unknown"
  /// An association that there is already.
  case exists = "samat.association.exists"
  /// An association that is dissolved or taken back.
  case over = "samat.association.over"
  /// A step that is not the next one.
  case order = "samat.association.order"
  /// Something that needs an approval.
  case notApproved = "samat.association.not-approved"
  /// A second association of one field and place.
  case fieldTaken = "samat.association.field-taken"
  /// An association without a field, or a House with one.
  case noField = "samat.association.field"
  /// A place that does not fit.
  case place = "samat.association.place"
  /// Too few founders.
  case founders = "samat.association.founders"
  /// Too few associations or Houses for what is to be formed.
  case tooFew = "samat.association.too-few"
  /// A number that a policy has to set.
  case policyUnset = "samat.association.policy-unset"
  /// An approval, or a delegation, without a document.
  case noBasis = "samat.association.no-basis"
  /// A correction that says nothing.
  case nothing = "samat.association.nothing"
  /// A step that needs a reason.
  case noReason = "samat.association.no-reason"
  /// An association without a board whose term runs.
  case noBoard = "samat.association.no-board"
  /// A board without members, or with more than it has seats.
  case seats = "samat.association.seats"
  /// Terms of boards that overlap, end before they begin, or last longer than a policy says.
  case term = "samat.association.term"

  /// A session of the commission that there is already.
  case sessionExists = "samat.commission.exists"
  /// A session of the commission that there is not.
  case unknownSession = "samat.commission.unknown"
  /// A session of another day.
  case otherDay = "samat.commission.day"
  /// The holder of the chair's post is not known.
  case noChair = "samat.commission.no-chair"
  /// A post that is not of the commission.
  case notMember = "samat.commission.member"
  /// A post that nobody is known to hold.
  case vacant = "samat.commission.vacant"
  /// Too few members.
  case commissionQuorum = "samat.commission.quorum"

  /// An election that there is not.
  case unknownElection = "samat.election.unknown"
  /// An election that there is already.
  case electionExists = "samat.election.exists"
  /// A step that the election does not allow.
  case electionOrder = "samat.election.order"
  /// A call with too little notice.
  case notice = "samat.election.notice"
  /// A second call without a first that missed its quorum.
  case secondCall = "samat.election.second-call"
  /// An election that nobody supervises.
  case unsupervised = "samat.election.unsupervised"
  /// An election that somebody supervises who may not.
  case supervisor = "samat.election.supervisor"
  /// Numbers of voters or votes that cannot be, or the votes of some candidates alone.
  case votes = "samat.election.votes"
  /// A person who does not stand, or stands already.
  case candidate = "samat.election.candidate"
  /// Equal votes for the last seat.
  case tie = "samat.election.tie"

  /// An instruction, delegation or consultation that there is not.
  case unknownMatter = "samat.matter.unknown"
  /// An instruction, delegation or consultation that there is already.
  case matterExists = "samat.matter.exists"
  /// A step that it does not allow.
  case matterOrder = "samat.matter.order"
  /// Nobody to whom it goes, or somebody to whom it does not.
  case addressee = "samat.matter.addressee"
  /// An organization that nobody knows, which is not given as such.
  case unlisted = "samat.matter.unlisted"
  /// A progress that is no share.
  case progress = "samat.matter.progress"
}

extension Refusal {
  /// Creates a refusal about associations.
  init(
    of code: AssociationRefusal, _ message: String, by rule: DomainRule? = nil, remedy: String
  ) {
    self.init(code, message, by: rule, remedy: remedy)
  }
}
