import KQLSyntax

extension StandardLibrary {
  private static let restart = FunctionParameter("restart", .bool, .optional)

  /// Numbers, sums and ranks that run along the rows.
  static let running: [ScalarFunction] = [
    ScalarFunction(
      "row_number", description: "Returns the number of the row, counted from 1 or a start.",
      searchTerms: ["index", "position", "counter"],
      examples: [
        FunctionExample("range x from 4 to 5 step 1 | serialize | project row_number()", "1")
      ],
      volatility: .window,
      overloads: [
        ScalarFunction.Overload(
          [FunctionParameter("start", .long, .optional), restart], .long
        ) { arguments in
          let starts = arguments.fixed(0, as: Int64.self)
          let restarts = arguments.fixed(1, as: Bool.self)
          let hasStart = arguments.has(0)
          var number: Int64 = 0
          return arguments.build(.long) { row in
            if row == 0 || restarts[row] == true {
              number = hasStart ? starts[row] ?? 1 : 1
            } else {
              number &+= 1
            }
            return number
          }
        }
      ]),
    ScalarFunction(
      "row_cumsum", description: "Returns the sum of a column from the first row to this one.",
      searchTerms: ["cumulative", "running total"],
      examples: [
        FunctionExample("range x from 4 to 5 step 1 | serialize | project row_cumsum(x)", "4")
      ],
      volatility: .window,
      overloads: [
        cumulative(.long, zero: Int64(0)) { $0 &+ $1 },
        cumulative(.real, zero: 0.0) { $0 + $1 },
        cumulative(.timespan, zero: Int64(0)) { $0 &+ $1 },
        cumulative(.decimal, zero: Decimal.filler) { $0 + $1 },
      ]),
    rank(
      "row_rank_dense", "Returns the rank of the row: how many different values came so far."
    ) { rank, _ in rank &+ 1 },
    rank(
      "row_rank_min", "Returns the rank of the row: the number of the first row of its value."
    ) { _, rows in rows },
    ScalarFunction(
      "row_window_session",
      description: "Returns the start of the session to which the row belongs.",
      searchTerms: ["sessionize", "gap"],
      examples: [
        FunctionExample(
          "datatable(t:datetime)[datetime(2020-01-01)] | sort by t asc"
            + " | project row_window_session(t, 1h, 5m)", "2020-01-01T00:00:00.0000000Z")
      ],
      volatility: .window,
      overloads: [
        ScalarFunction.Overload(
          [
            FunctionParameter("time", .datetime), FunctionParameter("maxFromFirst", .timespan),
            FunctionParameter("maxBetweenNeighbors", .timespan), restart,
          ], .datetime, evaluate: sessions)
      ]),
  ]

  /// A null adds nothing; the sum up to there stands beside it.
  private static func cumulative<Element: FixedElement>(
    _ type: DataType, zero: Element, _ add: @escaping @Sendable (Element, Element) -> Element
  ) -> ScalarFunction.Overload {
    ScalarFunction.Overload([FunctionParameter("value", type), restart], type) { arguments in
      let values = arguments.fixed(0, as: Element.self)
      let restarts = arguments.fixed(1, as: Bool.self)
      var total = zero
      return arguments.build(type) { row in
        if restarts[row] == true { total = zero }
        if let value = values[row] { total = add(total, value) }
        return total
      }
    }
  }

  /// A rank that changes where the value differs from the row before: `next` makes it from the
  /// rank so far and the number of the row, both counted from the last restart.
  private static func rank(
    _ name: String, _ description: String,
    _ next: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: ["order", "position"],
      examples: [
        FunctionExample("range x from 4 to 5 step 1 | serialize | project \(name)(x)", "1")
      ],
      volatility: .window,
      overloads: [
        ScalarFunction.Overload([FunctionParameter("value", .scalar), restart], .long) {
          arguments in
          let operand = arguments.operands[0]
          let restarts = arguments.fixed(1, as: Bool.self)
          var numbers = CellNumbers()
          var last: UInt64?
          var rank: Int64 = 0
          var rows: Int64 = 0
          return arguments.build(.long) { row in
            let number = numbers.number(operand.column, operand.isConstant ? 0 : row)
            let restarts = row == 0 || restarts[row] == true
            if restarts {
              rank = 0
              rows = 0
            }
            rows &+= 1
            if restarts || number != last { rank = next(rank, rows) }
            last = number
            return rank
          }
        }
      ])
  }

  private static func sessions(_ arguments: ScalarArguments) -> Column {
    let times = arguments.fixed(0, as: Int64.self)
    let fromFirst = arguments.fixed(1, as: Int64.self)
    let between = arguments.fixed(2, as: Int64.self)
    let restarts = arguments.fixed(3, as: Bool.self)
    var session: (start: Int64, last: Int64)?
    return arguments.build(.datetime) { row -> Int64? in
      if restarts[row] == true { session = nil }
      guard let time = times[row] else {
        session = nil
        return nil
      }
      if let current = session, let longest = fromFirst[row], let widest = between[row],
        time &- current.start < longest, time &- current.last < widest
      {
        session = (current.start, time)
        return current.start
      }
      session = (time, time)
      return time
    }
  }
}
