import Foundation
import Testing

/// Provinces and counties in commands, files and policies, and the places of what is wrong.
@Suite(.timeLimit(.minutes(10)))
struct PlaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ lines: String...) throws -> ShellRun {
    let lines = [":actor s", ":today 1404-03-01"] + lines
    return try ShellRun("--format", "csv", "-c", lines.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("province=کرمان county=رفسنجان", "IR-08,0804"), ("province=kerman", "IR-08,"),
    ("province=\"استان کرمان\" county=\"شهرستان رفسنجان\"", "IR-08,0804"),
    ("province=\"East Azerbaijan\"", "IR-03,"), ("county=0804 province=IR-08", "IR-08,0804"),
  ])
  func namesAreKeptAsCodes(words: String, codes: String) throws {
    let run = try run(
      ":unit register U-1 " + words, "units | where unit == 'U-1' | project province, county")
    #expect(run.status == 0 && run.lines.last == codes, "\(run.output) \(run.errors)")
  }

  @Test(arguments: [
    (":unit register U province=IR-99", "IR-99", "[samat.casework.province]", "did you mean"),
    (
      ":unit register U province=Kermann", "Kermann", "[samat.casework.province]",
      "did you mean 'Kerman'?"
    ),
    (
      ":unit register U province=رفسنجان", "رفسنجان", "[samat.casework.province]",
      "is county 0804 of 'IR-08' (Kerman)"
    ),
    (
      ":unit register U province=Alborz county=Rafsanjan", "Rafsanjan", "[samat.casework.county]",
      "give the province 'IR-08'"
    ),
    (":group create g province=IR-99", "IR-99", "[samat.casework.province]", "did you mean"),
    (":obstacle report bank_loan province=IR-99", "IR-99", "[samat.casework.province]", "did you"),
    (":estate register E province=IR-99", "IR-99", "[samat.estate.place]", "did you mean"),
    (":estate register E county=Tabrizz", "Tabrizz", "[samat.estate.place]", "'Tabriz'"),
    (
      ":permit delegate investment province=Qomm legal_basis=x", "Qomm", "[samat.permit.province]",
      "'Qom'"
    ),
    (
      ":programme province amayesh province=IR-99 role=priority", "IR-99",
      "[samat.programme.province]", "did you mean"
    ),
    (":priority draft Kermann", "Kermann", "[samat.priority.place]", "did you mean 'Kerman'?"),
    (
      ":association found A field=x province=Kermann founders=a", "Kermann",
      "[samat.association.place]", "did you mean 'Kerman'?"
    ),
    // The place of what a code is about, of an element of a list, of a day.
    (
      ":fact add F source=002_057cc68bf82e8abc paragraph=99 kind=k statement=s", "99",
      "[samat.fact.paragraph]", "give one from 1 to"
    ),
    (
      ":issue raise I kind=typo statement=s source=002_057cc68bf82e8abc facts=S002-01,S002-xx",
      "S002-xx", "[samat.fact.unknown]", "table facts"
    ),
    (
      ":instruction issue issuer=ministry-smt title=t addressees=alborz-smt,kerman-smtt",
      "kerman-smtt", "[samat.matter.unlisted]", "did you mean 'kerman-smt'?"
    ),
    (
      ":permit apply investment unit=U-9 province=Kerman", "U-9", "[samat.unit.unknown]",
      "unlisted=yes takes one"
    ),
    (
      ":action add amayesh title=t owner=kerman-smtt", "kerman-smtt", "[samat.casework.unlisted]",
      "did you mean 'kerman-smt'? unlisted=yes"
    ),
    (
      ":procedure step investment step=s agency=kerman-smtt", "kerman-smtt",
      "[samat.casework.unlisted]", "did you mean 'kerman-smt'?"
    ),
    (
      ":document add d title=t publisher=p paragraphs=0", "0", "[samat.source.paragraphs]",
      "count its paragraphs"
    ),
    (
      ":document add d title=\"\" publisher=p paragraphs=1", "\"\"", "[samat.source.nothing]",
      "title=..."
    ),
    (
      ":document add d title=t publisher=p paragraphs=1 published=1404-05-01", "1404-05-01",
      "[samat.source.published]", "give a day up to 1404-03-01"
    ),
    (
      ":permit delegate investment province=Qom legal_basis=x from=1404-01-01", "1404-01-01",
      "[samat.power.days]", "from 1404-03-01 on"
    ),
  ])
  func saysWhatIsWrongAndWhere(line: String, wrong: String, code: String, help: String) throws {
    let run = try run(line)
    #expect(run.status == 1 && run.errors.contains(code), "\(run.errors)")
    #expect(run.errors.contains(help), "\(run.errors)")
    // The third line, and in it the bytes of what is wrong, counted in characters.
    let range = try #require(line.range(of: wrong, options: .backwards))
    let start = line.distance(from: line.startIndex, to: range.lowerBound) + 1
    let end = start + wrong.count - 1
    let place = start == end ? "-c:3:\(start)" : "-c:3:\(start)-\(end)"
    #expect(run.errors.contains("--> \(place)\n"), "\(place) \(run.errors)")
  }

  @Test func persianQuotationMarksKeepWordsTogether() throws {
    let run = try run(
      ":unit register U-1 name_fa=«فولاد شرق» province=«آذربایجان شرقی»",
      ":unit register «U-2» name='«x»'",
      "units | where source == 'journal' | project unit, name, name_fa, province")
    #expect(
      run.lines.suffix(2) == ["U-1,,فولاد شرق,IR-03", "U-2,«x»,,"], "\(run.output) \(run.errors)")
    let open = try self.run(":unit register U-1 name_fa=«فولاد")
    #expect(open.status == 1 && open.errors.contains("a quote is not closed"))
    let twice = try self.run(":unit register U-1 unit=U-2")
    #expect(
      twice.errors.contains("'unit' is given twice: 'U-1' without a name stands in its place"),
      "\(twice.errors)")
  }

  @Test func aCountyStaysOneOfItsProvince() throws {
    for verb in ["unit", "estate"] {
      let moved = try run(
        ":\(verb) register X province=Yazd county=Meybod", ":\(verb) correct X province=Kerman")
      #expect(moved.status == 1, "\(moved.output)")
      #expect(
        moved.errors.contains("(Meybod) is one of 'IR-21' (Yazd), not of 'IR-08' (Kerman)"),
        "\(moved.errors)")
      let both = try run(
        ":\(verb) register X province=Yazd county=Meybod",
        ":\(verb) correct X province=Kerman county=Rafsanjan")
      #expect(both.status == 0, "\(both.errors)")
    }
  }

  @Test func rowsOfFilesTakeNamesToo() throws {
    try folder.write(
      "unit,name_fa,province,county\nU-1,x,کرمان,رفسنجان\nU-2,y,IR-99,\n", to: "units.csv")
    let path = folder.path("units.csv")
    let run = try run(
      ":import commands \(path) command=unit.register --on-error skip",
      "units | where source == 'journal' | project unit, province, county")
    #expect(run.lines.last == "U-1,IR-08,0804", "\(run.output) \(run.errors)")
    #expect(run.output.contains("units.csv:3: there is no province 'IR-99'"))
  }

  @Test func aFileWithoutACommandSaysHowToNameOne() throws {
    try folder.write("unit,sector,colour\nU-1,C,red\n", to: "a.csv")
    try folder.write("unit,sector\nU-1,C\n", to: "b.csv")
    let unknown = try run(":import commands \(folder.path("a.csv"))")
    #expect(unknown.errors.contains("does not say which command its rows are"))
    #expect(unknown.errors.contains("name one command for all rows: command=unit.register"))
    let known = try run(":import commands \(folder.path("b.csv"))")
    #expect(known.errors.contains("the columns fit unit.register, unit.correct"), "\(known.errors)")
  }

  @Test(arguments: [
    (
      #"{"policies": [{"policy": "a", "province": "IR-99", "units": {}}]}"#, "no province 'IR-99'",
      "did you mean"
    ),
    (
      #"{"policies": [{"policy": "a", "associations": {"quorum": "half"}}]}"#,
      "'quorum' of a policy of associations takes a number from 0 to 1, found a text",
      #"write it so: "quorum": 0.5 for 50 %"#
    ),
    (
      #"{"policies": [{"policy": "a", "associations": {"founders": 0}}]}"#,
      "'founders' of a policy of associations takes a whole number from 1 to 1000", "without quotes"
    ),
    (
      #"{"policies": [{"policy": "a", "associations": {"quorm": 1}}]}"#, "has no 'quorm'",
      "did you mean 'quorum'?"
    ),
    (#"{"policies": [{"policy": "a", "units": []}]}"#, "is an object, found a list", "in braces"),
    (#"{"policies": [{"units": {}}]}"#, "a policy needs 'policy'", #"add "policy""#),
    (#"{"policies": [{"policy": "a"#, "nothing closes this text", "may be cut off"),
    (#"{"policies": [{"policy": "a", "#, "found the end of the file", "may be cut off"),
  ])
  func aPolicyFileNamesTheKeyAndTheWayOut(text: String, message: String, help: String) throws {
    try folder.write(text, to: "p.json")
    let run = try ShellRun("--policies", folder.path("p.json"), "-c", "print 1")
    #expect(run.status != 0 && run.errors.contains("p.json:1:"), "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("help: ") && run.errors.contains(help), "\(run.errors)")
  }

  @Test func aProvinceOfAPolicyMayBeNamed() throws {
    try folder.write(
      #"{"policies": [{"policy": "k", "province": "کرمان", "associations": {"founders": 2}}]}"#,
      to: "p.json")
    let found = ":association found A field=x province=%@ founders=a,b by=s on=1404-03-01\n"
    let apply = ":association apply A by=s on=1404-03-01"
    func run(_ province: String) throws -> ShellRun {
      try ShellRun(
        "--policies", folder.path("p.json"), "-c",
        found.replacingOccurrences(of: "%@", with: province) + apply)
    }
    #expect(try run("Kerman").status == 0)
    #expect(try run("Alborz").errors.contains("[samat.association.policy-unset]"))
  }

  @Test func whatStandsBehindShowIsNoFile() throws {
    let run = try run(
      ":association found A field=x province=Kerman founders=a", ":association show A on=1404-03-01"
    )
    #expect(run.status == 1 && run.errors.contains("there is no argument 'on' here"))
    #expect(run.errors.contains("':asof DAY'"))
  }
}
