import Foundation
import Testing

/// Estates by the verbs of the shell.
@Suite(.timeLimit(.minutes(10)))
struct EstateDeskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let life = """
    :actor clerk
    :today 1403-01-10
    :estate register north name="North estate" name_fa=شمال kind=estate governance=governmental province=IR-08 area_ha=100
    :parcel assign n-1 estate=north area_m2=5000 price='2 billion toman' deadline=1404-01-10
    :parcel instalment n-1 instalment=1 amount='۱ میلیارد تومان' due=1403-03-01
    :parcel pay n-1 instalment=1 amount='1 billion toman' on=1403-02-20
    :utility demand north utility=power demand=30 measure=MW on=1403-02-20
    :utility supply north utility=power supply=line source=grid amount=12 measure=MW on=1403-02-20
    """

  @Test func leadsAnEstateAndShowsIt() throws {
    let run = try ShellRun("-c", Self.life + "\n:estate show north\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("North estate") && run.output.contains("-18"))
    #expect(run.output.contains("10,000,000,000"))
    #expect(run.output.contains("next: "))
  }

  @Test func showsItInPersian() throws {
    let run = try ShellRun("-c", Self.life + "\n:estate show north --fa --html\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("dir=\"rtl\"") && run.output.contains("شمال"))
  }

  @Test func drawsTheBalance() throws {
    let run = try ShellRun(
      "-c", Self.life + "\nestate_balance('north') | render columnchart\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("power (MW)"))
  }

  @Test func refusesWithTheRule() throws {
    let run = try ShellRun(
      "-c",
      Self.life + "\n:today 1403-03-01"
        + "\n:parcel assign n-2 estate=north area_m2=1000000 deadline=1405-01-01\n")
    #expect(run.status != 0 && run.errors.contains("[samat.estate.area-exceeded]"))
    #expect(run.errors.contains("estates.areas-add-up"))
  }

  @Test func namesThePolicyThatIsMissing() throws {
    let run = try ShellRun(
      "-c", Self.life + "\n:parcel assign n-2 estate=north area_m2=10 on=1403-03-01\n")
    #expect(run.status != 0 && run.errors.contains("building_months"))
  }

  @Test func aPublicViewNamesNoHolder() throws {
    let run = try ShellRun(
      "-c",
      Self.life + """

        :parcel assign n-2 estate=north area_m2=10 deadline=1404-01-10 holder="Reza Holder" on=1403-02-20
        :public on
        :estate show north
        parcels | project parcel, holder
        """)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("n-2") && run.output.contains("firm-1"), "\(run.output)")
    #expect(!run.output.contains("Reza"), "\(run.output)")
  }

  @Test func theUnitOfAParcelIsThere() throws {
    let run = try ShellRun(
      "-c",
      Self.life
        + "\n:parcel assign n-3 estate=north area_m2=10 unit=ghost deadline=1404-01-10 on=1403-02-20"
    )
    #expect(run.status != 0 && run.errors.contains("samat.unit.unknown"), "\(run.errors)")
    let connected = try ShellRun(
      "-c",
      Self.life
        + "\n:utility connect north utility=power unit=ghost demand=1 supplied=no on=1403-02-20")
    #expect(
      connected.status != 0 && connected.errors.contains("samat.unit.unknown"),
      "\(connected.errors)")
  }

  /// An error underlines what is wrong with the line, not the id that stands first.
  @Test(arguments: [
    (":project bid P bidder='Alpha Co' amount=1", "bidder='Alpha Co'", "samat.casework.id"),
    (":project estimate P estate=gone title=L kind=k amount=1", "gone", "samat.estate.unknown"),
    (":estate frobnicate north", "frobnicate", "samat.shell.argument"),
  ])
  func errorsUnderlineWhatIsWrong(line: String, wrong: String, code: String) throws {
    let life =
      Self.life + """

        :today 1403-03-01
        :project estimate P estate=north title=Line kind=power amount=1000
        :project tender P

        """
    let run = try ShellRun("-c", life + line.replacing("estimate P ", with: "estimate Q "))
    #expect(run.status != 0 && run.errors.contains(code), "\(run.errors)")
    let lines = run.errors.split(separator: "\n").map(String.init)
    let mark = try #require(lines.firstIndex { $0.contains("`-") }, "\(run.errors)")
    let start = try #require(lines[mark].firstIndex(of: "`"))
    let column = lines[mark].distance(from: lines[mark].startIndex, to: start)
    let value = wrong.split(separator: "=").last.map(String.init) ?? wrong
    let place = try #require(lines[mark - 1].firstRange(of: value), "\(run.errors)")
    #expect(
      lines[mark - 1].distance(from: lines[mark - 1].startIndex, to: place.lowerBound) == column,
      "\(run.errors)")
  }

  @Test func aMisspeltOptionWritesNoNames() throws {
    let database = folder.path("c.samat")
    let run = try ShellRun("--db", database, "-c", Self.life)
    #expect(run.status == 0, "\(run.errors)")
    let file = folder.path("open.jsonl")
    let export = try ShellRun("--db", database, "-c", ":export journal \(file) --anonymize")
    #expect(export.status != 0 && export.errors.contains("no option '--anonymize'"))
    #expect(export.errors.contains("--anonymise"), "\(export.errors)")
    #expect(!FileManager.default.fileExists(atPath: file + " --anonymize"))
  }

  @Test func aRejectedRowSaysTheWayOut() throws {
    let file = folder.path("rows.csv")
    try "command,parcel,estate\nparcel.asign,h-3,north\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    let run = try ShellRun("-c", Self.life + "\n:import commands \(file)")
    #expect(run.status != 0)
    #expect(run.output.contains("did you mean 'parcel.assign'?"), "\(run.output)\(run.errors)")
  }
}
