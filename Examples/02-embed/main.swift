// Embeds SamatKit: asks the seeds, decodes rows, adds rows of its own type, and registers a
// component with a table and a function.

import KQLEngine
import KQLSyntax
import SamatKit

let workspace = try Workspace.seeds()

print("1. A question, and its rows")
let byDomain: Table = try workspace.query("units | summarize n = count() by domain")
for row in byDomain.rows {
  print("  ", row["domain"].text ?? "", row["n"].int64 ?? 0)
}

print("2. Rows as values of a type")
struct Session: Decodable {
  var session: String
  var held: String?
  var units_examined: Int?
}
let sessions: [Session] = try workspace.query(
  "sessions | where isnotnull(units_examined) | project session, held, units_examined")
for session in sessions {
  print("  ", session.session, session.held ?? "?", session.units_examined ?? 0)
}

print("3. A type of our own among the units")
struct Workshop: ProductionUnit {
  // Only the id must be given; everything else has a default: unknown, or what follows from the
  // rest, as the size does from the employees.
  let id: String
  let province: String?
  let employees: Int?
}
try workspace.register(
  Records(
    "workshops",
    of: [
      Workshop(id: "weaving-1", province: "IR-11", employees: 42),
      Workshop(id: "ceramics-7", province: "IR-21", employees: 120),
    ]))
let ours: Table = try workspace.query(
  """
  units
  | where isnotnull(employees)
  | lookup (provinces | project province, place = name) on province
  | project unit, place, employees, size
  | sort by unit asc
  """)
for row in ours.rows {
  print("  ", row["unit"].text ?? "", row["place"].text ?? "", row["size"].text ?? "")
}

print("4. A component of our own: a table and a function")
struct Loads: Component {
  let name = "loads"
  let summary = "Power that units ask for."

  func register(in registry: inout Registry) throws {
    try registry.add(
      TableDefinition(
        "loads", summary: "Power that units ask for, in kilowatts.",
        table: Table(
          schema: Schema([ColumnSchema("unit", .string), ColumnSchema("kilowatts", .real)]),
          rows: [
            [.string("weaving-1"), .real(85)],
            [.string("ceramics-7"), .real(1_200)],
          ])))
    try registry.add(
      ScalarFunction(
        "megawatts", parameters: [FunctionParameter("kilowatts", .real)], returns: .real,
        description: "Returns kilowatts as megawatts.",
        examples: [FunctionExample("print megawatts(1200.0)", "1.2")]
      ) { arguments in
        let kilowatts = arguments.fixed(0, as: Double.self)
        return arguments.build(.real) { row in kilowatts[row].map { $0 / 1000 } }
      })
  }
}
try workspace.register(Loads())
let loads: Table = try workspace.query(
  "loads | extend mw = megawatts(kilowatts) | join kind=inner units on unit | project unit, mw, employees"
)
for row in loads.rows {
  print("  ", row["unit"].text ?? "", row["mw"].double ?? 0, row["employees"].int64 ?? 0)
}

print("5. What goes wrong says where, and what to do")
do throws(QueryFailure) {
  _ = try workspace.query("units | where statsu == 'idle'") as Table
} catch {
  print(error)
}
