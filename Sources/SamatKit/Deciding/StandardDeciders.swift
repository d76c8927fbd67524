public import KQLSyntax
public import RegionalScience

/// Every built-in decider, over one setting.
///
/// ```swift
/// let deciders = try StandardDeciders(policies: book)
/// try workspace.attach(journal, deciders: deciders.all)
/// ```
public struct StandardDeciders: Sendable {
  /// Units, obstacles and working groups.
  public let casework: Casework
  /// Associations, elections, instructions, delegations and consultations.
  public let associations: AssociationsDecider
  /// Estates, parcels and utilities.
  public let estates: EstatesDecider
  /// Programmes, axes and actions.
  public let programmes: ProgrammesDecider
  /// Permits, procedures and delegated powers.
  public let permits: PermitsDecider
  /// Infrastructure projects of estates, and funds.
  public let projects: InfrastructureProjectsDecider
  /// Documents of spatial priorities.
  public let spatialPriorities: SpatialPrioritiesDecider
  /// Budgets that were shared out.
  public let allocations: AllocationsDecider
  /// Documents, facts, issues and pairs of records.
  public let sources: SourcesDecider
  /// All of them, to register them with one call.
  public let all: [any Decider]

  /// Creates the deciders.
  ///
  /// - Parameters:
  ///   - data: Where the tables come from; ``SeedData/reference`` for an empty beginning.
  ///   - policies: What is in force beside what the tables say.
  ///   - classifier: What classifies free text; nil for the term lists of the taxonomy.
  ///   - rankingMethods: The methods that a priority may be ranked by, such as `workspace.catalog.rankingMethods`
  ///     with those of one's own.
  /// - Throws: What the readers of the tables report.
  public init(
    data: SeedData = .seeds, policies: PolicyBook = PolicyBook(),
    classifier: (any ObstacleClassifier)? = nil, rankingMethods: RankingMethods = .standard
  ) throws(Diagnostic) {
    try self.init(
      CaseworkSetting(data: data, policies: policies, classifier: classifier),
      rankingMethods: rankingMethods)
  }

  /// Creates the deciders over a setting.
  ///
  /// - Parameters:
  ///   - setting: What they rest on.
  ///   - rankingMethods: The methods that a priority may be ranked by.
  /// - Throws: What the readers of the tables report.
  public init(
    _ setting: CaseworkSetting, rankingMethods: RankingMethods = .standard
  ) throws(Diagnostic) {
    casework = Casework(setting)
    associations = try AssociationsDecider(setting)
    estates = try EstatesDecider(setting)
    projects = try InfrastructureProjectsDecider(setting)
    programmes = try ProgrammesDecider(setting)
    permits = try PermitsDecider(setting)
    spatialPriorities = try SpatialPrioritiesDecider(
      setting, methods: rankingMethods.names)
    allocations = AllocationsDecider(spatialPriorities.setting)
    sources = try SourcesDecider(setting)
    all =
      casework.all + [
        associations, estates, projects, programmes, permits, spatialPriorities, allocations,
        sources,
      ]
  }

  /// How the commands of all of them are written.
  public static let forms: [CommandForm] =
    UnitsDecider.commandForms + ObstaclesDecider.commandForms + WorkingGroupsDecider.commandForms
    + AssociationsDecider.commandForms + EstatesDecider.commandForms
    + InfrastructureProjectsDecider.commandForms + ProgrammesDecider.commandForms
    + PermitsDecider.commandForms + SpatialPrioritiesDecider.commandForms
    + AllocationsDecider.commandForms + SourcesDecider.commandForms
}
