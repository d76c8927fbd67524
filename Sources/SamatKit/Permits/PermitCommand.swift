public import PersianText

/// What somebody may say of a step; what is nil is unknown, or stays as it is in a change.
public struct StepDetails: Sendable, Hashable {
  /// The agency that takes it.
  public var agency: String?
  /// The documents that it asks for; an empty list where it asks for none.
  public var documents: [String]?
  /// How many days it takes.
  public var days: Int?
  /// What it costs, in rial.
  public var cost: Int64?
  /// The law that demands it.
  public var law: String?
  /// Where an applicant may complain.
  public var recourse: String?
  /// Whether the agency is taken though no table lists it and it is written nearly as one that it does.
  public var isUnlisted = false

  /// Nothing is known.
  public init() {}

  /// What is known of a step.
  public init(
    agency: String? = nil, documents: [String]? = nil, days: Int? = nil, cost: Int64? = nil,
    law: String? = nil, recourse: String? = nil
  ) {
    self.agency = agency
    self.documents = documents
    self.days = days
    self.cost = cost
    self.law = law
    self.recourse = recourse
  }
}

/// What somebody may ask of ``PermitsDecider``.
public enum PermitCommand: DomainCommand {
  /// Adds a kind of permit.
  case createKind(kind: String, name: String, persianName: String? = nil)
  /// Adds a step to the draft of a procedure that has no version yet.
  case draftStep(kind: String, step: String, details: StepDetails, after: String? = nil)
  /// Makes the draft the first version.
  case adoptProcedure(kind: String, from: SolarHijriDate? = nil, basis: String)
  /// A province asks for a change.
  case openRequest(request: String? = nil, kind: String, province: String, reason: String)
  /// Adds a change to a request.
  case change(
    request: String, change: StepChange, step: String, details: StepDetails = StepDetails(),
    after: String? = nil)
  /// Records the review of a request.
  case review(request: String, finding: String)
  /// Adopts a request as a new version.
  case adopt(request: String, from: SolarHijriDate? = nil, basis: String)
  /// Rejects a request.
  case reject(request: String, reason: String)
  /// The province takes a request back.
  case withdrawRequest(request: String, reason: String)
  /// A unit applies for a permit; one that nobody registered where `isUnlisted` says so.
  case apply(
    permit: String? = nil, kind: String, unit: String, province: String, isUnlisted: Bool = false)
  /// The agency passes the next step; nil for whichever it is.
  case pass(permit: String, step: String? = nil)
  /// The agency sends the application back to the applicant.
  case sendBack(permit: String, reason: String)
  /// The applicant hands in what was missing.
  case resume(permit: String)
  /// The permit is issued.
  case issue(permit: String, issuer: PermitIssuer)
  /// The permit is refused.
  case refuse(permit: String, reason: String)
  /// The applicant gives the application up.
  case withdraw(permit: String, reason: String)
  /// The project of a permit enters execution.
  case enterExecution(permit: String)
  /// Records that a project has not entered execution in time.
  case flagStalled(permit: String)
  /// The headquarters delegates the power to issue a kind of permit to a province.
  case delegate(
    power: String? = nil, kind: String, province: String, basis: String,
    from: SolarHijriDate? = nil, until: SolarHijriDate? = nil)
  /// Takes a delegated power back from the day on.
  case revoke(power: String, reason: String)
  /// Proposes a topic.
  case propose(
    topic: String? = nil, about: TopicKind, title: String, proposer: String? = nil,
    kind: String? = nil, step: String? = nil, isUnlisted: Bool = false)
  /// Records the view of the private sector on a topic.
  case giveView(topic: String, organization: String, text: String, isUnlisted: Bool = false)
  /// Decides a topic.
  case decideTopic(topic: String, outcome: TopicOutcome, basis: String)

  /// What the command is called.
  public var name: String {
    switch self {
    case .createKind: "procedure.kind"
    case .draftStep: "procedure.step"
    case .adoptProcedure: "procedure.adopt"
    case .openRequest: "request.open"
    case .change: "request.change"
    case .review: "request.review"
    case .adopt: "request.adopt"
    case .reject: "request.reject"
    case .withdrawRequest: "request.withdraw"
    case .apply: "permit.apply"
    case .pass: "permit.pass"
    case .sendBack: "permit.send_back"
    case .resume: "permit.resume"
    case .issue: "permit.issue"
    case .refuse: "permit.refuse"
    case .withdraw: "permit.withdraw"
    case .enterExecution: "permit.enter_execution"
    case .flagStalled: "permit.flag_stalled"
    case .delegate: "permit.delegate"
    case .revoke: "permit.revoke"
    case .propose: "topic.propose"
    case .giveView: "topic.view"
    case .decideTopic: "topic.decide"
    }
  }

  /// The procedure, request, permit, power or topic.
  public var subject: Subject? {
    switch self {
    case .createKind(let id, _, _), .draftStep(let id, _, _, _), .adoptProcedure(let id, _, _):
      Subject("procedure", id)
    case .openRequest(let id, _, _, _): id.map { Subject("request", $0) }
    case .change(let id, _, _, _, _), .review(let id, _), .adopt(let id, _, _),
      .reject(let id, _), .withdrawRequest(let id, _):
      Subject("request", id)
    case .apply(let id, _, _, _, _): id.map { Subject("permit", $0) }
    case .pass(let id, _), .sendBack(let id, _), .resume(let id), .issue(let id, _),
      .refuse(let id, _), .withdraw(let id, _), .enterExecution(let id), .flagStalled(let id):
      Subject("permit", id)
    case .delegate(let id, _, _, _, _, _): id.map { Subject("power", $0) }
    case .revoke(let id, _): Subject("power", id)
    case .propose(let id, _, _, _, _, _, _): id.map { Subject("topic", $0) }
    case .giveView(let id, _, _, _), .decideTopic(let id, _, _): Subject("topic", id)
    }
  }
}
