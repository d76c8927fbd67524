import Testing

/// The pages of documents, funds and axes, as the shell prints them.
@Suite(.timeLimit(.minutes(3)))
struct ShownRecordTests {
  private func shell(_ lines: String...) throws -> ShellRun {
    try ShellRun("-c", ([":actor clerk", ":today 1402-05-01"] + lines).joined(separator: "\n\n"))
  }

  @Test func aFundShowsItsMovementsAndItsBalance() throws {
    let run = try shell(
      ":fund raise isipo-1402-power amount='20 billion toman'", ":fund show isipo-1402-power",
      ":fund show isipo-1402-power --fa --html")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("As written: 500 billion toman"))
    #expect(run.output.contains("Raised    200,000,000,000 rial"))
    #expect(run.output.contains("To raise  4,800,000,000,000 rial"))
    #expect(run.output.contains("1402-05-01 (2023-07-23)  raised"))
    #expect(run.output.contains("<h1>اعتبار <bdi>isipo-1402-power</bdi></h1>"))
    #expect(run.output.contains("۴٬۸۰۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال"))
  }

  @Test func anAxisThatNoSourceNamesSaysSo() throws {
    let run = try shell(":axis show isipo-1402-35", ":axis show isipo-1402-01 --fa")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Title: not named by any source"))
    #expect(run.output.contains("۵٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال"))
  }

  @Test func aDocumentShowsFactsIssuesAndContradictions() throws {
    let run = try shell(
      ":document add d1 title='A report' publisher=ministry-smt paragraphs=2",
      ":fact add f1 source=d1 paragraph=1 kind=quantity statement='ten units' subject=units value=10 unit=units date=1402-04-30",
      ":fact add f2 source=d1 paragraph=2 kind=quantity statement='eleven' subject=units value=11 unit=units date=1402-04-30",
      ":issue decide f2-two-values decision=eleven reason='printed later'", ":document show d1",
      ":document show 002_057cc68bf82e8abc --fa")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("two values  units  One source gives 10 and another 11 units."))
    #expect(run.output.contains("decided: eleven"))
    #expect(run.output.contains("10 units"))
    #expect(run.output.contains("گزاره‌ها: ۵۶، ۳ استنباطی"))
  }

  @Test(arguments: [
    (":fund show nothing", "samat.fund.unknown"), (":axis show nothing", "samat.axis.unknown"),
    (":document show nothing", "samat.source.unknown"), (":fund show", "samat.shell.argument"),
    (":fund raise isipo-1402-power amount=1 on=1499-01-01", "samat.command.future"),
  ])
  func refusesWithTheWayOut(line: String, code: String) throws {
    let run = try shell(line)
    #expect(run.status != 0)
    #expect(run.errors.contains("[\(code)]") && run.errors.contains("help: "), "\(run.errors)")
  }
}
