/// What a weighting method looks at: scores and directions.
public struct WeightingInput: Hashable, Sendable {
  /// Alternatives × criteria, finite; at least one of each.
  public let scores: Matrix
  /// One direction for each criterion.
  public let directions: [CriterionDirection]

  /// Checks and holds scores and directions.
  ///
  /// - Parameters:
  ///   - scores: Alternatives × criteria, finite; at least one of each.
  ///   - directions: One for each criterion.
  /// - Throws: ``RegionalScienceError`` with code `.empty`, `.shape`, `.notFinite`, `.tooLarge` or
  ///   `.tooSmall`.
  public init(scores: Matrix, directions: [CriterionDirection]) throws(RegionalScienceError) {
    try Check.notEmpty(scores)
    try Check.sameCount(directions.count, scores.columns, "directions")
    try Check.finite(scores)
    try Check.notTiny(scores)
    self.scores = scores
    self.directions = directions
  }

  /// Returns a decision table with weights by a method.
  ///
  /// - Parameter method: The method.
  /// - Returns: The table.
  /// - Throws: ``RegionalScienceError`` with what the method throws, or what
  ///   ``DecisionTable/init(scores:weights:directions:weightSum:)`` says of weights of a method of
  ///   one's own.
  public func table(weights method: any WeightingMethod) throws(RegionalScienceError)
    -> DecisionTable
  {
    let weights = try method.weights(of: self)
    return try DecisionTable(scores: scores, weights: weights, directions: directions)
  }
}

/// A method that gives weights to criteria.
///
/// ```swift
/// struct LastCriterion: WeightingMethod {
///   let name = "last"
///   let summary = "All weight to the last criterion."
///   func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double] {
///     (1...input.scores.columns).map { $0 == input.scores.columns ? 1 : 0 }
///   }
/// }
/// ```
public protocol WeightingMethod: Sendable {
  /// A stable name, in lower case with underscores.
  var name: String { get }
  /// What the method does, in one sentence.
  var summary: String { get }

  /// Returns one weight for each criterion.
  ///
  /// - Parameter input: Scores and directions.
  /// - Returns: Weights of 0 or more, sum 1.
  /// - Throws: ``RegionalScienceError`` for scores that the method is not defined for, with row and
  ///   column where there are any.
  func weights(of input: WeightingInput) throws(RegionalScienceError) -> [Double]

  /// Returns the steps between the scores and the weights; none unless said otherwise.
  ///
  /// - Parameter input: Scores and directions.
  /// - Returns: Tables in the order in which they are computed.
  /// - Throws: What ``weights(of:)`` throws.
  func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable]
}

extension WeightingMethod {
  /// Returns no tables.
  public func tables(of input: WeightingInput) throws(RegionalScienceError) -> [IntermediateTable] {
    []
  }
}

/// The weighting methods that a program knows by name.
public struct WeightingMethods: Sendable {
  /// The methods in the order in which they were added.
  public private(set) var all: [any WeightingMethod]

  /// No methods.
  public init() { all = [] }

  private init(_ methods: [any WeightingMethod]) { all = methods }

  /// The built-in methods that need the scores only, with their default options: `equal`, `entropy`,
  /// `standard_deviation`, `critic`, `principal_components`, `merec`.
  ///
  /// ``GivenWeights`` and ``ComparisonWeights`` (AHP) need more and are made with it.
  public static var standard: WeightingMethods {
    WeightingMethods([
      EqualWeights(), EntropyWeights(), StandardDeviationWeights(), CriticWeights(),
      PrincipalComponentWeights(), MerecWeights(),
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
  public func adding(_ method: any WeightingMethod) throws(RegionalScienceError)
    -> WeightingMethods
  {
    try MethodName.check(method.name, of: "weighting method")
    guard !names.contains(method.name) else {
      throw RegionalScienceError(.name, "there is a weighting method '\(method.name)' already")
    }
    return WeightingMethods(all + [method])
  }

  /// Returns a method by its name.
  ///
  /// - Parameter name: The name, as `entropy`.
  /// - Returns: The method.
  /// - Throws: ``RegionalScienceError`` with code `.name` if there is none; the message lists the
  ///   names.
  public func method(_ name: String) throws(RegionalScienceError) -> any WeightingMethod {
    guard let found = all.first(where: { $0.name == name }) else {
      throw RegionalScienceError(
        .name,
        "unknown weighting method '\(name)', there are \(names.joined(separator: ", "))")
    }
    return found
  }
}
