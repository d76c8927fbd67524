import Foundation
import Testing

/// Casework by the verbs of the shell, over a journal file and in memory.
@Suite(.timeLimit(.minutes(10)))
struct DeskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The life of a case, from registering a unit to closing.
  private static let life = """
    :actor secretariat
    :unit register U-1 name="Carpet works" province=IR-08 on=2025-05-01
    :today ۱۴۰۴/۰۳/۰۱
    :case open K-12 unit=U-1 group=kerman obstacle=bank_loan agencies=bank-a,tax
    :case answer K-12 on=1404-03-05
    :committee hold C-1 group=kerman on=1404-03-11
    :committee take-up K-12 session=C-1 on=1404-03-11
    :committee refer K-12 on=1404-03-11
    :session hold S-1 group=kerman on=1404-03-20
    :attendance present S-1 organization=bank-a role=head on=1404-03-20
    :attendance absent S-1 organization=tax reason=travel on=1404-03-20
    :case hear K-12 session=S-1 person=p-1 documents="balance sheet,permit" on=1404-03-20
    :opinion K-12 agency=bank-a position=agree on=1404-03-20
    :opinion K-12 agency=tax position=conditional text='after payment' on=1404-03-20
    :case sum-up K-12 on=1404-03-20
    :resolution adopt R-1 case=K-12 session=S-1 agency=bank-a deadline=1404-05-01 text="Extend the loan" on=1404-03-20
    :session end S-1 on=1404-03-20
    :resolution notify R-1 on=1404-03-22
    :objection raise R-1 objector=U-1 text="too little" on=1404-03-25
    :session hold S-2 group=kerman on=1404-04-03
    :objection decide R-1-x1 session=S-2 outcome=rejected on=1404-04-03
    :resolution move R-1 session=S-2 deadline=1404-06-01 reason="new board" on=1404-04-03
    :report R-1 agency=bank-a progress=۶۰٪ on=1404-05-10
    :escalate K-12 step=national_headquarters reason="no answer" on=1404-05-12
    :escalate answer K-12-e1 outcome="carry it out" on=1404-05-20
    :resolution complete R-1 on=1404-06-05
    :case close K-12 on=1404-06-06
    """

  private func db(_ name: String = "a.samat") -> String { folder.path(name) }

  @Test func leadsACaseFromStartToEnd() throws {
    let run = try ShellRun("--db", db(), "-c", Self.life)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.lines.first
        == "recorded unit.registered unit/U-1, version 1, event 1, 1404-02-11 (2025-05-01), by secretariat"
    )
    #expect(run.lines.last?.hasPrefix("recorded case.closed case/K-12, version ") == true)

    let again = try ShellRun("--db", db(), "-c", ":case show K-12\n:verify")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output.contains("4 days late"), "\(again.output)")
    #expect(again.output.contains("next: nothing"))
    #expect(again.lines.last?.hasSuffix("all as recorded") == true)

    let query = "cases | where ['case'] == 'K-12' | project stage, outcome"
    let asked = try ShellRun(
      "--db", db(), "--format", "csv", "-c", query, "-c", "asof('1404-03-20') " + query, "-c",
      ":asof 2025-05-25\n\(query)\n:case open unit=U-1 group=kerman by=me on=1404-03-04")
    #expect(
      asked.lines == [
        "stage,outcome", "closed,solved", "", "stage,outcome", "decided,", "", "stage,outcome",
        "opened,",
      ], "\(asked.output)")
    #expect(asked.errors.contains("[samat.shell.looking-back]"), "\(asked.errors)")
  }

  @Test func worksInMemoryAndSaysSoOnce() throws {
    let run = try ShellRun("-c", Self.life)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("in memory"))
  }

  @Test func goesOnInMemoryAfterABackupThatCannotBe() throws {
    let refused = try ShellRun("-c", ":backup \(db())")
    #expect(refused.errors.contains("[samat.journal.no-backup]"), "\(refused.errors)")
    let run = try ShellRun(
      "-c", ":export journal \(db("e.jsonl"))\n:unit register U by=a on=1404-01-05\n:verify")
    #expect(run.status == 0 && run.lines.last == "1 events, all as recorded", "\(run.errors)")
  }

  @Test(arguments: [
    (":unit register U by=a", "[samat.shell.no-day]", ""),
    (":unit register U on=1404-01-01", "[samat.shell.no-actor]", ""),
    (":unit registre U", "did you mean 'register'?", "-c:1:7-14"),
    (":unit register U nmae=x", "did you mean 'name'?", "-c:1:18-21"),
    (":unit register U domain=minee", "did you mean 'mine'?", "-c:1:25-29"),
    (":unit register U on=1404-13-01", "is no day", "-c:1:21-30"),
    (":unit register U name=\"x", "a quote is not closed", "-c:1:23-24"),
    (":unit report U utilisation=much", "takes a share", "-c:1:28-31"),
    (":case open group=kerman", "':case open' needs 'unit'", ""),
    (
      ":case open unit=none group=kerman by=a on=1404-03-01", "[samat.unit.unknown]", "-c:1:17-20"
    ),
    (":case hear K-9 session=S by=a on=1404-03-01", "[samat.case.unknown]", "-c:1:12-14"),
  ])
  func refuses(line: String, message: String, place: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status == 1 && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("--> " + place), "\(run.errors)")
  }

  @Test func saysTheRuleOfARefusal() throws {
    let run = try ShellRun(
      "--actor", "s", "-c",
      """
      :today 1404-03-01
      :unit register U-1
      :case open K unit=U-1 group=kerman
      :case sum-up K
      """)
    #expect(run.status == 1 && run.errors.contains("[samat.case.not-referred]"), "\(run.errors)")
    #expect(run.errors.contains("rule working-groups.committee-first, seed, fact S002-48"))
    #expect(run.errors.contains("help: let the committee of 'kerman' refer it first"))
  }

  @Test func recordsNothingInADryRun() throws {
    let run = try ShellRun(
      "--db", db(), "--format", "csv", "-c",
      ":unit register U-1 --dry-run by=a on=1404-01-05\nunits | where unit == 'U-1' | count")
    #expect(run.lines.first?.hasPrefix("would record unit.registered unit/U-1") == true)
    #expect(run.lines.last == "0", "\(run.output)")
  }

  @Test func startsWithoutSeeds() throws {
    let empty = try ShellRun(
      "--db", db(), "--no-seeds", "--format", "csv", "-c", "units | count", "-c",
      "provinces | count")
    #expect(empty.lines == ["Count", "0", "", "Count", "31"], "\(empty.errors)")
    // The file remembers.
    let again = try ShellRun("--db", db(), "--format", "csv", "-c", "units | count")
    #expect(again.lines.last == "0")
  }

  @Test func generatesTheSameTwice() throws {
    for name in ["a", "b"] {
      let run = try ShellRun("--generate", "cases=60", "seed=7", "--db", db(name))
      #expect(run.status == 0 && run.errors.contains("of 60 made-up cases"), "\(run.errors)")
      let out = try ShellRun("--db", db(name), "-c", ":export journal \(db(name + ".jsonl"))")
      #expect(out.status == 0, "\(out.errors)")
    }
    #expect(folder.text("a.jsonl") == folder.text("b.jsonl"))
    let count = try ShellRun(
      "--db", db("a"), "--format", "csv", "-c", "cases | where source == 'synthetic' | count")
    #expect(count.lines.last == "60", "\(count.errors)")
    let twice = try ShellRun("--generate", "cases=60", "seed=7", "--db", db("a"))
    #expect(twice.status == 1 && twice.errors.contains("[samat.shell.not-empty]"))
    #expect(try ShellRun("--generate", "cases=60").status == 2)
  }

  @Test func keepsAndCopiesTheJournal() throws {
    let text = """
      :backup \(db("copy.samat"))
      :export journal \(db("all.jsonl"))
      :export journal \(db("anon.jsonl")) --anonymise
      """
    let run = try ShellRun("--db", db(), "-c", Self.life + "\n" + text)
    #expect(run.status == 0, "\(run.errors)")
    let file = try ShellRun("--db", db("copy.samat"), "-c", ":case show K-12")
    #expect(
      file.status == 0 && file.output.contains("next: nothing"), "\(file.errors)")
    let taken = try ShellRun(
      "--db", db("new.samat"), "-c", ":import journal \(db("all.jsonl"))\n:verify")
    #expect(taken.status == 0 && taken.output.contains("events taken in"), "\(taken.errors)")
    #expect(!folder.text("anon.jsonl").contains("Carpet works"))
    let refused = try ShellRun("-c", ":import journal \(db("anon.jsonl"))")
    #expect(refused.errors.contains("[samat.journal.anonymised]"), "\(refused.errors)")
    let exists = try ShellRun("--db", db(), "-c", ":backup \(db("copy.samat"))")
    #expect(exists.status == 3 && exists.errors.contains("[samat.store.exists]"))
  }

  @Test func saysWhatIsNoJournal() throws {
    try folder.write("not a database, whatever its name says, and long enough", to: "bad.samat")
    let run = try ShellRun("--db", db("bad.samat"), "-c", "print 1")
    #expect(run.status == 3 && run.errors.contains("[samat.store."), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func recordsNothingInSafeMode() throws {
    #expect(try ShellRun("--db", db(), "-c", Self.life).status == 0)
    let safe = ["--safe", "--db", db()]
    for line in [":unit register X by=a on=1404-01-05", ":backup x", ":export journal x"] {
      let run = try ShellRun(safe + ["-c", line], input: [])
      #expect(run.status == 1 && run.errors.contains("[samat.shell.safe]"), "\(run.errors)")
    }
    let run = try ShellRun(safe + ["-c", ":case show K-12"], input: [])
    #expect(run.status == 0, "\(run.errors)")
  }

  // MARK: - Files of commands, policies, the public view

  @Test func importsCommandsFromAFile() throws {
    try folder.write(
      "واحد,name\nU-1,x\n", to: "persian.csv")
    try folder.write(
      "unit,name_fa,province\nU-1,ریسندگی,IR-08\nU 2,بد,IR-08\nU-3,بافندگی,IR-08\n",
      to: "units.csv")
    let command = ":import commands \(folder.path("units.csv")) command=unit.register on=۱۴۰۴/۰۳/۰۱"
    let count = "units | where source == 'journal' | count"
    let stopped = try ShellRun(
      "--db", db(), "--actor", "clerk", "--format", "csv", "-c", command)
    #expect(stopped.status == 1 && stopped.errors.contains("[samat.journal.import]"))
    #expect(stopped.output.contains("units.csv:3: "), "\(stopped.output)")
    #expect(stopped.errors.contains("1 of 3 commands is wrong, nothing was recorded"))
    // The row is told once, with what is wrong with a day.
    #expect(!stopped.errors.contains("line 3"), "\(stopped.errors)")
    try folder.write("unit,on\nU-1,1404-13-01\n", to: "month.csv")
    let month = try ShellRun(
      "-c", ":import commands \(folder.path("month.csv")) command=unit.register by=a")
    #expect(month.errors.contains("the one command is wrong"), "\(month.errors)")
    #expect(month.output.contains("'1404-13-01' is no day: ") && month.output.contains("month"))
    let asked = try ShellRun(
      "--db", db(), "--actor", "clerk", "--format", "csv", "-c",
      command + " --on-error skip --dry-run\n" + count)
    #expect(asked.output.contains("2 commands would be performed, 2 events, 1 rejected"))
    #expect(asked.lines.last == "0", "\(asked.output)")
    let done = try ShellRun(
      "--db", db(), "--actor", "clerk", "--format", "csv", "-c",
      command + " --on-error skip\n" + count)
    #expect(done.status == 0 && done.lines.last == "2", "\(done.errors)")
    #expect(done.output.contains("2 commands performed, 2 events, 1 rejected"))
    // A slip of the year is a fault of its row, like others.
    try folder.write("unit,on\nV-1,1404-01-05\nV-2,1494-01-01\n", to: "future.csv")
    let late = try ShellRun(
      "-c",
      ":import commands \(folder.path("future.csv")) command=unit.register by=a --on-error skip")
    #expect(late.output.contains("future.csv:3: 1494-01-01"), "\(late.output) \(late.errors)")
    #expect(late.output.contains("1 command performed, 1 event, 1 rejected"), "\(late.output)")
    let unknown = try ShellRun(
      "-c",
      ":import commands \(folder.path("persian.csv")) command=unit.register by=a on=1404-01-05")
    #expect(unknown.errors.contains("[samat.command.file]"), "\(unknown.errors)")
    let missing = try ShellRun("-c", ":import commands \(db("none.csv")) by=a on=1404-01-05")
    #expect(missing.status == 3, "\(missing.errors)")
    for words in ["", "cmds x.csv", "commands x.csv y.csv", "commands x.csv --on-error maybe"] {
      #expect(try ShellRun("-c", ":import \(words)").errors.contains("[samat.shell.argument]"))
    }
  }

  @Test func takesPoliciesFromAFile() throws {
    try folder.write(
      """
      {"policies": [{"policy": "kerman-ten", "working_group": "kerman", "from": "1404-01-01",
        "charter": {"objection_days": 2}}]}
      """, to: "policies.json")
    let early = ":objection raise R-1 objector=U-1 text=\"too little\" on=1404-03-25"
    let head = Self.life.split(separator: "\n").prefix { !$0.hasPrefix(":objection") }
      .joined(separator: "\n")
    let run = try ShellRun(
      "--policies", folder.path("policies.json"), "-c", head + "\n" + early)
    #expect(run.status == 1 && run.errors.contains("[samat.objection.late]"), "\(run.errors)")
    #expect(try ShellRun("-c", head + "\n" + early).status == 0)
    try folder.write("{\"policies\": [{\"policy\": \"a\",\n\"chartre\": {}}]}", to: "bad.json")
    let bad = try ShellRun("--policies", folder.path("bad.json"), "-c", "print 1")
    #expect(bad.status != 0 && bad.errors.contains("bad.json:2:1: "), "\(bad.errors)")
    #expect(bad.output.isEmpty)
  }

  @Test func namesNoFirmsInThePublicView() throws {
    let query = "units | where unit == 'U-1' | project name"
    let run = try ShellRun(
      "--format", "csv", "-c", Self.life, "-c", ":public on", "-c", query, "-c",
      "asof('1404-03-20') " + query, "-c",
      "resolutions | where source == 'journal' | project text, agency", "-c",
      ":case show K-12", "-c", ":unit register U-2 by=a on=1404-07-01")
    #expect(run.errors.contains("[samat.journal.public]"), "\(run.errors)")
    let shown = run.output.split(separator: "recorded case.closed").last ?? ""
    #expect(shown.contains("firm-1") && !shown.contains("Carpet works"), "\(shown)")
    #expect(!shown.contains("Extend the loan") && shown.contains("bank-a"), "\(shown)")
    let off = try ShellRun(
      "--format", "csv", "-c", Self.life, "-c", ":public on\n:public off", "-c", query)
    #expect(off.lines.last == "Carpet works", "\(off.output)")
  }

  // MARK: - Files that are not as they should be

  @Test func leavesAFileOfANewerVersionAlone() throws {
    #expect(try ShellRun("--db", db(), "-c", Self.life).status == 0)
    // The version of the schema stands in bytes 60 to 63 of the file (user_version).
    var bytes = try folder.bytes("a.samat")
    bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x10])
    try folder.write(bytes, to: "a.samat")
    let run = try ShellRun("--db", db(), "-c", "print 1")
    #expect(run.status == 3 && run.errors.contains("[samat.store."), "\(run.errors)")
    #expect(run.output.isEmpty && !run.errors.contains("internal"))
    #expect(try folder.bytes("a.samat") == bytes)
  }

  @Test func findsAChangedPage() throws {
    #expect(try ShellRun("--db", db(), "-c", Self.life).status == 0)
    var bytes = try folder.bytes("a.samat")
    let name = Array("Carpet works".utf8)
    let places = bytes.indices.dropLast(name.count).filter {
      bytes[$0] == name[0] && Array(bytes[$0..<$0 + name.count]) == name
    }
    try #require(!places.isEmpty)
    for place in places { bytes[place] = 0x4B }
    try folder.write(bytes, to: "a.samat")
    let run = try ShellRun("--db", db(), "-c", ":verify")
    #expect(run.status != 0 && run.errors.contains("[samat.journal.chain]"), "\(run.errors)")
    #expect(run.output.contains("event 1"), "\(run.output)")
  }

  @Test func twoShellsWriteOneJournal() throws {
    #expect(try ShellRun("--db", db(), "-c", ":group create g by=a on=1404-01-05").status == 0)
    let other = try ShellRun(
      "--db", db(), "-c", "print sleepless = 1",
      input: "",
      whileRunning: { _ in
        for number in 1...5 {
          _ = try? ShellRun(
            "--db", db(), "-c", ":unit register V-\(number) by=b on=1404-01-05")
        }
      })
    #expect(other.status == 0)
    let seen = try ShellRun(
      "--db", db(), "--format", "csv", "-c", "units | where source == 'journal' | count", "-c",
      ":verify")
    #expect(seen.lines.contains("5") && seen.lines.last?.hasSuffix("all as recorded") == true)
  }

  @Test func answersRequestsOverAJournal() throws {
    #expect(try ShellRun("--db", db(), "-c", Self.life).status == 0)
    let request = "{\"id\": 1, \"query\": \"cases | where source == 'journal' | project stage\"}"
    let run = try ShellRun("--db", db(), "--jsonl", input: request + "\n")
    #expect(run.status == 0 && run.output.contains("[[\"closed\"]]"), "\(run.output)")
  }
}
