import KQLSyntax

import Glibc

/// Finds percentiles by the nearest rank: the smallest value that at least so many percent of the
/// rows (or of their weights) do not exceed. Nothing is interpolated.
struct NearestRank<Element: RankedElement> {
  /// The values in order, NaN behind all others.
  private var values: [Element] = []
  /// The sum of weights up to each value; empty where all weigh the same.
  private var weights: [Int64] = []

  init(_ values: [Element]) {
    self.values = values.sorted(by: Self.precedes)
  }

  init(_ values: [Element], weights: [Int64]) {
    let order = values.indices.sorted { Self.precedes(values[$0], values[$1]) }
    var total: Int64 = 0
    for index in order where weights[index] > 0 {
      let (sum, overflows) = total.addingReportingOverflow(weights[index])
      total = overflows ? .max : sum
      self.values.append(values[index])
      self.weights.append(total)
    }
  }

  private static func precedes(_ a: Element, _ b: Element) -> Bool {
    a.isUnordered ? false : (b.isUnordered || Element.precedes(a, b))
  }

  /// The value at a percentile from 0 to 100; nil without values or for another percentile.
  func value(at percent: Double) -> Element? {
    guard percent >= 0, percent <= 100, let last = values.last else { return nil }
    if let total = weights.last {
      let target = percent / 100 * Double(total)
      let index = weights.firstIndex { Double($0) >= target }
      return index.map { values[$0] } ?? last
    }
    return values[Self.rank(of: percent, in: values.count) - 1]
  }

  /// The rank, from 1, of a percentile among so many values.
  static func rank(of percent: Double, in count: Int) -> Int {
    // A product such as 0.07 * 100 lies a hair above the whole number that it stands for.
    let rank = ceil(percent * Double(count) / 100 - 1e-9)
    return min(max(Int(rank), 1), count)
  }
}

/// The percentiles a call asks for, and whether their number is given by the call or one array.
private struct PercentileRequest {
  var percents: [Double] = []
  var isArray = false

  init(_ constants: [Value?], from first: Int, isArray: Bool) {
    self.isArray = isArray
    guard first < constants.count else { return }
    for constant in constants[first...] {
      switch constant {
      case .dynamic(.array(let items))?: percents += items.map { Self.percent(.dynamic($0)) }
      case let value?: percents.append(Self.percent(value))
      case nil: percents.append(.nan)
      }
    }
  }

  private static func percent(_ value: Value) -> Double {
    switch value {
    case .dynamic(.long(let number)): Double(number)
    case .dynamic(.real(let number)): number
    default: value.double ?? .nan
    }
  }
}

/// All percentile aggregates: collects values (and weights) with their groups, sorts at the end.
///
/// Whole numbers that lie close together are counted instead, as long as they do.
private struct PercentileState<Element: RankedElement>: AccumulatorState {
  private var groups: [UInt32] = []
  private var values: [Element] = []
  private var weights: [Int64] = []
  /// Counts in the place of ``groups`` and ``values``; nil where values cannot be counted.
  private var histogram: GroupHistogram?
  private let isWeighted: Bool
  private let request: PercentileRequest
  private let setup: AggregateSetup

  init(_ setup: AggregateSetup, weighted: Bool, array: Bool) {
    self.setup = setup
    isWeighted = weighted
    request = PercentileRequest(setup.constants, from: weighted ? 2 : 1, isArray: array)
    if Element.self == Int64.self && !weighted { histogram = GroupHistogram() }
  }

  static var toleratesRejectedRows: Bool { true }

  var byteCount: Int {
    groups.count * (4 + MemoryLayout<Element>.stride) + weights.count * 8
      + (histogram?.byteCount ?? 0)
  }

  mutating func resize(groupCount count: Int) {
    guard histogram?.resize(groupCount: count) == false else { return }
    leaveHistogram()
  }

  /// Goes on with a list of values, those counted so far among them.
  private mutating func leaveHistogram() {
    histogram?.forEach { group, value, count in
      if let value = value as? Element {
        groups.append(contentsOf: repeatElement(group, count: count))
        values.append(contentsOf: repeatElement(value, count: count))
      }
    }
    histogram = nil
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    if histogram != nil {
      if histogram?.add(batch) == true { return }
      leaveHistogram()
    }
    let reader = FixedReader(
      vector: Element.vector(in: operand.column), isConstant: operand.isConstant)
    let weightReader =
      isWeighted && batch.operands.count > 1
      ? FixedReader(
        vector: Int64.vector(in: batch.operands[1].column),
        isConstant: batch.operands[1].isConstant) : nil
    for row in 0..<batch.count {
      guard let value = reader[row], batch.groups[row] != batch.rejected else { continue }
      if let weightReader {
        guard let weight = weightReader[row] else { continue }
        weights.append(weight)
      }
      groups.append(batch.groups[row])
      values.append(value)
    }
  }

  mutating func merge(_ later: Self, groups map: [UInt32]) {
    if let counted = later.histogram, histogram?.merge(counted, groups: map) == true { return }
    leaveHistogram()
    var later = later
    later.leaveHistogram()
    for group in later.groups { groups.append(map[Int(group)]) }
    values += later.values
    weights += later.weights
  }

