import KQLEngine
import KQLSyntax

/// `simulate_cadence`: what the backlog would be if committees and sessions met in another rhythm.
enum SimulateCadenceFunction {
  static let assumptions = [
    "cases arrive on the recorded days, whatever the cadence",
    "committee and session meet every so many days after the first arrival, the committee first",
    "each takes at most its capacity in the order of arrival, and decides all it takes",
    "work begins when the days for objections are over; unknown days of work are drawn from the "
      + "recorded ones by the seed, and are 0 where none is recorded",
    "nothing is withdrawn, annulled, moved or escalated",
  ]

  private static let schema = Schema(
    [ColumnSchema("day", .datetime)]
      + [
        "arrived", "waiting_for_committee", "waiting_for_session", "in_objection", "in_work",
        "finished", "backlog",
      ].map { ColumnSchema($0, .long) })

  private static let numbers: [(name: String, fallback: Int64, range: ClosedRange<Int64>)] = [
    ("committee_every", 7, 1...3650), ("session_every", 30, 1...3650),
    ("objection_days", 15, 0...3650), ("committee_capacity", 31, 1...1_000_000),
    ("session_capacity", 31, 1...1_000_000), ("seed", 1, 0...Int64.max), ("step", 30, 1...3650),
  ]

  static let function = TableFunction(
    "simulate_cadence",
    parameters: [
      FunctionParameter("opened", .datetime), FunctionParameter("work_days", .long),
      FunctionParameter("committee_every", .long, .optional),
      FunctionParameter("session_every", .long, .optional),
      FunctionParameter("objection_days", .long, .optional),
      FunctionParameter("committee_capacity", .long, .optional),
      FunctionParameter("session_capacity", .long, .optional),
      FunctionParameter("seed", .long, .optional), FunctionParameter("step", .long, .optional),
    ],
    description:
      "Returns how many cases would wait for committee and session, be in the days for objections, in "
      + "work and finished, every 'step' days, if committee and session met every so many days; a "
      + "seeded discrete-event simulation on recorded arrivals whose assumptions are its notes.",
    searchTerms: ["backlog", "queue", "what if", "discrete event", "شبیه‌سازی", "صف"],
    examples: [
      FunctionExample(
        "datatable(opened:datetime, work:long) [datetime(2025-01-01), 5, datetime(2025-01-02), 5] "
          + "| evaluate simulate_cadence(opened, work, 7, 14, 10, 1, 5, 1, 14)",
        "2025-01-01T00:00:00.0000000Z, 1, 1, 0, 0, 0, 0, 1")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    let input = arguments.input
    guard let opened = try column(0, "opened", .datetime, arguments) else { return .empty(schema) }
    let work = try column(1, "work_days", .long, arguments)
    var values: [Int] = []
    for (place, number) in numbers.enumerated() {
      values.append(Int(try value(place, number, arguments)))
    }
    var arrivals: [CadenceSimulation.Arrival] = []
    arrivals.reserveCapacity(input.rowCount)
    for row in 0..<input.rowCount {
      guard case .datetime(let ticks) = input.columns[opened][row] else { continue }
      let days = work.flatMap { input.columns[$0][row].int64 }
      arrivals.append(
        CadenceSimulation.Arrival(
          day: Int(ticks / SolarHijriTicks.perDay),
          work: days.flatMap { $0 < 0 ? nil : Int(clamping: $0) }))
    }
    let cadence = CadenceSimulation.Cadence(
      committeeEvery: values[0], sessionEvery: values[1], objectionDays: values[2],
      committeeCapacity: values[3], sessionCapacity: values[4])
    // As long again as the objection, work and two rounds of meetings of the last case may take.
    let last = (arrivals.map(\.day).max() ?? 0) + 2 * (values[0] + values[1]) + values[2]
    let snapshots = CadenceSimulation.run(
      arrivals, cadence, step: values[6], until: last, seed: UInt64(values[5]))
    var table = Table(
      schema: schema,
      rows: snapshots.map { snapshot in
        [.datetime(Int64(snapshot.day) * SolarHijriTicks.perDay)]
          + [
            snapshot.arrived, snapshot.waitingForCommittee, snapshot.waitingForSession,
            snapshot.inObjection, snapshot.inWork, snapshot.finished, snapshot.backlog,
          ].map { .long(Int64($0)) }
      })
    table.notes = assumptions
    return table
  }

  /// The column of an argument, by position; nil for `long(null)`.
  private static func column(
    _ place: Int, _ name: String, _ type: DataType, _ arguments: TableFunctionArguments
  ) throws(Diagnostic) -> Int? {
    if arguments.arguments.indices.contains(place) {
      if case .column(let index) = arguments.arguments[place] {
        let found = arguments.input.schema.columns[index].type
        if found == type || (type == .long && found == .int) { return index }
      }
      if case .value(let value) = arguments.arguments[place], type == .long, value.isNull {
        return nil
      }
    }
    throw Diagnostic(
      code: "kql.bind.column-expected",
      message: "simulate_cadence() takes a column of \(type.rawValue) as '\(name)'",
      span: arguments.spans.indices.contains(place) ? arguments.spans[place] : arguments.span)
  }

  private static func value(
    _ place: Int, _ number: (name: String, fallback: Int64, range: ClosedRange<Int64>),
    _ arguments: TableFunctionArguments
  ) throws(Diagnostic) -> Int64 {
    // By position behind the two columns, or by name.
    var found: Int?
    for index in arguments.arguments.indices.dropFirst(2) {
      if let name = arguments.names[index] {
        if name == number.name { found = index }
      } else if index == place + 2 {
        found = index
      }
    }
    guard let found else { return number.fallback }
    guard case .value(let value) = arguments.arguments[found], let whole = value.int64,
      number.range.contains(whole)
    else {
      throw Diagnostic(
        code: "samat.simulation.number",
        message: "'\(number.name)' of simulate_cadence() is a whole number from "
          + "\(number.range.lowerBound) to \(number.range.upperBound)",
        span: arguments.spans[found])
    }
    return whole
  }
}
