import KQLSyntax

/// Puts the aggregates of each group into arrays, one place for each point of the axis.
final class MakeSeriesExec: Exec, @unchecked Sendable {
  /// The most points that one series may have.
  static let pointLimit = 1 << 20
  /// The most places that the arrays of one answer may have together.
  static let placeLimit = 1 << 24

  private let input: Exec
  private let node: LogicalPlan.MakeSeries

  init(_ input: Exec, _ node: LogicalPlan.MakeSeries) {
    self.input = input
    self.node = node
    super.init(schema: node.schema)
  }

  override var inputs: [Exec] { [input] }

  override func open(
    _ partition: Int, _ context: ExecutionContext
  ) throws(Diagnostic) -> any BatchStream {
    let table = try input.table(context)
    let columns =
      node.pointType == .real
      ? try series(of: table, Double.self, context) : try series(of: table, Int64.self, context)
    return SliceStream(
      columns, range: 0..<(columns.first?.count ?? 0), size: context.options.batchSize)
  }

  /// What is said of a series with too many points.
  static func tooLong(at span: SourceSpan? = nil) -> Diagnostic {
    Diagnostic(
      code: "kql.limit.series", message: "a series has more than \(pointLimit) points",
      span: span, help: "take a longer step, or bounds that lie closer: from ... to ...")
  }

  private func series<Point: SeriesPoint>(
    of table: Table, _: Point.Type, _ context: ExecutionContext
  ) throws(Diagnostic) -> [Column] {
    guard let step = Point(point: node.step), step > Point.filler,
      let points = Point.vector(in: table.columns[node.keyCount])
    else { throw Diagnostic(code: "kql.internal", message: "a series has no step") }
    let (groups, firstRows) = groups(of: table)
    var arrays = Array(
      repeating: VectorBuilder<DynamicValue>(capacity: groups.count),
      count: node.defaults.count + 1)
    let defaults = node.defaults.map { DynamicValue($0) ?? .null }
    let values = table.columns.dropFirst(node.keyCount + 1)
    var known: (origin: Point, axis: [DynamicValue])?
    var places = 0
    for rows in groups {
      try context.check()
      let (origin, count) = try bounds(rows, points, step: step)
      places += count * (defaults.count + 1)
      guard places <= Self.placeLimit else {
        throw Diagnostic(
          code: "kql.limit.series",
          message: "the series have more than \(Self.placeLimit) points together",
          help: "take a longer step, or fewer groups")
      }
      let positions = rows.map { row in
        points[Int(row)].flatMap { $0.position(from: origin, step: step) } ?? -1
      }
      for (place, column) in values.enumerated() {
        var array = Array(repeating: defaults[place], count: count)
        for (row, position) in zip(rows, positions) where array.indices.contains(position) {
          array[position] = DynamicValue(column[Int(row)]) ?? .null
        }
        arrays[place].append(.array(array))
      }
      if known?.origin != origin || known?.axis.count != count {
        let axis = (0..<count).map {
          origin.advanced(by: step, times: $0).element(node.pointType)
        }
        known = (origin, axis)
      }
      arrays[defaults.count].append(.array(known?.axis ?? []))
    }
    let keys = table.columns.prefix(node.keyCount).map { $0.gather(firstRows) }
    return keys + arrays.map { .dynamic($0.finish()) }
  }

  /// The rows of each group, and the first row of each.
  private func groups(of table: Table) -> (rows: [[Int32]], first: [Int32]) {
    if table.rowCount == 0 {
      let isKept = node.kind == .nonempty && node.keyCount == 0
      return (isKept ? [[]] : [], [])
    }
    guard node.keyCount > 0 else {
      return ([(0..<table.rowCount).map { Int32(truncatingIfNeeded: $0) }], [0])
    }
    var index = GroupIndex(keyCount: node.keyCount)
    let numbers = index.groups(
      of: Array(table.columns.prefix(node.keyCount)), count: table.rowCount)
    var rows: [[Int32]] = Array(repeating: [], count: index.count)
    for (row, group) in numbers.enumerated() {
      rows[Int(group)].append(Int32(truncatingIfNeeded: row))
    }
    return (rows, rows.map { $0[0] })
  }

  /// The first point of a group and how many there are.
  private func bounds<Point: SeriesPoint>(
    _ rows: [Int32], _ points: Vector<Point>, step: Point
  ) throws(Diagnostic) -> (origin: Point, count: Int) {
    var least: Point?
    var greatest: Point?
    for row in rows {
      guard let point = points[Int(row)], point.isFinite else { continue }
      least = min(least ?? point, point)
      greatest = max(greatest ?? point, point)
    }
    guard let origin = node.from.flatMap({ Point(point: $0) }) ?? least else {
      return (Point.filler, 0)
    }
    let count: Int?
    if let end = node.to.flatMap({ Point(point: $0) }) {
      count = Point.count(from: origin, to: end, step: step, node.end)
    } else if let greatest {
      count = Point.count(from: origin, to: greatest, step: step, .included)
    } else {
      count = 0
    }
    guard let count, count <= Self.pointLimit else { throw Self.tooLong() }
    return (origin, count)
  }
}