  func finish(groupCount: Int) -> Column {
    if let histogram, !request.isArray {
      return histogram.percentile(
        request.percents.first ?? .nan, groupCount: groupCount, as: setup.resultType)
    }
    if histogram != nil {
      var listed = self
      listed.leaveHistogram()
      return listed.finish(groupCount: groupCount)
    }
    // Counting sort by group: where each group's values begin.
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var next = starts
    var order = [Int](repeating: 0, count: groups.count)
    for (index, group) in groups.enumerated() {
      order[next[Int(group)]] = index
      next[Int(group)] += 1
    }
    var single = VectorBuilder<Element>(capacity: groupCount)
    var arrays: [DynamicValue] = []
    for group in 0..<groupCount {
      let rows = order[starts[group]..<starts[group + 1]]
      let picked = rows.map { values[$0] }
      let ranks =
        isWeighted
        ? NearestRank(picked, weights: rows.map { weights[$0] }) : NearestRank(picked)
      if request.isArray {
        arrays.append(array(request.percents.map { ranks.value(at: $0) }))
      } else {
        single.append(ranks.value(at: request.percents.first ?? .nan))
      }
    }
    if request.isArray { return .dynamic(Vector(arrays)) }
    return Element.column(single.finish(), as: setup.resultType)
      ?? .constant(.null, type: setup.resultType, count: groupCount)
  }

  private func array(_ found: [Element?]) -> DynamicValue {
    var builder = VectorBuilder<Element>(capacity: found.count)
    for value in found { builder.append(value) }
    let type = setup.argumentTypes.first ?? .dynamic
    guard let column = Element.column(builder.finish(), as: type) else { return .array([]) }
    let cells = DynamicCells(Operand(column))
    return .array(found.indices.map { cells[$0] ?? .null })
  }
}

extension StandardLibrary {
  private static func percentileOverloads(
    weighted: Bool, array: Bool
  ) -> [AggregateFunction.Overload] {
    func overload<Element: RankedElement>(
      _ type: DataType, _: Element.Type
    ) -> [AggregateFunction.Overload] {
      var parameters = [FunctionParameter("value", type)]
      if weighted { parameters.append(FunctionParameter("weight", .long)) }
      let make: @Sendable (AggregateSetup) -> any Accumulator = { setup in
        ErasedAccumulator(
          PercentileState<Element>(setup, weighted: weighted, array: array))
      }
      guard array else {
        return [
          AggregateFunction.Overload(
            parameters + [FunctionParameter("percentile", .real)], .argument(0),
            makeAccumulator: make)
        ]
      }
      return [
        AggregateFunction.Overload(
          parameters + [FunctionParameter("percentiles", .dynamic)], .fixed(.dynamic),
          makeAccumulator: make),
        AggregateFunction.Overload(
          parameters + [
            FunctionParameter("percentile", .real), FunctionParameter("more", .real, .repeated),
          ], .fixed(.dynamic), makeAccumulator: make),
      ]
    }
    return [
      overload(.int, Int32.self), overload(.long, Int64.self), overload(.real, Double.self),
      overload(.decimal, Decimal.self), overload(.datetime, Int64.self),
      overload(.timespan, Int64.self),
    ].flatMap { $0 }
  }

  static let percentiles: [AggregateFunction] = {
    let data = "range x from 1 to 10 step 1 | summarize "
    func function(
      _ name: String, _ description: String, _ call: String, _ result: String,
      weighted: Bool = false, array: Bool = false,
      expansion: AggregateFunction.Expansion = .single
    ) -> AggregateFunction {
      // `percentiles_array(x, ...)` gives `percentiles_x`; the others are named by their outputs.
      AggregateFunction(
        name, description: description, searchTerms: ["median", "quantile", "p95"],
        examples: [FunctionExample(data + call, result)],
        naming: array ? .prefixAndFirstArgument(weighted ? "percentilesw" : "percentiles") : .none,
        overloads: percentileOverloads(weighted: weighted, array: array), expansion: expansion)
    }
    return [
      function(
        "percentile", "Returns the value at a percentile of a group, by the nearest rank.",
        "percentile(x, 50)", "5"),
      function(
        "percentiles", "Returns the values at several percentiles, a column each.",
        "percentiles(x, 50, 90)", "5, 9", expansion: .eachParameter),
      function(
        "percentiles_array", "Returns the values at several percentiles in one array.",
        "percentiles_array(x, 50, 90)", "[5,9]", array: true),
      function(
        "percentilew", "Returns the value at a percentile where each row counts so many times.",
        "percentilew(x, x, 50)", "7", weighted: true),
      function(
        "percentilesw",
        "Returns the values at several percentiles of weighted rows, a column each.",
        "percentilesw(x, x, 50, 90)", "7, 10", weighted: true, expansion: .eachParameter),
      function(
        "percentilesw_array",
        "Returns the values at several percentiles of weighted rows in one array.",
        "percentilesw_array(x, x, 50, 90)", "[7,10]", weighted: true, array: true),
    ]
  }()
}
