public import PersianText

/// A kind of permit was added.
public struct PermitKindCreated: Codable, Hashable, Sendable {
  /// The kind of permit.
  public let kind: String
  /// The name in English.
  public var name: String
  /// The name in Persian.
  public var persianName: String?

  enum CodingKeys: String, CodingKey {
    case kind = "permit_kind"
    case name
    case persianName = "name_fa"
  }
}

/// A step was drafted, became part of a version, or a request would change it.
public struct ProcedureStepSaid: Codable, Hashable, Sendable {
  /// The kind of permit.
  public let kind: String
  /// The version that it is part of; nil in a draft or a request.
  public var version: Int?
  /// The request that would change it.
  public var request: String?
  /// What the request does to it.
  public var change: StepChange?
  /// The step.
  public var step: String
  /// The step behind which it comes; nil for the end.
  public var after: String?
  /// The agency that takes it.
  public var agency: String?
  /// The documents that it asks for; nil where they are unknown.
  public var documents: [String]?
  /// How many days it takes.
  public var days: Int?
  /// What it costs, in rial.
  public var cost: Int64?
  /// The law that demands it.
  public var law: String?
  /// Where an applicant may complain.
  public var recourse: String?

  enum CodingKeys: String, CodingKey {
    case kind = "permit_kind"
    case version
    case request
    case change
    case step
    case after
    case agency
    case documents
    case days
    case cost = "cost_rial"
    case law
    case recourse
  }
}

/// A procedure got a version; its steps follow.
public struct ProcedureAdopted: Codable, Hashable, Sendable {
  /// The kind of permit.
  public let kind: String
  /// The version, from 1.
  public var version: Int
  /// The first day on which it is in force.
  public var from: SolarHijriDate
  /// The law or resolution behind it.
  public var basis: String
  /// The request that it comes from; nil for a first version.
  public var request: String?
  /// How many steps it has.
  public var steps: Int

  enum CodingKeys: String, CodingKey {
    case kind = "permit_kind"
    case version
    case from
    case basis = "legal_basis"
    case request
    case steps
  }
}

/// A province asked for a change.
public struct ChangeRequested: Codable, Hashable, Sendable {
  /// The request.
  public let request: String
  /// The kind of permit.
  public var kind: String
  /// The province.
  public var province: String
  /// Why.
  public var reason: String

  enum CodingKeys: String, CodingKey {
    case request
    case kind = "permit_kind"
    case province
    case reason
  }
}

/// A request was reviewed, rejected, adopted or withdrawn.
public struct RequestAnswered: Codable, Hashable, Sendable {
  /// The request.
  public let request: String
  /// The finding, the reason or the basis.
  public var text: String
  /// The version that it became.
  public var version: Int?
}

/// A unit applied for a permit.
public struct PermitApplied: Codable, Hashable, Sendable {
  /// The application.
  public let permit: String
  /// The kind of permit.
  public var kind: String
  /// The version whose steps it follows.
  public var version: Int
  /// The unit.
  public var unit: String
  /// The province.
  public var province: String
  /// The first step.
  public var step: String
  /// The agency that takes it.
  public var agency: String
  /// How many days it should take.
  public var planned: Int?

  enum CodingKeys: String, CodingKey {
    case permit
    case kind = "permit_kind"
    case version
    case unit
    case province
    case step
    case agency
    case planned = "planned_days"
  }
}

/// A step was passed.
public struct PermitPassed: Codable, Hashable, Sendable {
  /// The application.
  public let permit: String
  /// The step.
  public var step: String
  /// The next step; nil where it was the last.
  public var next: String?
  /// The agency that takes the next step.
  public var agency: String?
  /// How many days that should take.
  public var planned: Int?

  enum CodingKeys: String, CodingKey {
    case permit
    case step
    case next
    case agency
    case planned = "planned_days"
  }
}

/// An application was sent back, or came back.
public struct PermitReturned: Codable, Hashable, Sendable {
  /// The application.
  public let permit: String
  /// The step at which it stands.
  public var step: String
  /// Why.
  public var reason: String?
}

/// A permit was issued, refused or given up.
public struct PermitEnded: Codable, Hashable, Sendable {
  /// The application.
  public let permit: String
  /// Who issued it.
  public var issuer: PermitIssuer?
  /// The delegated power by which a province issued it.
  public var power: String?
  /// The step at which it was refused.
  public var step: String?
  /// Why.
  public var reason: String?
  /// Where the applicant may complain.
  public var recourse: String?
}

/// A project entered execution, or did not in time.
public struct ProjectWatched: Codable, Hashable, Sendable {
  /// The permit.
  public let permit: String
  /// Days since the issue.
  public var days: Int
  /// Days that the policy allows.
  public var allowed: Int?
  /// The policy that says so.
  public var policy: String?
}

/// The headquarters delegated a power to a province.
public struct PowerDelegated: Codable, Hashable, Sendable {
  /// The delegation.
  public let power: String
  /// The kind of permit.
  public var kind: String
  /// The province.
  public var province: String
  /// The law or resolution behind it.
  public var basis: String
  /// The first day.
  public var from: SolarHijriDate
  /// The last day; nil where none is set.
  public var until: SolarHijriDate?

  enum CodingKeys: String, CodingKey {
    case power
    case kind = "permit_kind"
    case province
    case basis = "legal_basis"
    case from
    case until
  }
}

/// A delegated power was taken back from the day on.
public struct PowerRevoked: Codable, Hashable, Sendable {
  /// The delegation.
  public let power: String
  /// Why.
  public var reason: String
}

/// A topic was proposed.
public struct TopicProposed: Codable, Hashable, Sendable {
  /// The topic.
  public let topic: String
  /// What it is about.
  public var about: TopicKind
  /// What it says.
  public var title: String
  /// The organization that proposes it.
  public var proposer: String?
  /// The kind of permit concerned.
  public var kind: String?
  /// The step concerned.
  public var step: String?

  enum CodingKeys: String, CodingKey {
    case topic
    case about
    case title
    case proposer
    case kind = "permit_kind"
    case step
  }
}

/// The private sector gave its view on a topic.
public struct TopicViewGiven: Codable, Hashable, Sendable {
  /// The topic.
  public let topic: String
  /// Who gave it.
  public var organization: String
  /// The view.
  public var text: String
}

/// A topic was decided.
public struct TopicDecided: Codable, Hashable, Sendable {
  /// The topic.
  public let topic: String
  /// What became of it.
  public var outcome: TopicOutcome
  /// The decision behind it.
  public var basis: String

  enum CodingKeys: String, CodingKey {
    case topic
    case outcome
    case basis = "legal_basis"
  }
}
