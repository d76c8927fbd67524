import KQLSyntax

/// `count()` and `count(x)`: all rows, nulls included.
private final class CountAccumulator: Accumulator {
  private var counts: [Int64] = []

  func resize(groupCount count: Int) {
    while counts.count < count { counts.append(0) }
  }

  func update(_ batch: AggregateBatch) {
    if counts.count == 1 {
      counts[0] += Int64(batch.count)
      return
    }
    counts.withUnsafeMutableBufferPointer { counts in
      for group in batch.groups { counts[Int(group)] += 1 }
    }
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? CountAccumulator else { return }
    for (index, group) in groups.enumerated() where index < other.counts.count {
      counts[Int(group)] += other.counts[index]
    }
  }

  func finish(groupCount: Int) -> Column { .long(Vector(Array(counts.prefix(groupCount)))) }
}

/// `dcount(x)` and `count_distinct(x)`: how many values there are; nulls are none. Exact.
private final class DistinctCountAccumulator: Accumulator {
  private var counts: [Int64] = []
  private var numbers = CellNumbers()
  private var pairs = DistinctPairs()
  private let type: DataType

  init(_ setup: AggregateSetup) { type = setup.argumentTypes.first ?? .dynamic }

  func resize(groupCount count: Int) {
    while counts.count < count { counts.append(0) }
  }

  func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    let (found, isNull) = numbers.numbers(operand, count: batch.count)
    for row in 0..<batch.count where isNull?[row] != true {
      if type == .dynamic && operand.column.isNull(operand.isConstant ? 0 : row) { continue }
      insert(batch.groups[row], found[row])
    }
  }

  private func insert(_ group: UInt32, _ number: UInt64) {
    if pairs.insert(group, number) { counts[Int(group)] += 1 }
  }

  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? DistinctCountAccumulator else { return }
    let translation = CellNumbers.areOwnNumbers(type) ? nil : numbers.adopt(other.numbers)
    for index in 0..<other.pairs.count {
      let number = other.pairs.numbers[index]
      insert(groups[Int(other.pairs.groups[index])], translation?[Int(number)] ?? number)
    }
  }

  func finish(groupCount: Int) -> Column { .long(Vector(Array(counts.prefix(groupCount)))) }
}

extension StandardLibrary {
  static let counting: [AggregateFunction] = {
    let rows = AggregateFunction.Overload([], .fixed(.long)) { _ in CountAccumulator() }
    let column = AggregateFunction.Overload([FunctionParameter("value", .any)], .fixed(.long)) {
      _ in CountAccumulator()
    }
    let distinct = AggregateFunction.Overload(
      [FunctionParameter("value", .any)], .fixed(.long)
    ) { setup in DistinctCountAccumulator(setup) }
    let accuracy = AggregateFunction.Overload(
      [FunctionParameter("value", .any), FunctionParameter("accuracy", .long)], .fixed(.long)
    ) { setup in DistinctCountAccumulator(setup) }
    let count = AggregateFunction(
      "count", description: "Returns the number of rows, those with nulls included.",
      searchTerms: ["rows", "number of"],
      examples: [FunctionExample("range x from 1 to 4 step 1 | summarize count()", "4")],
      naming: .prefixAndFirstArgument("count"), overloads: [rows, column])
    let plain = AggregateFunction(
      "count", description: "", naming: .prefixAndFirstArgument("count"), overloads: [rows])
    let dcount = AggregateFunction(
      "dcount",
      description: "Returns the number of different values, nulls left out; exact here.",
      searchTerms: ["distinct", "unique", "cardinality"],
      examples: [
        FunctionExample("range x from 1 to 4 step 1 | summarize dcount(x % 2)", "2")
      ],
      naming: .prefixAndFirstArgument("dcount"), overloads: [distinct, accuracy])
    let countDistinct = AggregateFunction(
      "count_distinct", description: "Returns the number of different values, nulls left out.",
      searchTerms: ["unique", "cardinality"],
      examples: [
        FunctionExample("range x from 1 to 4 step 1 | summarize count_distinct(x % 2)", "2")
      ],
      naming: .prefixAndFirstArgument("count_distinct"), overloads: [distinct])
    var dcountIf = dcount
    dcountIf.overloads = [distinct]
    dcountIf = dcountIf.conditional(
      "dcountif",
      description: "Returns the number of different values of the rows where a condition holds.",
      examples: [
        FunctionExample("range x from 1 to 4 step 1 | summarize dcountif(x, x > 1)", "3")
      ], naming: .prefixAndFirstArgument("dcountif"))
    return [
      count, dcount, countDistinct, dcountIf,
      plain.conditional(
        "countif", description: "Returns the number of rows for which a condition holds.",
        examples: [
          FunctionExample("range x from 1 to 4 step 1 | summarize countif(x > 1)", "3")
        ], naming: .prefixAndFirstArgument("countif")),
      countDistinct.conditional(
        "count_distinctif",
        description: "Returns the number of different values of the rows where a condition holds.",
        examples: [
          FunctionExample(
            "range x from 1 to 4 step 1 | summarize count_distinctif(x, x > 1)", "3")
        ], naming: .prefixAndFirstArgument("count_distinctif")),
    ]
  }()
}
