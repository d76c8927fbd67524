import KQLSyntax

/// The sum of whole numbers or timespans; wraps around, as the language's addition does.
private struct WholeSum<Element: FixedElement & FixedWidthInteger>: GroupReducer {
  private var total: Int64 = 0
  mutating func add(_ value: Element) { total &+= Int64(truncatingIfNeeded: value) }
  mutating func merge(_ later: Self) { total &+= later.total }
  var output: Int64? { total }
}

private struct RealSum: GroupReducer {
  private var total = DoubleDouble()
  mutating func add(_ value: Double) { total += value }
  mutating func merge(_ later: Self) { total += later.total }
  var output: Double? { total.value }
}

private struct DecimalSum: GroupReducer {
  private var total = Decimal.filler
  mutating func add(_ value: Decimal) { total = total + value }
  mutating func merge(_ later: Self) { total = total + later.total }
  var output: Decimal? { total }
}

/// The mean of whole numbers: a sum that wraps around, divided; NaN without rows.
private struct WholeMean<Element: FixedElement & FixedWidthInteger>: GroupReducer {
  private var total: Int64 = 0
  private var count = 0
  mutating func add(_ value: Element) {
    total &+= Int64(truncatingIfNeeded: value)
    count += 1
  }
  mutating func merge(_ later: Self) {
    total &+= later.total
    count += later.count
  }
  var output: Double? { count == 0 ? .nan : Double(total) / Double(count) }
}

private struct RealMean: GroupReducer {
  private var total = DoubleDouble()
  private var count = 0
  mutating func add(_ value: Double) {
    total += value
    count += 1
  }
  mutating func merge(_ later: Self) {
    total += later.total
    count += later.count
  }
  var output: Double? { count == 0 ? .nan : total.value / Double(count) }
}

/// The mean of dates or timespans, in whole ticks; null without rows. Sums of dates would leave
/// the range of 64 bits after 15 rows.
private struct TickMean: GroupReducer {
  private var total: Int128 = 0
  private var count = 0
  mutating func add(_ value: Int64) {
    total += Int128(value)
    count += 1
  }
  mutating func merge(_ later: Self) {
    total += later.total
    count += later.count
  }
  var output: Int64? { count == 0 ? nil : Int64(truncatingIfNeeded: total / Int128(count)) }
}

private struct DecimalMean: GroupReducer {
  private var total = Decimal.filler
  private var count: Int64 = 0
  mutating func add(_ value: Decimal) {
    total = total + value
    count += 1
  }
  mutating func merge(_ later: Self) {
    total = total + later.total
    count += later.count
  }
  var output: Decimal? { count == 0 ? nil : total.divided(by: Decimal(count)) }
}

extension StandardLibrary {
  static let sums: [AggregateFunction] = {
    let sum = AggregateFunction(
      "sum",
      description: "Returns the sum of a column over the rows of a group; 0 where all are null.",
      searchTerms: ["total", "add"],
      examples: [FunctionExample("range x from 1 to 4 step 1 | summarize sum(x)", "10")],
      naming: .prefixAndFirstArgument("sum"),
      overloads: [
        .reducing(.int, .long, by: WholeSum<Int32>.self),
        .reducing(.long, .long, by: WholeSum<Int64>.self),
        .reducing(.real, .real, by: RealSum.self),
        .reducing(.decimal, .decimal, by: DecimalSum.self),
        .reducing(.timespan, .timespan, by: WholeSum<Int64>.self),
      ])
    let avg = AggregateFunction(
      "avg",
      description: "Returns the arithmetic mean of a column; NaN where all rows are null.",
      searchTerms: ["average", "mean"],
      examples: [FunctionExample("range x from 1 to 4 step 1 | summarize avg(x)", "2.5")],
      naming: .prefixAndFirstArgument("avg"),
      overloads: [
        .reducing(.int, .real, by: WholeMean<Int32>.self),
        .reducing(.long, .real, by: WholeMean<Int64>.self),
        .reducing(.real, .real, by: RealMean.self),
        .reducing(.decimal, .decimal, by: DecimalMean.self),
        .reducing(.timespan, .timespan, by: TickMean.self),
        .reducing(.datetime, .datetime, by: TickMean.self),
      ])
    return [
      sum, avg,
      sum.conditional(
        "sumif", description: "Returns the sum over the rows for which a condition holds.",
        examples: [
          FunctionExample("range x from 1 to 4 step 1 | summarize sumif(x, x > 2)", "7")
        ], naming: .prefixAndFirstArgument("sumif")),
      avg.conditional(
        "avgif", description: "Returns the mean over the rows for which a condition holds.",
        examples: [
          FunctionExample("range x from 1 to 4 step 1 | summarize avgif(x, x > 2)", "3.5")
        ], naming: .prefixAndFirstArgument("avgif")),
    ]
  }()
}
