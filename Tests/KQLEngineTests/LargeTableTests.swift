import KQLEngine
import KQLSyntax
import SamatTesting
import Testing

/// Tables that are cut into many pieces: the same answer for every way to cut them, on any number of
/// threads, with references between tables resolved and without.
@Suite struct LargeTableTests {
  /// How a query runs.
  struct Way: CustomTestStringConvertible, Sendable {
    var isLinked = false
    var threads = 1
    var partitionRows = 1 << 20
    var batchSize = 4096
    var isOptimized = true

    var testDescription: String {
      "\(isLinked ? "linked" : "plain"), \(threads) threads, partitions of \(partitionRows),"
        + " batches of \(batchSize)\(isOptimized ? "" : ", unoptimized")"
    }

    var options: QueryOptions {
      var options = QueryOptions(
        batchSize: batchSize, threads: threads, optimization: isOptimized ? .on : .off)
      options.partitionRows = partitionRows
      return options
    }
  }

  static let ways = [
    Way(isLinked: true), Way(threads: 3, partitionRows: 700, batchSize: 256),
    Way(isLinked: true, threads: 3, partitionRows: 700, batchSize: 256),
    Way(isLinked: true, threads: 2, partitionRows: 5_000, batchSize: 999),
    Way(isLinked: true, threads: 1, partitionRows: 333, batchSize: 64),
    Way(isLinked: true, threads: 4, partitionRows: 900, isOptimized: false),
  ]

  static let queries = [
    // Filters in place, dictionary codes, conditions of aggregates.
    "units | where size == 'small' | summarize n = count() by province",
    "units | where size != 'small' | summarize n = count(), e = sum(employees) by province, size",
    "units | where employees > 300 or isnull(capacity) | summarize count(), countif(isnull(capacity)), sum(capacity), avg(capacity) by province",
    "units | where employees > 880 | summarize c = sum(capacity), m = min(founded), x = max(name) by size",
    "units | where size == 'none' | summarize count() by province",
    "units | where isnotnull(capacity) and employees between (10 .. 20) | summarize count()",
    "units | summarize stdev(capacity), dcount(province), dcountif(name, employees > 5) by size",
    "units | where size == 'large' | summarize l = make_set(province) by size | extend l = array_sort_asc(l)",
    // Group keys of every kind.
    "cases | summarize n = count() by unit_id | summarize count(), sum(n), max(n)",
    "cases | where obstacle == 'tax' | summarize n = count(), s = sum(amount) by unit_id",
    "cases | summarize n = count() by unit | summarize count(), sum(n), max(n)",
    "cases | summarize n = count() by month = startofmonth(opened), obstacle",
    "cases | summarize n = count() by amount % 100, obstacle, bin(opened, 7d)",
    "cases | extend r = todouble(amount) / 3 | summarize count() by r | count",
    "cases | summarize n = count() by case_no, unit_id, unit | count",
    "cases | distinct obstacle, unit_id | count",
    // Rows that an aggregate chooses.
    "cases | summarize arg_max(opened, obstacle, case_no) by unit_id",
    "cases | summarize (o, a) = arg_min(amount, obstacle), (p, b) = arg_max(amount, strcat(obstacle, '!')) by unit_id",
    "cases | where amount > 0 | summarize arg_max(amount, *) by obstacle",
    "cases | summarize take_any(obstacle), arg_max(obstacle, case_no) by unit_id | summarize count() by case_no % 7",
    // Percentiles: counted, and listed where values lie far apart.
    "cases | extend d = datetime_diff('day', closed, opened) | summarize percentiles(d, 5, 50, 95) by obstacle",
    "cases | where isnotnull(closed) | extend d = datetime_diff('day', closed, opened) | summarize percentile(d, 50), percentile(amount, 50) by obstacle",
    "cases | summarize percentiles_array(amount, 10, 90), percentile(opened, 33) by obstacle",
    // Joins: by references, by numbers, by texts, by both, with many partners.
    "cases | join kind=inner (units | where size == 'small') on $left.unit_id == $right.id | summarize n = count() by obstacle, province",
    "cases | where isnotnull(closed) | join kind=inner units on $left.unit_id == $right.id | summarize s = sum(employees), f = max(founded) by province",
    "cases | join kind=leftouter (units | where employees < 200) on $left.unit_id == $right.id | summarize count(), countif(isnull(id)), countif(province == '') by obstacle",
    "cases | join kind=inner units on unit | summarize n = count() by province, unit_id == id",
    "cases | join kind=leftanti (units | where size == 'large') on unit | summarize count() by obstacle",
    "cases | join kind=leftsemi (units | where size == 'large') on $left.unit_id == $right.id | summarize count() by obstacle",
    "units | join kind=inner cases on $left.id == $right.unit_id | summarize n = count() by province, obstacle",
    "units | join cases on $left.id == $right.unit_id | summarize n = count() by obstacle",
    "cases | join units on $left.unit_id == $right.id | summarize n = count() by province",
    "cases | lookup (units | project id, province) on $left.unit_id == $right.id | summarize n = count() by province",
    "cases | summarize k = count() by unit_id | where k >= 3 | join kind=inner units on $left.unit_id == $right.id | summarize n = count(), s = sum(k) by province",
    "estates | join kind=leftouter units on $left.id == $right.estate_id | summarize n = countif(isnotnull(id1)), small = countif(size == 'small') by id, title",
    "estates | join kind=inner (units | where employees > 500) on $left.id == $right.estate_id | summarize n = count() by title, province",
    "estates | join kind=fullouter units on $left.id == $right.estate_id | summarize n = count(), m = countif(isnull(id)), k = countif(isnull(id1))",
    "units | join kind=rightanti estates on $left.estate_id == $right.id | summarize count(), min(id), max(id)",
    "cases | join kind=inner (cases | where case_no % 100 == 0) on obstacle | summarize count(), sum(case_no1)",
    // Texts in one piece of memory, folded or not.
    "units | where name contains 'کاشی' | summarize n = count() by province",
    "units | where name contains_cs 'کاشی' or name !contains 'kashi' | count",
    "units | where name has 'سیمان' | summarize n = count() by province",
    "units | where name hassuffix 'شی' | count",
    "units | where name hasprefix 'لب' and name !has 'Steel' | count",
  ]

