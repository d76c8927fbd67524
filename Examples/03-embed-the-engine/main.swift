// Embeds the query engine alone: a table from a file, functions of our own, queries, limits.

import Glibc
import KQLEngine
import KQLSyntax

// MARK: 1. A table from a file

// What is expected of the file. Without a schema the types are found from the cells.
var reading = ReadOptions(
  schema: Schema([
    ColumnSchema("station", .string, summary: "Where it rained."),
    ColumnSchema("day", .datetime),
    ColumnSchema("millimetres", .real, aliases: ["mm"]),
  ]))
reading.extraColumns = .ignore
let rain = try TableFiles.load(path: "rain.csv", options: reading)

var registry = Registry()
try registry.add(TableDefinition("rain", summary: "Rain by day.", table: rain))

// MARK: 2. A scalar function: one column of results a batch, no allocation a row

try registry.add(
  ScalarFunction(
    "inches", parameters: [FunctionParameter("millimetres", .real)], returns: .real,
    description: "Returns millimetres as inches.",
    examples: [FunctionExample("print inches(25.4)", "1.0")],
    naming: .firstArgument
  ) { arguments in
    let millimetres = arguments.fixed(0, as: Double.self)
    // Null stays null.
    return arguments.build(.real) { row in millimetres[row].map { $0 / 25.4 } }
  })

// MARK: 3. An aggregate function: one accumulator for all groups

final class GeometricMean: Accumulator {
  private var sums: [Double] = []
  private var counts: [Int] = []

  func resize(groupCount count: Int) {
    guard count > sums.count else { return }
    sums += Array(repeating: 0, count: count - sums.count)
    counts += Array(repeating: 0, count: count - counts.count)
  }

  func update(_ batch: AggregateBatch) {
    for row in 0..<batch.count {
      guard let value = batch.operands[0][row].double, value > 0 else { continue }
      sums[Int(batch.groups[row])] += log(value)
      counts[Int(batch.groups[row])] += 1
    }
  }

  // Another thread's rows: its group i is our group groups[i].
  func merge(_ other: any Accumulator, groups: [UInt32]) {
    guard let other = other as? GeometricMean else { return }
    for (theirs, ours) in groups.enumerated() where theirs < other.sums.count {
      sums[Int(ours)] += other.sums[theirs]
      counts[Int(ours)] += other.counts[theirs]
    }
  }

  func finish(groupCount: Int) -> Column {
    resize(groupCount: groupCount)
    var builder = ColumnBuilder(type: .real, capacity: groupCount)
    for group in 0..<groupCount {
      let count = counts[group]
      builder.append(count == 0 ? .null : .real(exp(sums[group] / Double(count))))
    }
    return builder.finish()
  }
}

try registry.add(
  AggregateFunction(
    "geomean", description: "Returns the geometric mean of the numbers above zero.",
    searchTerms: ["average"],
    examples: [
      FunctionExample("range x from 2 to 8 step 6 | summarize round(geomean(x), 3)", "4.0")
    ],
    naming: .prefixAndFirstArgument("geomean_"),
    overloads: [
      AggregateFunction.Overload([FunctionParameter("value", .real)], .fixed(.real)) { _ in
        GeometricMean()
      }
    ]))

// MARK: 4. A table function: from all rows to a table, called by `evaluate`

try registry.add(
  TableFunction(
    "running_total", parameters: [FunctionParameter("column", .numeric)],
    description: "Returns the rows with the sum of a column up to each of them.",
    examples: [
      FunctionExample("print x = 1 | evaluate running_total(x)", "1, 1.0")
    ]
  ) { (arguments: TableFunctionArguments) throws(Diagnostic) -> Table in
    guard case .column(let index)? = arguments.arguments.first else {
      throw Diagnostic(
        code: "rain.running-total.column", message: "running_total() needs a column",
        span: arguments.span, help: "name a column of the input")
    }
    let input = arguments.input
    var totals = ColumnBuilder(type: .real, capacity: input.rowCount)
    var sum = 0.0
    for row in 0..<input.rowCount {
      sum += input.columns[index][row].double ?? 0
      totals.append(.real(sum))
    }
    return Table(
      schema: Schema(input.schema.columns + [ColumnSchema("total", .real)]),
      columns: input.columns + [totals.finish()])
  })

// The catalog is the registry as it stands: a value that never changes, safe to share by threads.
let catalog = Catalog(registry)

// MARK: 5. Queries

print("Rain by station")
let byStation = try catalog.query(
  """
  rain
  | summarize days = count(), mm = sum(millimetres), mean = geomean(millimetres) by station
  | sort by station asc
  """)
for row in byStation.rows {
  let mean = row["mean"].double ?? .nan
  print(" ", row["station"].text ?? "", row["days"].int64 ?? 0, (mean * 100).rounded() / 100)
}

print("The same as a table")
let totals = try catalog.query(
  "rain | where station == 'Yazd' | evaluate running_total(mm) | project day, mm, total")
print(BoxFormat().string(totals), terminator: "")

print("A prepared query runs any number of times; its columns are known before it runs")
let wettest = try catalog.prepare("rain | top 1 by mm | project station, inches = inches(mm)")
print(" ", wettest.schema.columns.map { "\($0.name):\($0.type.rawValue)" })
print(CSVFormat().string(try catalog.run(wettest)), terminator: "")

// MARK: 6. What goes wrong

print("A mistake")
do throws(QueryFailure) {
  _ = try catalog.query("rain | where staton == 'Yazd'")
} catch {
  // For a program: a code that stays, the place, the help.
  print(" ", error.code, error.diagnostics[0].help)
  // For people.
  print(error)
}

print("Limits")
let endless = "range x from 1 to 1000000000000 step 1"
for (query, options) in [
  ("rain", QueryOptions(maxRows: 3)),
  (endless + " | sort by x desc", QueryOptions(maxMemory: 1 << 20)),
  (endless + " | where x < 0", QueryOptions(timeout: 0.05)),
] {
  do throws(QueryFailure) {
    _ = try catalog.query(query, options: options)
  } catch {
    print(" ", error.code)
  }
}

print("Cancelled from another thread")
let cancellation = Cancellation()
let canceller = Task.detached {
  try? await Task.sleep(for: .milliseconds(50))
  cancellation.cancel()
}
do throws(QueryFailure) {
  _ = try catalog.query(
    endless + " | summarize sum(x)",
    options: QueryOptions(threads: 1, cancellation: cancellation))
} catch {
  print(" ", error.code)
}
await canceller.value
