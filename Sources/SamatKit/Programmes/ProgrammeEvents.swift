public import PersianText

/// A programme was opened.
public struct ProgrammeOpened: Codable, Hashable, Sendable {
  /// The programme.
  public let programme: String
  /// The name in English.
  public var name: String
  /// The name in Persian.
  public var persianName: String?
  /// The organization that carries it out.
  public var executor: String?
  /// The law or resolution behind it.
  public var legalBasis: String?
  /// The Solar Hijri year.
  public var year: Int?
  /// Programme or project.
  public var type: ProgrammeKind

  enum CodingKeys: String, CodingKey {
    case programme, name
    case persianName = "name_fa"
    case executor
    case legalBasis = "legal_basis"
    case year, type
  }
}

/// A province was given a role in a programme.
public struct ProgrammeProvinceAdded: Codable, Hashable, Sendable {
  /// The programme.
  public let programme: String
  /// The province.
  public var province: String
  /// Its role.
  public var role: ProgrammeRole
}

/// It was decided that parts of a programme without a weight weigh alike.
public struct ProgrammeWeighed: Codable, Hashable, Sendable {
  /// The programme.
  public let programme: String
  /// Who decided so.
  public var basis: String?
  /// The policy that decides so; nil where a basis was given.
  public var policy: String?
}

/// An axis was added, named, or more was said of it; what is nil was not said.
public struct AxisStated: Codable, Hashable, Sendable {
  /// The axis.
  public let axis: String
  /// The programme.
  public var programme: String
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
  /// Its weight among the axes.
  public var weight: Double?
  /// What says so.
  public var statedIn: String?

  enum CodingKeys: String, CodingKey {
    case axis, programme, title
    case persianTitle = "title_fa"
    case amount = "amount_rial"
    case deadline
    case legalBasis = "legal_basis"
    case weight
    case statedIn = "stated_in"
  }
}

/// An action was added.
public struct ActionAdded: Codable, Hashable, Sendable {
  /// The action.
  public let action: String
  /// The programme.
  public var programme: String
  /// The axis.
  public var axis: String?
  /// What is to be done.
  public var title: String
  /// The organization that has to act.
  public var owner: String
  /// The province; nil for the whole country.
  public var province: String?
  /// What shows its progress.
  public var indicator: String?
  /// The indicator's value at the beginning.
  public var baseline: Double?
  /// The indicator's value to reach.
  public var target: Double?
  /// The unit of measure.
  public var unit: String?
  /// The day by which it is due.
  public var deadline: SolarHijriDate?
  /// Its weight.
  public var weight: Double?
}

/// An action was notified.
public struct ActionNotified: Codable, Hashable, Sendable {
  /// The action.
  public let action: String
  /// Its programme, which an action that only a table tells of has no event for.
  public var programme: String
  /// To which province; nil for its owner alone.
  public var province: String?
  /// After how many days without a report it is silent.
  public var silentAfter: Int
  /// The policy that says so; nil where the notification does.
  public var policy: String?
  /// Its weight among the provinces of the action.
  public var weight: Double?

  enum CodingKeys: String, CodingKey {
    case action, programme, province
    case silentAfter = "silent_after"
    case policy, weight
  }
}

/// An action was reported on.
public struct ActionReported: Codable, Hashable, Sendable {
  /// The action.
  public let action: String
  /// The report.
  public var report: String
  /// The province.
  public var province: String?
  /// The indicator's value.
  public var value: Double?
  /// The share of the target that is reached, from 0 to 1; nil where it is unknown.
  public var progress: Double?
  /// What else was said.
  public var text: String?
}

/// The deadline of an action was moved.
public struct ActionDeadlineMoved: Codable, Hashable, Sendable {
  /// The action.
  public let action: String
  /// The deadline before; nil where there was none.
  public var from: SolarHijriDate?
  /// The deadline from now on.
  public var to: SolarHijriDate
  /// Why.
  public var reason: String
}

/// An action ended.
public struct ActionEnded: Codable, Hashable, Sendable {
  /// The action.
  public let action: String
  /// How.
  public var outcome: ActionOutcome
  /// Why.
  public var reason: String?
}
