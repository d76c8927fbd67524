import KQLSyntax

/// Writes the operators of a plan, one a line, with what was chosen for them and, where they have
/// been metered, what they did.
struct ExecPrinter {
  private(set) var lines: [String] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var subqueries: Set<ObjectIdentifier> = []
  private let context: ExecutionContext
  private let meters: PlanMeters?

  /// Creates a printer.
  ///
  /// - Parameters:
  ///   - context: A run whose options say how many threads there are, and so on.
  ///   - meters: What was measured in that run; nil where there was none.
  init(_ context: ExecutionContext, meters: PlanMeters? = nil) {
    self.context = context
    self.meters = meters
  }

  /// Adds an operator and those below it.
  mutating func add(_ exec: Exec, indent: Int = 0) {
    if let shared = exec.shared {
      let id = ObjectIdentifier(shared)
      if let number = numbers[id] { return line("Shared \(number), as above", of: exec, indent) }
      numbers[id] = numbers.count + 1
      line("Shared \(numbers.count), worked out once", of: exec, indent)
      return add(meters?.exec(of: shared) ?? PhysicalPlanner.plan(shared.plan), indent: indent + 1)
    }
    line(([exec.label] + choices(of: exec)).joined(separator: " · "), of: exec, indent)
    for subquery in exec.planNode?.expressions.flatMap(\.subqueries) ?? []
    where subqueries.insert(ObjectIdentifier(subquery)).inserted {
      line("Subquery, worked out once", of: nil, indent + 1)
      add(
        meters?.exec(of: subquery) ?? PhysicalPlanner.plan(subquery.plan), indent: indent + 2)
    }
    for input in exec.inputs { add(input, indent: indent + 1) }
  }

  /// A table that cannot be read says so in its line: the plan is still worth to be seen.
  private func choices(of exec: Exec) -> [String] {
    do throws(Diagnostic) {
      return try exec.choices(context)
    } catch {
      return [error.message]
    }
  }

  private mutating func line(_ text: String, of exec: Exec?, _ indent: Int) {
    let step = String(repeating: "  ", count: min(indent, PlanPrinter.maximumIndent)) + text
    guard let meters else { return lines.append(step) }
    let figures = exec.flatMap { meters.figures(of: $0) }
    lines.append(
      Self.right(figures.map { String($0.rows) } ?? "", 12)
        + Self.right(figures.map { PlanMeters.text(ofSeconds: $0.seconds) } ?? "", 12) + "  " + step
    )
  }

  /// A text at the right end of so many columns.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
