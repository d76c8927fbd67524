/// The codes of the refusals of ``PermitsDecider``.
public enum PermitRefusal: String, RefusalCode {
  /// A kind of permit that there is not.
  case unknownKind = "samat.procedure.unknown"
  /// A kind of permit that there is already.
  case kindExists = "samat.procedure.exists"
  /// A kind of permit without a name.
  case kindNoName = "samat.procedure.no-name"
  /// A draft where there is a version already.
  case hasVersion = "samat.procedure.has-version"
  /// A version without a step.
  case noSteps = "samat.procedure.no-steps"
  /// A procedure that no version is in force of.
  case noVersion = "samat.procedure.no-version"
  /// A version that would not be in force from a later day than the one before.
  case versionDay = "samat.procedure.version-day"
  /// A version without a legal basis.
  case versionBasis = "samat.procedure.no-basis"
  /// A step that there is not.
  case unknownStep = "samat.procedure.unknown-step"
  /// A step that there is already.
  case stepExists = "samat.procedure.step-exists"
  /// A step without an agency.
  case stepNoAgency = "samat.procedure.no-agency"
  /// Days or a cost that cannot be.
  case stepNumber = "samat.procedure.number"
  /// A change that says nothing.
  case changeNothing = "samat.procedure.nothing"

  /// A change request that there is not.
  case unknownRequest = "samat.request.unknown"
  /// A change request that there is already.
  case requestExists = "samat.request.exists"
  /// A change request that is adopted, rejected or withdrawn.
  case requestEnded = "samat.request.ended"
  /// A change request that was reviewed already.
  case requestReviewed = "samat.request.reviewed"
  /// A change request that was not reviewed.
  case notReviewed = "samat.request.not-reviewed"
  /// A change request without a change.
  case noChange = "samat.request.no-change"
  /// A change that no longer fits the version in force.
  case requestStale = "samat.request.stale"
  /// A step of a request that needs a reason or a finding and has none.
  case requestNoReason = "samat.request.no-reason"

  /// A province that there is not.
  case unknownProvince = "samat.permit.province"
  /// An application that there is not.
  case unknownPermit = "samat.permit.unknown"
  /// An application that there is already.
  case permitExists = "samat.permit.exists"
  /// A unit that has an application of the kind under way.
  case applicationOpen = "samat.permit.open"
  /// An application that has ended.
  case permitEnded = "samat.permit.ended"
  /// A step that is not the next one.
  case stepOrder = "samat.permit.step-order"
  /// An application that waits for the applicant, or does not.
  case permitReturned = "samat.permit.returned"
  /// An application whose steps are not all passed.
  case stepsOpen = "samat.permit.steps-open"
  /// A province that may not issue this kind on this day.
  case notDelegated = "samat.permit.not-delegated"
  /// A refusal, return or withdrawal without a reason.
  case permitNoReason = "samat.permit.no-reason"
  /// A permit that was not issued.
  case notIssued = "samat.permit.not-issued"
  /// A kind of permit whose projects are not watched.
  case notMonitored = "samat.permit.not-monitored"
  /// A project that is in execution already, or was flagged.
  case inExecution = "samat.permit.in-execution"
  /// Nobody has said within how many days a project should enter execution.
  case executionDaysUnset = "samat.permit.execution-days"
  /// A project that is still in time.
  case inTime = "samat.permit.in-time"

  /// A delegation of power that there is not.
  case unknownPower = "samat.power.unknown"
  /// A delegation of power that there is already.
  case powerExists = "samat.power.exists"
  /// A delegation without a legal basis.
  case powerNoBasis = "samat.power.no-basis"
  /// Days of a delegation that cannot be, or that overlap those of another.
  case powerDays = "samat.power.days"
  /// A delegation that was revoked, or whose days are over.
  case powerEnded = "samat.power.ended"
  /// A revocation without a reason.
  case powerNoReason = "samat.power.no-reason"

  /// A topic that there is not.
  case unknownTopic = "samat.topic.unknown"
  /// A topic that there is already.
  case topicExists = "samat.topic.exists"
  /// A topic, a view or a decision that says nothing.
  case topicNothing = "samat.topic.nothing"
  /// A topic that is decided.
  case topicDecided = "samat.topic.decided"
  /// A regulation on which the private sector was not heard.
  case topicNotHeard = "samat.topic.not-heard"
}
