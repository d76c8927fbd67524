// Who is late? Made-up casework of 31 provinces goes through the deciders, and questions are asked of it.
//
//     who-is-late          20,000 cases: what README.md shows and the tests compare
//     who-is-late 2000     2,000 cases, for a quick look

import KQLEngine
import KQLSyntax
import PersianText
import SamatKit

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
let casework = Casework(try CaseworkSetting(data: .reference))
let workspace = try Workspace.open(
  MemoryJournal(), data: .reference, deciders: casework.all)

/// What happens in a month is recorded at once, each command on its day.
var requests: [AnyCommandRequest] = []

@MainActor func flush() throws {
  try workspace.performAll(
    requests, by: CaseworkGenerator.actor, on: CaseworkGenerator.lastDay)
  requests = []
}

var month = CaseworkGenerator.firstDay.startOfMonth
try CaseworkGenerator(cases: count, seed: 7).run { command, day, _ in
  if day.startOfMonth != month {
    try flush()
    month = day.startOfMonth
  }
  requests.append(AnyCommandRequest(command.command, day: day))
}
try flush()

@MainActor func show(_ title: String, _ query: String) throws {
  print("\n\(title)")
  let table = try workspace.query(
    "let day = todatetime_jalali('1404-03-31');\n" + query)
  print(" ", table.schema.columns.map(\.name).joined(separator: " | "))
  for row in table.rows {
    let cells = row.values.map { value -> String in
      switch value {
      case .string(let text): text
      case .real(let number):
        // Two places, so that every machine prints the same.
        "\((number * 100).rounded() / 100)"
      case .bool(let truth): truth ? "yes" : "no"
      case .null: "–"
      default: value.int64.map(String.init) ?? ""
      }
    }
    print(" ", cells.joined(separator: " | "))
  }
}

print("\(count) cases, seed 7, as of 1404-03-31")
try show(
  "Lights: agencies that keep more than 75 % of their deadlines, 55 % or more, fewer",
  "agency_lights(day) | summarize agencies = count(), rated = sum(rated) by light | sort by light asc"
)
try show(
  "Late the most: overdue resolutions by agency, with lights",
  """
  overdue_by_agency(day)
  | lookup (agency_lights(day) | project agency, share_in_time, light) on agency
  | project agency, resolutions, median_days_late, most_days_late, silent, share_in_time, light
  | take 8
  """)
try show(
  "Days from committee to session",
  """
  cases
  | where isnotnull(committee) and heard <= day
  | extend days = tolong((heard - committee) / 1d)
  | summarize cases_heard = count(), median = percentile(days, 50), p90 = percentile(days, 90)
  """)
try show(
  "Shares by province (the five with the fewest done)",
  """
  resolution_shares(day)
  | project province, total, share_done, share_in_progress, share_not_done, share_annulled, parts_add_up
  | sort by share_done asc, province asc
  | take 5
  """)
try show(
  "Do the parts add up?",
  """
  resolution_shares(day)
  | summarize provinces = count(), resolutions = sum(total), wrong = countif(not(parts_add_up))
  """)
try show(
  "Repeats: obstacles that came back, by kind",
  """
  repeated_obstacles(day)
  | summarize units = count(), repeats = sum(repeats) by obstacle
  | sort by repeats desc, obstacle asc
  | take 5
  """)
try show(
  "Structural obstacles of twelve months: ten units in three provinces or more",
  "structural_obstacles(day, 12, 10, 3) | project obstacle, mentions, units, provinces | take 5")
// The simulation has one committee and one session, so it is asked for one group.
try show(
  "What another cadence would change for IR-00: a committee and a session every so many days",
  """
  let weekly = cases | where province == 'IR-00'
    | join kind=leftouter (resolutions | summarize work = max(tolong((ended - notified) / 1d)) by ['case'])
      on ['case']
    | evaluate simulate_cadence(opened, work, 7, 14, 15, 20, 31, 7) | extend cadence = '7 and 14';
  let monthly = cases | where province == 'IR-00'
    | join kind=leftouter (resolutions | summarize work = max(tolong((ended - notified) / 1d)) by ['case'])
      on ['case']
    | evaluate simulate_cadence(opened, work, 28, 56, 15, 20, 31, 7) | extend cadence = '28 and 56';
  union weekly, monthly
  | summarize waiting_committee = avg(waiting_for_committee), waiting_session = avg(waiting_for_session) by cadence
  | sort by cadence desc
  """)
