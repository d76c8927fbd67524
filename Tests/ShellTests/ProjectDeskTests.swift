import Testing

/// Projects and funds by the verbs of the shell.
@Suite(.timeLimit(.minutes(10)))
struct ProjectDeskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let life = """
    :actor estates-company
    :today 1402-03-01
    :project estimate P-1 estate=e1 title="Power line" kind=power amount="40 billion toman"
    :project tender P-1
    :project bid P-1 bidder=a amount="38 billion toman"
    :project contract P-1 contractor=a reason="called twice"
    :fund raise isipo-1402-power amount="۳۰ میلیارد تومان"
    :project progress P-1 progress=50%
    :project certify P-1 gross="19 billion toman"
    :project pay P-1 fund=isipo-1402-power amount="17.1 billion toman" statement=P-1-s1
    """

  @Test func leadsAProjectAndShowsItsLedger() throws {
    let database = folder.path("a.samat")
    let run = try ShellRun("--db", database, "-c", Self.life)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.lines.contains { $0.hasPrefix("recorded project.flagged project/P-1") })
    let shown = try ShellRun("--db", database, "-c", ":project show P-1")
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("171,000,000,000"), "\(shown.output)")
    #expect(shown.output.contains("single bidder"))
    #expect(shown.output.contains(":project certify"))
    let persian = try ShellRun("--db", database, "-c", ":project show P-1 --fa")
    #expect(persian.output.contains("سپرده حسن انجام کار"), "\(persian.output)")
    let refused = try ShellRun(
      "--db", database, "-c",
      ":project pay P-1 fund=isipo-1402-power amount=200000000000 by=a on=1402-04-01 reason=x")
    #expect(refused.status != 0)
    #expect(refused.errors.contains("samat.fund.no-money"), "\(refused.errors)")
    #expect(refused.errors.contains("estates.no-rial-without-source"))
  }
}