  static let orderedQueries = [
    "units | sort by province asc, employees desc, id asc | take 100 | project id, province, employees",
    "units | top 7 by capacity desc nulls first, id asc | project id, capacity",
    "units | top 3 by name asc | project name",
    "units | where size == 'large' | top 10 by founded desc | project id",
    "cases | sort by amount desc, case_no asc | project case_no, amount",
    "cases | sort by unit asc, opened desc, case_no desc | where case_no % 40 == 0 | project case_no",
    "cases | summarize n = count() by province = strcat(obstacle, '-') | sort by n desc, province asc",
    "cases | join kind=inner units on $left.unit_id == $right.id | top 20 by amount desc, case_no asc | project case_no, id, province",
    "cases | sort by case_no desc | extend r = row_number() | where r % 1000 == 0 | project r, case_no",
  ]

  private func rows(_ query: String, _ way: Way) throws -> [String] {
    let table = try LargeTables.catalog(isLinked: way.isLinked).query(query, options: way.options)
    return table.rows.map { row in row.values.map { "\($0)" }.joined(separator: "|") }
  }

  @Test(arguments: queries)
  func isTheSameHoweverItIsCut(_ query: String) throws {
    let expected = try rows(query, Way(isOptimized: false)).sorted()
    #expect(!expected.isEmpty || query.contains("'none'"))
    for way in Self.ways {
      let found = try rows(query, way).sorted()
      #expect(found == expected, "\(way.testDescription)")
    }
  }

