/// Everything that a check found wrong.
///
/// A check goes on after a problem, so that one run shows all of them:
///
/// ```text
/// component 'distance' has 2 problems
/// - function 'haversine_km': it has no example
/// - function 'haversine_km': its description is no sentence that ends in a full stop
/// ```
public struct CheckFailure: Error, Sendable, Hashable {
  /// What was checked, for instance `component 'distance'`.
  public let subject: String
  /// The problems, in the order in which they were found; at least one.
  public let problems: [String]

  /// Creates a failure.
  ///
  /// - Parameters:
  ///   - subject: What was checked.
  ///   - problems: What is wrong with it.
  public init(subject: String, problems: [String]) {
    self.subject = subject
    self.problems = problems
  }
}

extension CheckFailure: CustomStringConvertible {
  /// The problems, one a line.
  public var description: String {
    let count = problems.count == 1 ? "a problem" : "\(problems.count) problems"
    return (["\(subject) has \(count)"] + problems.map { "- \($0)" }).joined(separator: "\n")
  }
}
