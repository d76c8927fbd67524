public import KQLEngine
public import KQLSyntax
public import RegionalScience

/// The ranking methods that analyses know by name.
private enum RankingMethodsKey: RegistryKey {
  static let defaultValue = RankingMethods.standard
}

/// The weighting methods that analyses know by name.
private enum WeightingMethodsKey: RegistryKey {
  static let defaultValue = WeightingMethods.standard
}

/// The rules that `allocate` knows by name.
private enum AllocationRulesKey: RegistryKey {
  static let defaultValue = AllocationRules.standard
}

extension Registry {
  /// Adds a ranking method: `rank`, `compare_rankings`, `robustness` and the others take it by its name,
  /// and an analysis of that name calls it.
  ///
  /// - Parameter method: The method.
  /// - Throws: `kql.register.duplicate` where a method or analysis has its name.
  public mutating func add(_ method: any RankingMethod) throws(Diagnostic) {
    try add(SpatialAnalyses.listed(RankingAnalyses.single(method), RankingAnalyses.singleTopic))
    self[RankingMethodsKey.self] = try Self.known { () throws(RegionalScienceError) in
      try self[RankingMethodsKey.self].adding(method)
    }
  }

  /// Adds a weighting method: `weights`, and `weights=` of the ranking analyses, take it by its name.
  ///
  /// - Parameter method: The method.
  /// - Throws: `kql.register.duplicate` where a method has its name.
  public mutating func add(_ method: any WeightingMethod) throws(Diagnostic) {
    self[WeightingMethodsKey.self] = try Self.known { () throws(RegionalScienceError) in
      try self[WeightingMethodsKey.self].adding(method)
    }
  }

  /// Adds a rule of allocation: `allocate` takes it by its name as `objective`.
  ///
  /// - Parameter rule: The rule.
  /// - Throws: `kql.register.duplicate` where a rule or objective has its name.
  public mutating func add(_ rule: any AllocationRule) throws(Diagnostic) {
    guard AllocationAim(rawValue: rule.name) == nil else {
      throw Diagnostic(
        code: "kql.register.duplicate", message: "there is an objective '\(rule.name)' already")
    }
    self[AllocationRulesKey.self] = try Self.known { () throws(RegionalScienceError) in
      try self[AllocationRulesKey.self].adding(rule)
    }
  }

  private static func known<Methods>(
    _ adding: () throws(RegionalScienceError) -> Methods
  ) throws(Diagnostic) -> Methods {
    do throws(RegionalScienceError) {
      return try adding()
    } catch {
      throw Diagnostic(code: "kql.register.duplicate", message: error.message)
    }
  }
}

extension Catalog {
  /// The ranking methods that analyses know by name: the built-in ones and those that were added.
  public var rankingMethods: RankingMethods { self[RankingMethodsKey.self] }
  /// The weighting methods that analyses know by name.
  public var weightingMethods: WeightingMethods { self[WeightingMethodsKey.self] }
  /// The rules of allocation that analyses and guides know by name.
  public var allocationRules: AllocationRules { self[AllocationRulesKey.self] }
}

extension AnalysisCall {
  /// The ranking methods of the query.
  var rankingMethods: RankingMethods { arguments.catalog?.rankingMethods ?? .standard }
  /// The weighting methods of the query.
  var weightingMethods: WeightingMethods { arguments.catalog?.weightingMethods ?? .standard }
  /// The rules of allocation of the query.
  var allocationRules: AllocationRules { arguments.catalog?.allocationRules ?? .standard }
}
