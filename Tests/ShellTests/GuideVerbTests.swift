import Foundation
import PersianText
import Testing

@testable import samat_repl

/// `:priorities` and `:allocate` in scripts, and what Tab offers behind them.
@Suite(.timeLimit(.minutes(10)))
struct GuideVerbTests {
  private static let priorities = """
    :priorities data workshops_1394 benefit=private_100plus,private_50_99 cost=public_total printed=private_100plus:۲۳۳۸
    :priorities distrust row=البرز column=private_100plus reason="both totals"
    :priorities distrust row=IR-23 column=private_total reason='one too many'
    :priorities weights private_100plus=0.5 private_50_99=0.3 public_total=0.2
    :priorities rank method=topsis

    """

  @Test func leadsToARankingAndItsDocument() throws {
    let run = try ShellRun(
      "-c",
      Self.priorities
        + ":priorities doubt samples=200\n:priorities\n:priorities document place=Alborz\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("private_100plus 272→172 (both totals)"))
    #expect(run.output.contains("is first in"))
    #expect(run.output.contains("doubt: 200 weightings, seed 1"))
    #expect(run.output.contains("Spatial priority of Alborz (IR-30)"))
    #expect(run.output.contains("long(172)"))
  }

  @Test func takesNamesOfCountiesAndNamesWithSpaces() throws {
    let run = try ShellRun(
      "-c",
      """
      let rows = counties | where province == 'IR-00' | project county, ['تنش آب'] = population_1395, other = 1;
      :priorities data rows benefit="تنش آب,other"
      :priorities weights "تنش آب"=0.5 other="0.5"
      :priorities rank method=saw
      :priorities document place=اراک
      :allocate data rows score=other
      :allocate budget 1000
      :allocate limit place="Arak county" floor=100
      :allocate why place=Arak
      """)
    #expect(run.output.contains("Spatial priority of Arak (0001)"), "\(run.errors)")
    #expect(run.errors.isEmpty || !run.errors.contains("one word too many"), "\(run.errors)")
    #expect(run.output.contains("floors of 1") || run.output.contains("100"), "\(run.output)")
  }

  @Test func refusesToRankWhileSumsDoNotFit() throws {
    let run = try ShellRun(
      "-c",
      """
      :priorities data workshops_1394 benefit=private_100plus printed=private_100plus:2338
      :priorities weights private_100plus=1
      :priorities rank
      """)
    #expect(run.status != 0 && run.errors.contains("samat.guide.sums"))
    #expect(run.errors.contains("':priorities distrust row="))
    #expect(!run.output.contains("Ranking"))
  }

  @Test func writesPersianPagesAndTheMap() throws {
    let folder = try TemporaryFolder()
    let (page, map) = (folder.path("سند.html"), folder.path("map.svg"))
    let run = try ShellRun(
      "-c",
      Self.priorities
        + ":priorities check --fa\n:priorities document place=یزد --fa \"\(page)\"\n"
        + ":priorities map \(map)\n:priorities map\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("اعداد نامعتمد (۲)"))
    #expect(run.output.contains("private_100plus: ۱۷۲ به‌جای ۲۷۲ (هر دو جمع)"))
    #expect(folder.text("سند.html").contains("lang=\"fa\" dir=\"rtl\""))
    #expect(folder.text("map.svg").contains("<svg"))
    #expect(run.output.contains("province"))
    // Safe mode writes nothing.
    let safe = try ShellRun("--safe", "-c", Self.priorities + ":priorities map \(map)x.svg\n")
    #expect(safe.status != 0 && safe.errors.contains("safe"))
  }

  @Test func recordsWithTheJournal() throws {
    let folder = try TemporaryFolder()
    let db = folder.path("journal.db")
    let record =
      ":priorities record place=Alborz sector=C requirement=water resource='a port' project='a mill'"
    let run = try ShellRun(
      "--db", db, "--actor", "itsr", "-c",
      ":today 1404-04-01\n" + Self.priorities + record + " --dry-run\n" + record
        + "\n:priority show IR-30\n:priority show IR-30-v1 --fa\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("would record: 5 events of document 'IR-30-v1'"))
    #expect(run.output.contains("recorded: 5 events of document 'IR-30-v1'"))
    #expect(run.output.contains("Spatial priorities: IR-30-v1"))
    #expect(run.output.contains("next: :priority add, :priority rank, :priority adopt"))
    #expect(run.output.contains("سند آمایش IR-30-v1"))
    // It is there the next time, and a second priority of the sector is refused as a whole.
    let again = try ShellRun(
      "--db", db, "--actor", "itsr", "-c",
      ":today 1404-04-02\n" + Self.priorities + record + "\n")
    #expect(again.status != 0 && again.errors.contains("samat.priority.ranked"))
    let kept = try ShellRun("--db", db, "-c", "priority_contents | count", "--format", "csv")
    #expect(kept.output.contains("3"))
    let nobody = try ShellRun("-c", Self.priorities + record + " on=1404-04-01\n")
    #expect(nobody.errors.contains("samat.shell.no-actor"))
  }

  private static let allocate = """
    let six = programme_provinces | where programme == 'amayesh' and (role == 'priority' or role == 'pilot') | distinct province | lookup (workshops_1394 | project province, workshops = private_total) on province | sort by province asc;
    :allocate data six score=workshops
    :allocate budget 100 billion toman
    :allocate limit floor=100000000000 cap=300000000000

    """

  @Test func leadsToAPlan() throws {
    let run = try ShellRun(
      "-c",
      Self.allocate
        + ":allocate plan\n:allocate why place=Bushehr\n:allocate doubt samples=50\n:allocate chart\n:allocate map\n"
        + ":allocate document --fa\n:allocate\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("1,000,000,000,000 rial by 'proportional'"))
    #expect(run.output.contains("its floor of 100,000,000,000 holds it up"))
    #expect(run.output.contains("۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰") && run.output.contains("چرایی"))
    #expect(run.output.contains("let six = programme_provinces"))
    #expect(run.output.contains("doubt: 50 samples"))
  }

  @Test func letStatementsAndParametersStandBeforeTheQuery() throws {
    let script = """
      declare query_parameters(least:long);
      let some = workshops_1394 | where private_total > least // a remark
      ;
      :priorities data some benefit=private_total totals=none
      :priorities weights private_total=1
      :priorities rank method=saw
      :allocate data "some // all" score=private_total
      """
    let run = try ShellRun("--param", "least=1400", "-c", script)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("some: 2 places") || run.output.contains("Tehran (IR-23)"))
    // What no statement of theirs declares is no trouble.
    let other = try ShellRun(
      "--param", "x=1", "-c",
      ":priorities data provinces benefit=area_km2\ndeclare query_parameters(x:long);\nprint x")
    #expect(other.status == 0 && !other.errors.contains("error"), "\(other.errors)")
  }

  @Test func aRankingMayShareABudget() throws {
    let run = try ShellRun(
      "-c",
      Self.priorities
        + ":allocate data from=priorities\n:allocate budget 1000000\n:allocate plan\n")
    #expect(run.status == 0 && run.output.contains("by 'topsis': 31 places"), "\(run.errors)")
  }

  @Test func recordsABudgetInVersions() throws {
    let folder = try TemporaryFolder()
    let db = folder.path("journal.db")
    let run = try ShellRun(
      "--db", db, "--actor", "itsr", "-c",
      ":today 1404-04-01\n" + Self.allocate + ":allocate plan\n:allocate record --dry-run\n"
        + ":allocate record title='six provinces' basis='letter 1'\n"
        + ":allocate limit none\n:allocate plan\n:allocate record allocation=allocation-1\n"
        + ":allocation show allocation-1\n:allocation allocation-1 --fa\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("would record: 7 events of a new allocation (:allocation record)"))
    #expect(run.output.contains("recorded: 7 events of allocation 'allocation-1'"))
    #expect(run.output.contains("next: :allocation record, :allocation withdraw"))
    #expect(run.output.contains("Versions (2)") && run.output.contains("superseded"))
    #expect(run.output.contains("تخصیص بودجه") && run.output.contains("به نسبت امتیاز"))
    let kept = try ShellRun(
      "--db", db, "--format", "csv", "-c",
      "allocations | project version, status, allocated_rial, decided_by | sort by version asc",
      "-c",
      "allocation_amounts | where version == 1 and place == 'IR-06' | project cap_rial, reason",
      "-c", ":verify")
    #expect(kept.output.contains("1,superseded,1000000000000,itsr\n2,in_force,1000000000000,itsr"))
    #expect(kept.output.contains("300000000000,cap"))
    #expect(kept.output.contains("14 events, all as recorded"))
    let early = try ShellRun("-c", Self.allocate + ":allocate record by=x on=1404-01-01\n")
    #expect(early.errors.contains("samat.guide.too-early"))
  }

  @Test func takesLimitsAway() throws {
    let run = try ShellRun(
      "-c",
      Self.allocate + ":allocate limit place=Bushehr floor=1 cap=200000000000\n"
        + ":allocate limit place=Bushehr floor=none\n:allocate limit cap=none\n:allocate\n"
        + ":allocate limit none\n")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").filter { $0.hasPrefix("limits: ") }
    #expect(
      lines.suffix(2).first
        == "limits: every place: floor 100,000,000,000; Bushehr (IR-18): cap 200,000,000,000")
    #expect(lines.last == "limits: none")
  }

  @Test func documentsAreWrittenAsWhatTheyCanBe() throws {
    let folder = try TemporaryFolder()
    let begun = Self.allocate + ":allocate plan\n"
    let run = try ShellRun(
      "-c",
      begun + ":allocate document '\(folder.path("a.md"))'\n"
        + ":allocate document --fa '\(folder.path("b.HTML"))'\n:allocate document '\(folder.path("c"))'\n"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("written to \(folder.path("a.md"))"))
    #expect(folder.text("a.md").hasPrefix("# A budget shared out"))
    #expect(folder.text("b.HTML").contains("lang=\"fa\""))
    #expect(folder.text("c").hasPrefix("A budget shared out\n==="))
    let wrong = try ShellRun("-c", begun + ":allocate document '\(folder.path("x.pdf"))'\n")
    #expect(wrong.status != 0 && wrong.errors.contains("no document is written as '.pdf'"))
    #expect(wrong.errors.contains(".md, .html or .txt"))
  }

  @Test func notesOfAnAnalysisComeWithScriptsAndAnswers() throws {
    let query =
      "workshops_1394 | take 3 | extend same = 1 | evaluate topsis(province, "
      + "pack_array(private_total, same), 'benefit')"
    let run = try ShellRun("--format", "csv", "-c", query)
    #expect(run.errors.contains("note: ") && run.errors.contains("tells nothing apart"))
    #expect(!run.output.contains("tells nothing apart"))
    let lines = try ShellRun(
      "--jsonl", input: "{\"id\":1,\"query\":\"\(query)\"}\n{\"id\":2,\"query\":\"print 1\"}\n")
    #expect(lines.output.contains("\"notes\":["), "\(lines.output)")
    #expect(
      lines.output.contains(
        "{\"id\":2,\"columns\":[{\"name\":\"print_0\",\"type\":\"long\"}],\"rows\":[[1]]}"))
  }

  @Test func optionsOfGuidesAreHeldToTheirRanges() throws {
    let ranked =
      ":priorities data workshops_1394 benefit=private_total cost=public_total totals=none\n"
      + ":priorities weights private_total=0.5 public_total=0.5\n:priorities rank\n"
    let planned = Self.allocate + ":allocate plan\n"
    for (begin, line, place) in [
      (ranked, ":priorities doubt samples=0", "samples is 0, expected 1 to"),
      (ranked, ":priorities doubt samples=1.5", "'samples' takes a whole number, not '1.5'"),
      (ranked, ":priorities doubt seed=-1", "'seed' takes a whole number of 0 or more, not '-1'"),
      (
        ranked, ":priorities weights pairs=private_total/public_total=1e300",
        "expected 1/100 to 100"
      ),
      (ranked, ":priorities map --html", "takes no '--html'"),
      (ranked, ":priorities map a.png", "neither .svg nor .html"),
      (ranked, ":priorities rank --dry-run", "takes no '--dry-run'"),
      (ranked, ":priorities record place=Alborz sector=C domain=industri", "no domain 'industri'"),
      (
        ranked, ":priorities distrust row=IR-30 column=private_total value=-5 reason=x",
        "-5 is below 0"
      ),
      (planned, ":allocate doubt spread=-1", "the spread is -1.0, expected 0 to 1"),
      (planned, ":allocate doubt samples=1000000", "samples is 1000000, expected 1 to 100000"),
      (planned, ":allocate limit floor=10 cap=5", "above its cap of 5"),
      (planned, ":allocate limit none cap=5", "'none' takes limits away"),
    ] {
      let run = try ShellRun("-c", begin + line + "\n")
      #expect(run.status != 0 && run.errors.contains(place), "\(line): \(run.errors)")
      #expect(run.errors.contains("help: "), "\(line): \(run.errors)")
    }
  }

  @Test func misspeltActionsAreNamed() throws {
    for verb in ["priority", "case", "allocation", "estate"] {
      for line in ["\(verb) shw", "\(verb) shw X"] {
        let run = try ShellRun("-c", ":" + line)
        #expect(run.status != 0 && run.errors.contains("did you mean 'show'?"), "\(run.errors)")
      }
    }
  }

  @Test(arguments: [
    (":allocate data from=priorities", "samat.guide.too-early"),
    (":allocate data from=here", "samat.shell.argument"),
    (":allocate plan", "samat.guide.too-early"),
    (":allocate data workshops_1394 score=source", "samat.guide.cell"),
    (":allocate data nowhere score=x", "kql.bind.unknown-table"),
    (":allocate data workshops_1394 score=private_totl", "samat.guide.column"),
    (":allocate data workshops_1394", "samat.shell.argument"),
    (":allocate data", "samat.shell.argument"), (":allocate budget", "samat.shell.argument"),
    (":allocate budget much", "samat.command.argument"),
    (":allocate budget 0", "samat.guide.number"), (":allocate fly", "samat.shell.argument"),
    (":allocate limit", "samat.shell.argument"), (":allocate chart", "samat.guide.too-early"),
    (":allocate doubt seed=-1", "samat.shell.argument"),
    (":allocate plan by=x y", "samat.shell.argument"),
    (
      ":allocate data workshops_1394 score=private_total\n:allocate budget 100\n"
        + ":allocate limit floor=10\n:allocate plan", "samat.guide.limits"
    ),
    (":priorities check", "samat.guide.too-early"), (":priorities rank", "samat.guide.too-early"),
    (":priorities map", "samat.guide.too-early"),
    (":priorities document", "samat.guide.too-early"),
    (":priorities data", "samat.shell.argument"),
    (":priorities data workshops_1394 workshops_1394", "samat.shell.argument"),
    (":priorities data workshops_1394 benefit=source", "samat.guide.cell"),
    (":priorities data workshops_1394 benefit=a benefit=b", "samat.shell.argument"),
    (":priorities data workshops_1394 benefit=private_total printed=x", "samat.guide.number"),
    (":priorities data workshops_1394 benefit=private_total totals=x", "samat.guide.column"),
    (":priorities distrust column=a", "samat.guide.too-early"),
    (":priorities distrust row=a", "samat.shell.argument"),
    (":priorities weights", "samat.shell.argument"),
    (":priorities weights by=entropy a=1", "samat.shell.argument"),
    (":priorities weights a=much", "samat.guide.number"),
    (":priorities weights pairs=ab", "samat.guide.weights"),
    (":priorities record place=x", "samat.shell.argument"),
    (":priorities record place=x sector=C", "samat.guide.too-early"),
    (":priorities distrust row='a", "samat.shell.argument"),
    (":priorities rank --pdf", "samat.shell.argument"), (":priorities x=1", "samat.shell.argument"),
    (":priority show IR-99-v1", "samat.priority.unknown"),
  ]) func refusesWithACode(_ line: String, _ code: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status != 0 && run.errors.contains("[\(code)]"), "\(run.errors)")
    #expect(run.errors.contains(" --> "), "\(run.errors)")
  }

  @Test func completesWhatStandsBehindThem() throws {
    let session = try Session(messages: Messages(color: .never))
    let completer = Completer(session)
    func names(_ text: String) -> [String] {
      completer.completions(for: CompletionRequest(text: text, cursor: text.utf8.count)).map(
        \.replacement)
    }
    #expect(names(":prioriti") == ["priorities "])
    #expect(names(":priorities d") == ["data ", "distrust ", "doubt ", "document "])
    #expect(names(":priorities data worksh") == ["workshops_1394"])
    #expect(names(":priorities data workshops_1394 b") == ["benefit="])
    #expect(
      names(":priorities data workshops_1394 benefit=private_1") == [
        "private_10_49", "private_100plus",
      ])
    #expect(
      names(":priorities data workshops_1394 benefit=private_10_49,public_t") == ["public_total"])
    #expect(names(":priorities rank method=to") == ["topsis "])
    #expect(names(":priorities weights by=ent") == ["entropy "])
    #expect(names(":priorities check --f") == ["--fa "])
    _ = VerbList.run(
      ":priorities data workshops_1394 benefit=private_100plus", in: session,
      at: Fragment(SourceText(name: "-", text: ""), 0..<0, text: ""))
    #expect(names(":priorities weights private_1") == ["private_100plus="])
    #expect(names(":priorities distrust row=IR-3") == ["IR-30 "])
    #expect(names(":priorities distrust row=IR-30 column=public_t") == ["public_total "])
    #expect(names(":priorities document place=البر") == ["البرز "])
    #expect(names(":allocate l") == ["limit "])
    #expect(names(":allocate plan by=max") == ["max_min "])
    #expect(names(":allocate data workshops_1394 score=public_to") == ["public_total"])
    for end in ":allocate data workshops_1394 score=\"a place=".indices {
      _ = names(String(":allocate data workshops_1394 score=\"a place="[..<end]))
    }
  }

  @Test func helpLeadsToThem() throws {
    let run = try ShellRun(
      "-c", ":help priorities\n:help allocate\n:help :priorities\n:help :allocate")
    #expect(run.output.contains("':help :priorities' explains the verb"))
    #expect(run.output.contains("':help :allocate' explains the verb"))
    #expect(run.output.contains(":priorities distrust") && run.output.contains(":allocate limit"))
  }
}
