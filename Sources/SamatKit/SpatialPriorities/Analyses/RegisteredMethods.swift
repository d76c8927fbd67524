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
  /// - Throws: `kql.register.duplicate` where a method or analysis has its name, `regional.name` for
  ///   one that is not in lower case with underscores.
  public mutating func add(_ method: any RankingMethod) throws(Diagnostic) {
    let known = self[RankingMethodsKey.self]
    let methods = try Self.known(known.names.contains(method.name)) {
      () throws(RegionalScienceError) in try known.adding(method)
    }
    try add(SpatialAnalyses.listed(RankingAnalyses.single(method), RankingAnalyses.singleTopic))
    self[RankingMethodsKey.self] = methods
  }

  /// Adds a weighting method: `weights`, and `weights=` of the ranking analyses, take it by its name.
  ///
  /// - Parameter method: The method.
  /// - Throws: `kql.register.duplicate` where a method has its name, `regional.name` for
  ///   one that is not in lower case with underscores.
  public mutating func add(_ method: any WeightingMethod) throws(Diagnostic) {
    let known = self[WeightingMethodsKey.self]
    self[WeightingMethodsKey.self] = try Self.known(known.names.contains(method.name)) {
      () throws(RegionalScienceError) in try known.adding(method)
    }
  }

  /// Adds a rule of allocation: `allocate` takes it by its name as `objective`.
  ///
  /// - Parameter rule: The rule.
  /// - Throws: `kql.register.duplicate` where a rule or objective has its name, `regional.name` for
  ///   one that is not in lower case with underscores.
  public mutating func add(_ rule: any AllocationRule) throws(Diagnostic) {
    guard AllocationAim(rawValue: rule.name) == nil else {
      throw Diagnostic(
        code: "kql.register.duplicate", message: "there is an objective '\(rule.name)' already")
    }
    let known = self[AllocationRulesKey.self]
    self[AllocationRulesKey.self] = try Self.known(known.names.contains(rule.name)) {
      () throws(RegionalScienceError) in try known.adding(rule)
    }
  }

  private static func known<Methods>(
    _ isTaken: Bool, _ adding: () throws(RegionalScienceError) -> Methods
  ) throws(Diagnostic) -> Methods {
    do throws(RegionalScienceError) {
      return try adding()
    } catch {
      throw Diagnostic(
        code: isTaken ? "kql.register.duplicate" : error.code.rawValue, message: error.message,
        help: "choose another name")
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
