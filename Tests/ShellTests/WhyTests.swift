import Testing

/// `:why`, `:plan` and `:profile`.
@Suite struct WhyTests {
  private func run(_ script: String) throws -> ShellRun {
    try ShellRun("-", "--format", "csv", input: script)
  }

  @Test func tellsTheDocumentOfACell() throws {
    let run = try run(
      """
      facts | where fact == 'S002-16' | project statement, value, two = value * 2

      :why 1 value
      :why 1 two
      """)
    #expect(run.status == 0)
    #expect(run.output.contains("from,\"column value, as it stands there\""))
    #expect(run.output.contains("from,computed from value"))
    #expect(run.output.contains("source,002_057cc68bf82e8abc"))
    #expect(run.output.contains("fact,S002-16"))
  }

  @Test func followsRowsThroughSortAndTake() throws {
    let run = try run(
      """
      provinces | where population_1395 > 4000000 | sort by name asc | take 2 | project name

      :why 2
      """)
    // Fars, Isfahan.
    #expect(run.lines.contains("table,provinces"))
    #expect(run.lines.contains("province,IR-10"))
  }

  @Test func listsTablesWhereRowsAreMixed() throws {
    let run = try run(
      """
      units | lookup provinces on province | summarize n = count() by name1

      :why 1
      """)
    #expect(run.output.contains("After join the rows are no rows of one table any more."))
    #expect(run.output.contains("units,31,002_057cc68bf82e8abc"))
    #expect(run.output.contains("provinces,31,sci-1395"))
  }

  @Test func saysWhereNothingWasRead() throws {
    #expect(try run("print 1\n\n:why").output.contains("no table was read"))
  }

  @Test func tellsOfTablesWithoutSources() throws {
    let run = try run(".set T <| print a = 1\n\nT | where a == 1\n\n:why 1\n:why")
    #expect(run.output.contains("do not tell where they come from"))
    #expect(run.output.contains("T,1,,not told"))
  }

  @Test func refusesWhatIsNotThere() throws {
    #expect(try run(":why").errors.contains("there is no result of a query yet"))
    #expect(try run("print 1\n\n:why 2").errors.contains("has no row 2"))
    #expect(try run("units | take 1\n\n:why 1 domin").errors.contains("did you mean 'domain'?"))
    #expect(try run("units | take 1\n\n:why x").errors.contains("has no row x"))
  }

  @Test func showsStepsAsTheyRun() throws {
    let run = try ShellRun(
      "-c", ":plan units | where domain == 'agriculture' | summarize n = count() by domain")
    #expect(
      run.output == """
        Aggregate n = count() by domain · 'domain' by its 2 dictionary codes
          Filter (domain == "agriculture") · rejected rows stay in place
            Scan units [domain] · 31 rows · codes: domain 2

        """)
  }

  @Test func measuresSteps() throws {
    let run = try ShellRun(
      "-c", ":profile units | where domain == 'agriculture' | summarize n = count() by province")
    let rows = run.lines.map { $0.split(separator: " ").first.map(String.init) ?? "" }
    #expect(rows == ["rows", "1", "8", "31"])
    #expect(run.status == 0)
  }

  @Test func refusesMistakesInQueries() throws {
    for verb in [":plan", ":profile", ":explain"] {
      #expect(try ShellRun("-c", verb).status == 1)
      let run = try ShellRun("-c", "\(verb) units | wher x")
      #expect(run.status == 1 && run.errors.contains("kql.syntax.unknown-operator"))
    }
  }
}
