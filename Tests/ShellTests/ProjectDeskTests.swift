import Foundation
import Testing

/// Projects and funds by the verbs of the shell.
@Suite(.timeLimit(.minutes(10)))
struct ProjectDeskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let life = """
    :actor estates-company
    :today 1402-03-01
    :estate register e1 kind=estate governance=governmental province=IR-08
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

  @Test func theEstateIsThere() throws {
    let run = try ShellRun(
      "-c",
      ":project estimate P-1 estate=nowhere title=Line kind=power amount=1000 by=a on=1402-03-01")
    #expect(run.status != 0)
    #expect(run.errors.contains("samat.estate.unknown"), "\(run.errors)")
    #expect(run.errors.contains("'nowhere'") && run.errors.contains("':estate register'"))
  }

  @Test func aPublicViewNamesNoBidder() throws {
    let database = folder.path("b.samat")
    let life = Self.life.replacing("a amount", with: "alpha-builders amount")
      .replacing("contractor=a ", with: "contractor=alpha-builders ")
    let run = try ShellRun("--db", database, "-c", life)
    #expect(run.status == 0, "\(run.errors)")
    let shown = try ShellRun(
      "--db", database, "-c",
      ":public on\nproject_flags | project flag, evidence\n\nbids | project bid, bidder\n\n:project show P-1"
    )
    #expect(shown.output.contains("P-1-b1"), "\(shown.output)\(shown.errors)")
    #expect(!shown.output.contains("alpha-builders"), "\(shown.output)")
    let lines = folder.path("open.jsonl")
    let export = try ShellRun("--db", database, "-c", ":export journal \(lines) --anonymise")
    #expect(export.status == 0, "\(export.errors)")
    let text = try String(contentsOfFile: lines, encoding: .utf8)
    #expect(!text.contains("alpha-builders") && text.contains("P-1-b1"))
  }
}
