import KQLSyntax

extension LogicalPlan {
  /// The plan as text: one node a line, inputs indented below it.
  ///
  /// What several places share is written out at the first of them; the plan of a `toscalar` or of
  /// `in (T)` stands below the node whose expression holds it.
  public var explain: String {
    var printer = PlanPrinter()
    printer.add(self, indent: 0)
    return printer.lines.joined(separator: "\n")
  }

  /// The inputs, left to right.
  var inputs: [LogicalPlan] {
    switch self {
    case .scan, .values, .range, .input: []
    case .filter(let input, _), .project(let input, _), .take(let input, _),
      .annotated(let input, _):
      [input]
    case .aggregate(let node): [node.input]
    case .sort(let node): [node.input]
    case .join(let node): [node.left, node.right]
    case .union(let node): node.inputs
    case .expand(let node): [node.input]
    case .makeSeries(let node): [node.input]
    case .parse(let node): [node.input]
    case .apply(let node): [node.input, node.body]
    case .topNested(let node): [node.input]
    case .shared(let node): [node.plan]
    }
  }

  /// The plan with its inputs replaced, in the order of ``inputs``.
  func replacingInputs(_ transform: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .scan, .values, .range, .input, .shared: return self
    case .filter(let input, let condition):
      return .filter(input: transform(input), condition: condition)
    case .project(let input, let columns):
      return .project(input: transform(input), columns: columns)
    case .take(let input, let count): return .take(input: transform(input), count: count)
    case .annotated(let input, let visualization):
      return .annotated(input: transform(input), visualization: visualization)
    case .aggregate(var node):
      node.input = transform(node.input)
      return .aggregate(node)
    case .sort(var node):
      node.input = transform(node.input)
      return .sort(node)
    case .join(var node):
      node.left = transform(node.left)
      node.right = transform(node.right)
      return .join(node)
    case .union(var node):
      node.inputs = node.inputs.map(transform)
      return .union(node)
    case .expand(var node):
      node.input = transform(node.input)
      return .expand(node)
    case .parse(var node):
      node.input = transform(node.input)
      return .parse(node)
    case .apply(var node):
      node.input = transform(node.input)
      node.body = transform(node.body)
      return .apply(node)
    case .topNested(var node):
      node.input = transform(node.input)
      return .topNested(node)
    case .makeSeries(var node):
      node.input = transform(node.input)
      return .makeSeries(node)
    }
  }

  /// The number of its nodes; what is shared counts once.
  var size: Int {
    if case .shared = self { return 1 }
    return inputs.reduce(1) { $0 + $1.size }
  }

  /// The node, without its inputs, as one line.
  var label: String {
    func list(_ columns: [NamedBound]) -> String {
      columns.map { item in
        let text = item.expression.description
        return text == item.column.name ? text : "\(item.column.name) = \(text)"
      }.joined(separator: ", ")
    }
    switch self {
    case .scan(let scan):
      return "Scan \(scan.table.name) [\(scan.schema.names.joined(separator: ", "))]"
    case .values(let table):
      return "Values \(table.rowCount) rows [\(table.schema.names.joined(separator: ", "))]"
    case .range(let node):
      let bounds = [node.from, node.to, node.step].map(ValueText.string)
      return "Range \(node.column.name) from \(bounds[0]) to \(bounds[1]) step \(bounds[2])"
    case .filter(_, let condition): return "Filter \(condition)"
    case .project(_, let columns):
      let isWindow = columns.contains { $0.expression.isWindow }
      return (isWindow ? "Window " : "Project ") + list(columns)
    case .aggregate(let node):
      let aggregates = node.aggregates.map { aggregate in
        let arguments = aggregate.arguments.map(\.description).joined(separator: ", ")
        let condition = aggregate.condition.map { " where \($0)" } ?? ""
        return "\(aggregate.column.name) = \(aggregate.function)(\(arguments))\(condition)"
      }
      let parts = aggregates.isEmpty ? [] : [aggregates.joined(separator: ", ")]
      let keys = node.keys.isEmpty ? [] : ["by " + list(node.keys)]
      return "Aggregate " + (parts + keys).joined(separator: " ")
    case .sort(let node):
      let keys = node.keys.map {
        "\($0.expression) \($0.direction.rawValue) nulls \($0.nulls.rawValue)"
      }
      let name = node.limit.map { "Top \($0) by " } ?? "Sort by "
      return name + keys.joined(separator: ", ")
    case .take(_, let count): return "Take \(count)"
    case .join(let node):
      let keys = zip(node.leftKeys, node.rightKeys).map { "\($0) == \($1)" }
      return "Join \(node.kind.rawValue) on \(keys.joined(separator: ", "))"
        + " [\(node.schema.names.joined(separator: ", "))]"
    case .union(let node): return "Union [\(node.schema.names.joined(separator: ", "))]"
    case .expand(let node):
      return
        "Expand \(node.items.map { node.input.schema.columns[$0.position].name }.joined(separator: ", "))"
    case .makeSeries(let node): return "MakeSeries \(node.summary)"
    case .parse(let node):
      let verb = node.misses == .dropped ? "Parse matching" : "Parse"
      return "\(verb) \(node.subject) with \(node.extractor)"
    case .apply(let node):
      return "Apply to each \(node.key) [\(node.schema.names.joined(separator: ", "))]"
    case .input(let slot): return "Input [\(slot.schema.names.joined(separator: ", "))]"
    case .topNested(let node): return "Top nested \(node.description)"
    case .shared: return "Shared"
    case .annotated(_, let visualization): return "Render \(visualization.chart)"
    }
  }
}

/// Writes a plan line by line.
struct PlanPrinter {
  /// How far lines are indented at most: a pipeline of thousands of steps stays readable, and its
  /// text in proportion to it.
  static let maximumIndent = 100

  var lines: [String] = []
  private var shared: [ObjectIdentifier: Int] = [:]
  private var subqueries: Set<ObjectIdentifier> = []

  mutating func add(_ plan: LogicalPlan, indent: Int) {
    if case .shared(let node) = plan {
      let id = ObjectIdentifier(node)
      if let number = shared[id] { return line("Shared \(number), as above", indent) }
      shared[id] = shared.count + 1
      line("Shared \(shared.count)", indent)
    } else {
      line(plan.label, indent)
      add(plan.expressions.flatMap(\.subqueries), indent: indent + 1)
    }
    for input in plan.inputs { add(input, indent: indent + 1) }
  }

  private mutating func add(_ found: [Subquery], indent: Int) {
    for subquery in found where subqueries.insert(ObjectIdentifier(subquery)).inserted {
      line("Subquery", indent)
      add(subquery.plan, indent: indent + 1)
    }
  }

  private mutating func line(_ text: String, _ indent: Int) {
    lines.append(String(repeating: "  ", count: min(indent, Self.maximumIndent)) + text)
  }
}