  @Test(arguments: orderedQueries)
  func keepsItsOrder(_ query: String) throws {
    let expected = try rows(query, Way(isOptimized: false))
    #expect(!expected.isEmpty)
    for way in Self.ways { #expect(try rows(query, way) == expected, "\(way.testDescription)") }
  }

  /// In exactly the same order as well, for one way to cut the tables.
  @Test(arguments: queries)
  func doesNotDependOnThreads(_ query: String) throws {
    let one = Way(isLinked: true, threads: 1, partitionRows: 700, batchSize: 256)
    var many = one
    many.threads = 5
    #expect(try rows(query, one) == rows(query, many))
  }

  /// Against loops over the rows, which share nothing with the engine.
  @Test func countsWhatLoopsCount() throws {
    var byProvince: [String: Int64] = [:]
    var provinceOf: [Int64: String] = [:]
    for row in LargeTables.units.rows {
      if let id = row["id"].int64, let province = row["province"].text { provinceOf[id] = province }
    }
    var casesOf: [Int64: Int64] = [:]
    for row in LargeTables.cases.rows { casesOf[row["unit_id"].int64 ?? 0, default: 0] += 1 }
    for (unit, count) in casesOf where count >= 3 {
      byProvince[provinceOf[unit] ?? "?", default: 0] += 1
    }
    for way in Self.ways {
      let table = try LargeTables.catalog(isLinked: way.isLinked).query(
        "cases | summarize k = count() by unit_id | where k >= 3"
          + " | join kind=inner units on $left.unit_id == $right.id"
          + " | summarize n = count() by province", options: way.options)
      var found: [String: Int64] = [:]
      for row in table.rows { found[row["province"].text ?? ""] = row["n"].int64 }
      #expect(found == byProvince, "\(way.testDescription)")
    }
  }

  @Test func findsWhatLookingAtEachTextFinds() throws {
    // Texts that a function makes are looked at one by one.
    for test in ["contains 'کاشی'", "has 'kashi'", "contains_cs 'شی 8'", "hasprefix 'کا'"] {
      let catalog = try LargeTables.catalog(isLinked: false)
      let direct = try catalog.query("units | where name \(test) | summarize count(), sum(id)")
      let single = try catalog.query(
        "units | extend m = strcat(name, '') | where m \(test) | summarize count(), sum(id)",
        options: Way(batchSize: 100).options)
      #expect(direct.rows[0].values == single.rows[0].values, "\(test)")
    }
  }
}

/// References between tables.
@Suite struct TableReferenceTests {
  @Test func findsReferencesByNameAndValue() throws {
    var registry = Registry()
    try registry.add(TableDefinition("units", table: LargeTables.units))
    try registry.add(TableDefinition("cases", table: LargeTables.cases))
    try registry.add(TableDefinition("estates", table: LargeTables.estates))
    let found = try registry.linkTables(leastRows: 0)
    #expect(
      Set(found) == [
        TableReference("units", "estate_id", to: "estates", "id"),
        TableReference("cases", "unit_id", to: "units", "id"),
        TableReference("cases", "unit", to: "units", "unit"),
      ])
    // Nothing that a query sees has changed.
    for name in ["units", "cases", "estates"] {
      let before = try LargeTables.catalog(isLinked: false).table(name)?.load()
      let after = try Catalog(registry).table(name)?.load()
      #expect(before?.schema == after?.schema)
      #expect(before?.rowCount == after?.rowCount)
      for row in stride(from: 0, to: before?.rowCount ?? 0, by: 37) {
        #expect(before?.rows[row].values == after?.rows[row].values)
      }
    }
  }

  @Test func leavesSmallTablesAlone() throws {
    var registry = Registry()
    try registry.add(TableDefinition("units", table: LargeTables.units))
    try registry.add(TableDefinition("cases", table: LargeTables.cases))
    #expect(try registry.linkTables().isEmpty)
  }

  @Test func declaresWhatNamesDoNotTell() throws {
    var registry = Registry()
    try registry.add(
      TableDefinition("people", table: numbers("no", [3, 1, 2])))
    try registry.add(
      TableDefinition("letters", table: numbers("sender", [1, 1, 3, 2])))
    let reference = TableReference("letters", "sender", to: "people", "no")
    #expect(try registry.linkTables([reference]) == [reference])
    let count = try Catalog(registry).query(
      "letters | join kind=inner people on $left.sender == $right.no | count")
    #expect(count.rows[0][0] == .long(4))
  }

  @Test func refusesAReferenceThatDoesNotHold() throws {
    for values in [[1, 9], [1, nil]] as [[Int64?]] {
      var registry = Registry()
      try registry.add(
        TableDefinition("people", table: numbers("no", values[1] == nil ? [1, 1] : [1, 2])))
      try registry.add(TableDefinition("letters", table: numbers("sender", values)))
      #expect {
        try registry.linkTables([TableReference("letters", "sender", to: "people", "no")])
      } throws: { error in
        (error as? Diagnostic)?.code == "kql.register.reference"
      }
    }
  }

  private func numbers(_ name: String, _ values: [Int64?]) -> Table {
    Table(
      schema: Schema([ColumnSchema(name, .long)]),
      rows: values.map { [$0.map(Value.long) ?? .null] })
  }
}
