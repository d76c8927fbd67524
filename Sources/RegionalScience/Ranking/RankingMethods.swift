/// The ranking methods that a program knows by name.
///
/// ```swift
/// let methods = try RankingMethods.standard.adding(BestCriterion())
/// try methods.method("topsis").ranking(of: table)
/// ```
public struct RankingMethods: Sendable {
  /// The methods in the order in which they were added.
  public private(set) var all: [any RankingMethod]

  /// No methods.
  public init() { all = [] }

  private init(_ methods: [any RankingMethod]) { all = methods }

  /// The built-in methods with their default options: `saw`, `topsis`, `vikor`, `promethee_ii`,
  /// `taxonomy`, `morris`, `copras`, `edas`, `marcos`, `waspas`, `codas`, `moora`, `grey_relational`, `mabac`, `aras`,
  /// `electre_i`, `electre_iii`.
  public static var standard: RankingMethods {
    RankingMethods([
      SimpleAdditiveWeighting(), TOPSIS(), VIKOR(), PrometheeII(), NumericalTaxonomy(),
      MorrisIndex(), COPRAS(), EDAS(), MARCOS(), WASPAS(), CODAS(), MOORA(), GreyRelational(),
      MABAC(), ARAS(),
      ElectreI(), ElectreIII(),
    ])
  }

  /// The names in the order in which the methods were added.
  public var names: [String] { all.map(\.name) }

  /// Returns the methods and one more.
  ///
  /// - Parameter method: The method.
  /// - Returns: The methods.
  /// - Throws: ``RegionalScienceError`` with code `.name` if there is one of that name, or the name is not in lower
  ///   case with underscores.
  public func adding(_ method: any RankingMethod) throws(RegionalScienceError) -> RankingMethods {
    try MethodName.check(method.name, of: "ranking method")
    guard !names.contains(method.name) else {
      throw RegionalScienceError(.name, "there is a ranking method '\(method.name)' already")
    }
    return RankingMethods(all + [method])
  }

  /// Returns a method by its name.
  ///
  /// - Parameter name: The name, as `topsis`.
  /// - Returns: The method.
  /// - Throws: ``RegionalScienceError`` with code `.name` if there is none; the message lists the
  ///   names.
  public func method(_ name: String) throws(RegionalScienceError) -> any RankingMethod {
    guard let found = all.first(where: { $0.name == name }) else {
      throw RegionalScienceError(
        .name,
        "unknown ranking method '\(name)', there are \(names.joined(separator: ", "))")
    }
    return found
  }
}
