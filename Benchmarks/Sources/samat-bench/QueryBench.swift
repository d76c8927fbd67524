import Glibc
import KQLEngine
import KQLSyntax

/// `samat-bench queries`: loads the data set and times the twelve queries.
enum QueryBench {
  static func run(_ arguments: Arguments) throws {
    let queries = try Queries.selected(arguments.names("only"))
    let repetitions = try arguments.count("reps", default: 7)
    let options = try options(arguments)
    let data = try DataSet(folder: arguments.required("data"))
    let resident = Measure.memory()
    report(data, resident: resident)

    var times = [[Double]](repeating: [], count: queries.count)
    var answers = [Table?](repeating: nil, count: queries.count)
    for (index, query) in queries.enumerated() {
      answers[index] = try data.catalog.query(query.text, options: options)
    }
    // All queries in rounds: a disturbance from outside then hits one run of each, not all of one.
    for _ in 0..<repetitions {
      for (index, query) in queries.enumerated() {
        times[index].append(
          try Measure.time { try data.catalog.query(query.text, options: options) }.seconds * 1e3)
      }
    }
    print("query     median ms    min ms      rows  question")
    for (index, query) in queries.enumerated() {
      print(
        Cell.left(query.name, 6) + Cell.right(Cell.number(Measure.median(times[index])), 13)
          + Cell.right(Cell.number(times[index].min() ?? .nan), 10)
          + Cell.right("\(answers[index]?.rowCount ?? 0)", 10) + "  " + query.question)
    }
    let logarithms = times.map { log(Measure.median($0)) }
    let mean = exp(logarithms.reduce(0, +) / Double(max(1, logarithms.count)))
    print("geometric mean of medians \(Cell.number(mean)) ms")
    print("resident at its peak \(Cell.number(Measure.memory("VmHWM"), digits: 0)) MiB")

    if let path = arguments.text("json") {
      let lines = zip(queries, times).map { query, times in
        "    \"\(query.name)\": {\"median_ms\": \(Measure.median(times)), "
          + "\"min_ms\": \(times.min() ?? 0)}"
      }
      try write(
        """
        {
          "threads": \(options.threads), "reps": \(repetitions),
          "load_s": {\(loads(data))},
          "resident_mib": \(resident), "peak_mib": \(Measure.memory("VmHWM")),
          "queries": {
        \(lines.joined(separator: ",\n"))
          }
        }

        """, to: path)
    }
    if let path = arguments.text("answers") {
      let lines = zip(queries, answers).compactMap { query, answer in
        answer.map { JSONAnswer(id: .string(query.name)).string($0) }
      }
      try write(lines.joined(), to: path)
    }
  }

  /// Limits and threads of the queries: no limit, so that none is measured by mistake.
  static func options(_ arguments: Arguments) throws(UsageError) -> QueryOptions {
    QueryOptions(
      maxMemory: nil, batchSize: try arguments.count("batch", default: QueryOptions().batchSize),
      threads: try arguments.count("threads", default: 2))
  }

  /// The seconds of each table, as the inside of a JSON object.
  static func loads(_ data: DataSet) -> String {
    data.loadTimes.map { "\"\($0.table)\": \($0.seconds)" }.joined(separator: ", ")
  }

  private static func report(_ data: DataSet, resident: Double) {
    for (load, rows) in zip(data.loadTimes, data.rowCounts) {
      print(
        "loaded " + Cell.left(load.table, 12) + Cell.right("\(rows)", 9) + " rows"
          + Cell.right(Cell.number(load.seconds * 1e3, digits: 0), 7) + " ms")
    }
    print(
      "loaded all in \(Cell.number(data.loadTime)) s, resident \(Cell.number(resident, digits: 0))"
        + " MiB, at its peak \(Cell.number(Measure.memory("VmHWM"), digits: 0)) MiB")
  }

  private static func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw UsageError("cannot write '\(path)'") }
    fputs(text, file)
    fclose(file)
  }
}

/// `samat-bench serve`: loads the data set, then answers one request a line, so that another program
/// can run queries of several engines by turns.
///
/// Requests are `run NAME` (answered by the milliseconds), `rows NAME` (by the answer as JSON) and
/// `memory` (by the resident MiB). The first line says how the tables were loaded.
enum QueryServer {
  static func run(_ arguments: Arguments) throws {
    let options = try QueryBench.options(arguments)
    let data = try DataSet(folder: arguments.required("data"))
    say(
      "{\"load_s\": {\(QueryBench.loads(data))}, \"resident_mib\": \(Measure.memory()), "
        + "\"peak_mib\": \(Measure.memory("VmHWM"))}")
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      do {
        switch words.first {
        case "run" where words.count == 2:
          let query = try Queries.selected([words[1]])[0]
          let seconds = try Measure.time {
            try data.catalog.query(query.text, options: options)
          }.seconds
          say("{\"ms\": \(seconds * 1e3)}")
        case "rows" where words.count == 2:
          let query = try Queries.selected([words[1]])[0]
          let answer = try data.catalog.query(query.text, options: options)
          say(JSONAnswer(id: .string(query.name)).string(answer))
        case "memory":
          Measure.trim()
          say(
            "{\"resident_mib\": \(Measure.memory()), \"peak_mib\": \(Measure.memory("VmHWM"))}")
        default: say("{\"error\": \"unknown request\"}")
        }
      } catch {
        let text = JSONText.format(DynamicValue.string("\(error)"))
        say("{\"error\": \(text)}")
      }
    }
  }

  private static func say(_ text: String) {
    print(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    fflush(nil)
  }
}
