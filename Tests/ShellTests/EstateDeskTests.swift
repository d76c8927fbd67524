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
    #expect(run.output.contains("10000000000"))
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
}
