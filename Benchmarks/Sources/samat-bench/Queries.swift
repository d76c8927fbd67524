/// A query of the benchmark.
struct BenchQuery {
  /// Its short name, such as `q5`.
  let name: String
  /// What an analyst asks by it.
  let question: String
  /// Its text.
  let text: String
}

/// The twelve queries, and two more that are run when asked for by name.
///
/// Each answers what the SQL of `compare.py` asks of the peers, to the last row and, where the SQL
/// has an order, in that order.
enum Queries {
  static let twelve: [BenchQuery] = [
    BenchQuery(
      name: "q1", question: "idle units by province",
      text: """
        units | where status == 'idle' | summarize n = count() by province
        | sort by n desc, province asc
        """),
    BenchQuery(
      name: "q2", question: "units, employees, mean capacity by three columns",
      text: """
        units | summarize n = count(), e = sum(employees), c = avg(capacity)
          by province, sector, status
        """),
    BenchQuery(
      name: "q3", question: "ten counties with most employees of idle units",
      text: """
        units | where status == 'idle' | summarize e = sum(employees) by county
        | sort by e desc, county asc | take 10
        """),
    BenchQuery(
      name: "q4", question: "units with a word in their name by province",
      text: """
        units | where name contains_cs 'کاشی' | summarize n = count() by province
        | sort by n desc, province asc
        """),
    BenchQuery(
      name: "q5", question: "cases of small units by obstacle and province",
      text: """
        cases | join kind=inner (units | where size_class == 'small')
          on $left.unit_id == $right.id
        | summarize n = count() by obstacle, province
        """),
    BenchQuery(
      name: "q6", question: "share of late resolutions by agency",
      text: """
        resolutions
        | summarize n = count(), late = countif(isnull(done) or done > deadline) by agency
        | project agency, n, share = todouble(late) / n
        | sort by share desc, agency asc
        """),
    BenchQuery(
      name: "q7", question: "median and 95th percentile of days to a resolution by agency",
      text: """
        resolutions | where isnotnull(done)
        | join kind=inner cases on $left.case_id == $right.id
        | extend days = datetime_diff('day', done, opened)
        | summarize percentiles(days, 50, 95) by agency
        | sort by agency asc
        """),
    BenchQuery(
      name: "q8", question: "cases by month and obstacle",
      text: """
        cases | summarize n = count() by m = startofmonth(opened), obstacle
        | sort by m asc, obstacle asc
        """),
    BenchQuery(
      name: "q9", question: "units with three cases or more by province",
      text: """
        cases | summarize k = count() by unit_id | where k >= 3
        | join kind=inner units on $left.unit_id == $right.id
        | summarize n = count() by province
        | sort by n desc, province asc
        """),
    BenchQuery(
      name: "q10", question: "the last obstacle of units, and where it was the first too",
      text: """
        cases
        | summarize (newest, lo) = arg_max(opened, obstacle), (oldest, fo) = arg_min(opened, obstacle)
          by unit_id
        | summarize n = count(), same = countif(lo == fo) by lo
        | sort by n desc, lo asc
        """),
    BenchQuery(
      name: "q11", question: "twenty estates with the largest share of idle units",
      text: """
        estates
        | join kind=leftouter units on $left.id == $right.estate_id
        | summarize n = countif(isnotnull(id1)), idle = countif(status == 'idle') by id, name
        | project id, name, n, share = todouble(idle) / n
        | sort by share desc, id asc | take 20
        """),
    BenchQuery(
      name: "q12", question: "the first hundred units in an order of four columns",
      text: """
        units | sort by province asc, employees desc, established asc, id asc | take 100
        | project id, name, province, employees, established
        """),
  ]

  static let extra: [BenchQuery] = [
    BenchQuery(
      name: "q4i", question: "q4 without regard to case",
      text: """
        units | where name contains 'کاشی' | summarize n = count() by province
        | sort by n desc, province asc
        """),
    // Two cases of a unit on one day leave q10 open; here the number of the case decides.
    BenchQuery(
      name: "q10d", question: "q10 with ties decided by the number of the case",
      text: """
        cases | summarize (newest, lo) = arg_max(id, obstacle), (oldest, fo) = arg_min(id, obstacle)
          by unit_id
        | summarize n = count(), same = countif(lo == fo) by lo
        | sort by n desc, lo asc
        """),
  ]

  /// The queries of the given names, in order; the twelve where nil.
  ///
  /// - Throws: ``UsageError`` where there is no query of a name.
  static func selected(_ names: Set<String>?) throws(UsageError) -> [BenchQuery] {
    guard let names else { return twelve }
    let all = twelve + extra
    for name in names where !all.contains(where: { $0.name == name }) {
      throw UsageError("there is no query '\(name)'")
    }
    return all.filter { names.contains($0.name) }
  }
}
