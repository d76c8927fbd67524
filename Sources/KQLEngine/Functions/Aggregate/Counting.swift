import KQLSyntax

/// `count()` and `count(x)`: all rows, nulls included.
private struct CountState: AccumulatorState {
  static var toleratesRejectedRows: Bool { true }

  private var counts: [Int64] = []
  /// Counts of every other row, while there are few groups: rows of one group that follow each
  /// other do not wait for each other's counts to be written.
  private var others: [Int64] = []
  private static let fewGroups = 4096

  mutating func resize(groupCount count: Int) {
    guard counts.count < count else { return }
    counts.append(contentsOf: repeatElement(0, count: count - counts.count))
    if count <= Self.fewGroups {
      others.append(contentsOf: repeatElement(0, count: count - others.count))
    }
  }

  mutating func update(_ batch: AggregateBatch) {
    if counts.count == 1 {
      counts[0] += Int64(batch.count)
      return
    }
    batch.groups.withUnsafeBufferPointer { groups in
      if counts.count > Self.fewGroups {
        counts.withUnsafeMutableBufferPointer { counts in
          for group in groups { counts[Int(group)] &+= 1 }
        }
        return
      }
      counts.withUnsafeMutableBufferPointer { counts in
        others.withUnsafeMutableBufferPointer { others in
          var row = 0
          while row &+ 1 < groups.count {
            counts[Int(groups[row])] &+= 1
            others[Int(groups[row &+ 1])] &+= 1
            row &+= 2
          }
          if row < groups.count { counts[Int(groups[row])] &+= 1 }
        }
      }
    }
  }

  /// The counts of all rows.
  private var totals: [Int64] {
    var totals = counts
    for (group, count) in others.enumerated() { totals[group] += count }
    return totals
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    for (count, group) in zip(later.totals, groups) { counts[Int(group)] += count }
  }

  func finish(groupCount: Int) -> Column { .long(Vector(Array(totals.prefix(groupCount)))) }
}

/// `dcount(x)` and `count_distinct(x)`: how many values there are; nulls are none. Exact.
private struct DistinctCountState: AccumulatorState {
  private var counts: [Int64] = []
  private var numbers = CellNumbers()
  private var pairs = DistinctPairs()
  private let type: DataType

  init(_ setup: AggregateSetup) { type = setup.argumentTypes.first ?? .dynamic }

  mutating func resize(groupCount count: Int) {
    guard counts.count < count else { return }
    counts.append(contentsOf: repeatElement(0, count: count - counts.count))
  }

  mutating func update(_ batch: AggregateBatch) {
    guard let operand = batch.operands.first else { return }
    let (found, isNull) = numbers.numbers(operand, count: batch.count)
    for row in 0..<batch.count where isNull?[row] != true {
      if type == .dynamic && operand.column.isNull(operand.isConstant ? 0 : row) { continue }
      insert(batch.groups[row], found[row])
    }
  }

  var byteCount: Int { pairs.byteCount + numbers.byteCount }

  private mutating func insert(_ group: UInt32, _ number: UInt64) {
    if pairs.insert(group, number) { counts[Int(group)] += 1 }
  }

  mutating func merge(_ later: Self, groups: [UInt32]) {
    let translation = CellNumbers.areOwnNumbers(type) ? nil : numbers.adopt(later.numbers)
    for index in 0..<later.pairs.count {
      let number = later.pairs.numbers[index]
      insert(groups[Int(later.pairs.groups[index])], translation?[Int(number)] ?? number)
    }
  }

  func finish(groupCount: Int) -> Column { .long(Vector(Array(counts.prefix(groupCount)))) }
}

extension StandardLibrary {
  static let counting: [AggregateFunction] = {
    let rows = AggregateFunction.Overload([], .fixed(.long)) { _ in ErasedAccumulator(CountState())
    }
    let column = AggregateFunction.Overload([FunctionParameter("value", .any)], .fixed(.long)) {
      _ in ErasedAccumulator(CountState())
    }
    let distinct = AggregateFunction.Overload(
      [FunctionParameter("value", .any)], .fixed(.long)
    ) { setup in ErasedAccumulator(DistinctCountState(setup)) }
    let accuracy = AggregateFunction.Overload(
      [FunctionParameter("value", .any), FunctionParameter("accuracy", .long)], .fixed(.long)
    ) { setup in ErasedAccumulator(DistinctCountState(setup)) }
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
