public import PersianText

/// What somebody may say of an axis.
public struct AxisDetails: Sendable, Hashable {
  /// The title in English.
  public var title: String?
  /// The title in Persian.
  public var persianTitle: String?
  /// The amount in rial.
  public var amount: Int64?
  /// The day by which it is due.
  public var deadline: SolarHijriDate?
  /// The law or resolution behind it.
  public var legalBasis: String?
  /// Its weight among the axes of its programme.
  public var weight: Double?
  /// The document, resolution or letter that says so.
  public var statedIn: String?

  /// Nothing is known.
  public init() {}
}

/// What somebody may say of an action.
public struct ActionDetails: Sendable, Hashable {
  /// What is to be done.
  public var title: String?
  /// The organization that has to act.
  public var owner: String?
  /// Whether the owner is taken though no table lists it and it is written nearly as one that it does.
  public var isUnlisted = false
  /// The axis; nil where it stands directly in its programme.
  public var axis: String?
  /// The ISO 3166-2 code of the province; nil for the whole country.
  public var province: String?
  /// What shows its progress.
  public var indicator: String?
  /// The indicator's value at the beginning; nil counts as 0.
  public var baseline: Double?
  /// The indicator's value to reach.
  public var target: Double?
  /// The unit of measure.
  public var unit: String?
  /// The day by which it is due.
  public var deadline: SolarHijriDate?
  /// Its weight among the actions of its axis or programme.
  public var weight: Double?

  /// Nothing is known.
  public init() {}
}

/// What somebody may ask of ``ProgrammesDecider``.
public enum ProgrammeCommand: DomainCommand {
  /// Opens a programme.
  ///
  /// - Parameters:
  ///   - programme: The id.
  ///   - name: The name in English.
  ///   - persianName: The name in Persian.
  ///   - executor: The organization that carries it out.
  ///   - legalBasis: The law or resolution behind it.
  ///   - year: The Solar Hijri year.
  ///   - kind: Programme or project.
  case open(
    programme: String, name: String, persianName: String? = nil, executor: String? = nil,
    legalBasis: String? = nil, year: Int? = nil, kind: ProgrammeKind = .programme)
  /// Gives a province a role in a programme.
  case addProvince(programme: String, province: String, role: ProgrammeRole)
  /// Decides that parts without a weight of their own weigh alike.
  ///
  /// - Parameters:
  ///   - programme: The programme.
  ///   - basis: Who decided so; nil where a policy does.
  case weighAlike(programme: String, basis: String? = nil)
  /// Adds an axis, also one whose name is not known.
  case addAxis(axis: String, programme: String, details: AxisDetails = AxisDetails())
  /// Names an axis that had no name, with the source that names it.
  case nameAxis(axis: String, title: String, persianTitle: String? = nil, statedIn: String)
  /// Says more of an axis: amount, deadline, legal basis, weight.
  case stateAxis(axis: String, details: AxisDetails)
  /// Adds an action.
  ///
  /// - Parameters:
  ///   - action: The id; nil for the next number of the programme.
  ///   - programme: The programme.
  ///   - details: What is known of it.
  case addAction(action: String? = nil, programme: String, details: ActionDetails)
  /// Notifies an action to a province as an operational action.
  ///
  /// - Parameters:
  ///   - action: The action.
  ///   - province: The province; nil for the action's own, or for its owner alone.
  ///   - silentAfter: After how many days without a report it is silent; nil for the policy's.
  ///   - weight: Its weight among the provinces of the action.
  case notify(
    action: String, province: String? = nil, silentAfter: Int? = nil, weight: Double? = nil)
  /// Reports on an action, by the indicator's value or by a share of the target.
  case report(
    report: String? = nil, action: String, province: String? = nil, value: Double? = nil,
    progress: Double? = nil, text: String? = nil)
  /// Moves the deadline of an action.
  case moveDeadline(action: String, deadline: SolarHijriDate, reason: String)
  /// Ends an action: done everywhere, or given up.
  case end(action: String, outcome: ActionOutcome, reason: String? = nil)

  /// What the command is called.
  public var name: String {
    switch self {
    case .open: "programme.open"
    case .addProvince: "programme.province"
    case .weighAlike: "programme.weigh_alike"
    case .addAxis: "axis.add"
    case .nameAxis: "axis.name"
    case .stateAxis: "axis.state"
    case .addAction: "action.add"
    case .notify: "action.notify"
    case .report: "action.report"
    case .moveDeadline: "action.move_deadline"
    case .end: "action.end"
    }
  }

  /// The programme, axis or action.
  public var subject: Subject? {
    switch self {
    case .open(let programme, _, _, _, _, _, _), .addProvince(let programme, _, _),
      .weighAlike(let programme, _):
      Subject("programme", programme)
    case .addAxis(let axis, _, _), .nameAxis(let axis, _, _, _), .stateAxis(let axis, _):
      Subject("axis", axis)
    case .addAction(let action, _, _): action.map { Subject("action", $0) }
    case .notify(let action, _, _, _), .report(_, let action, _, _, _, _),
      .moveDeadline(let action, _, _), .end(let action, _, _):
      Subject("action", action)
    }
  }
}
