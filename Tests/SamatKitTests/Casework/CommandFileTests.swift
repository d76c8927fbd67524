import Foundation
import KQLEngine
import KQLSyntax
import PersianText
import SamatKit
import Testing

/// Commands from files of rows: all or none, or all but those that are wrong.
@Suite struct CommandFileTests {
  private static let day = SolarHijriDate(year: 1404, month: 3, day: 1)

  private static func file(_ text: String, _ name: String = "rows.csv") throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("command-file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: path)
    return path.path
  }

  private static func workspace() throws -> Workspace {
    try Workspace.open(
      MemoryJournal(), data: .reference, deciders: StandardDeciders(data: .reference).all)
  }

  @Test func tenThousandRowsWithOneInAHundredWrong() throws {
    let day = try #require(Self.day)
    var text = "unit,name_fa,employees,domain\n"
    var wrong: [Int] = []
    for row in 1...10_000 {
      let line = row + 1
      switch row % 400 {
      case 100: text += "U-\(row),نام,بسیار,industry\n"
      case 200: text += "U-1,تکراری,5,industry\n"
      case 300: text += "U-\(row),نام,5,اندستری\n"
      case 0: text += "U/\(row),نام,5,mine\n"
      default:
        text += "U-\(row),واحد \(row),\(row % 900),industry\n"
        continue
      }
      wrong.append(line)
    }
    let path = try Self.file(text)
    let workspace = try Self.workspace()
    let file = try CommandFile(
      path: path, forms: workspace.commandForms, command: "unit.register")
    #expect(file.count == 10_000)
    // All or none.
    do {
      try workspace.performAll(file, by: "clerk", on: day)
      Issue.record("wrong rows were recorded")
    } catch let failure as ImportFailure {
      #expect(failure.rejected.map(\.line) == wrong && failure.count == 10_000)
    }
    #expect(try workspace.query("units | count").rows[0][0].int64 == 0)
    // What would be, without recording it.
    let asked = try workspace.performAll(
      file, by: "clerk", on: day, onError: .skip, recording: .ask)
    #expect(asked.accepted == 9_900 && asked.eventCount == 19_800)
    #expect(try workspace.query("units | count").rows[0][0].int64 == 0)
    // All but those that are wrong, each with its reason.
    let report = try workspace.performAll(file, by: "clerk", on: day, onError: .skip)
    #expect(report.accepted == 9_900 && report.rejected.map(\.line) == wrong)
    #expect(try workspace.query("units | count").rows[0][0].int64 == 9_900)
    let codes = Set(report.rejected.map(\.reason.code))
    #expect(codes == ["samat.command.argument", "samat.unit.exists", "samat.casework.id"])
  }

  @Test func aRowMayBeAnyCommandWithItsOwnDayAndActor() throws {
    let day = try #require(Self.day)
    let text = """
      {"command": "unit.register", "unit": "U-1", "on": "1404-03-01", "by": "a"}

      {"command": "group.create", "group": "g", "on": "2025-05-22", "by": "b", "key": "once"}
      {"command": "case.open", "case": "K", "unit": "U-1", "group": "g", "agencies": "x، y"}
      {"command": "case.opne", "case": "K"}
      {"command": "case.close", "case": "K", "unit": "U-1"}
      {"case": "K"}
      """
    let path = try Self.file(text, "rows.jsonl")
    let workspace = try Self.workspace()
    let file = try CommandFile(path: path, forms: workspace.commandForms)
    #expect(file.requests.map(\.line) == [1, 3, 4] && file.rejected.map(\.line) == [5, 6, 7])
    #expect(file.rejected[0].reason.help.contains("case.open"))
    #expect(file.rejected[1].reason.message.contains("'unit'"))
    let report = try workspace.performAll(file, by: "clerk", on: day, onError: .skip)
    #expect(report.accepted == 3 && report.rejected.count == 3)
    let actors = try workspace.journal?.events(after: 0, limit: 10).map(\.actor)
    #expect(actors == ["a", "b", "clerk"])
    // A key acts once.
    let again = try workspace.performAll(file, by: "clerk", on: day, onError: .skip)
    #expect(again.repeated == 1 && again.accepted == 0)
  }

  @Test func linesCountTextsOfSeveralLinesAndBlankOnes() throws {
    let text = "unit,name\n\nU-1,\"one\ntwo\"\nU-2,x,y\n\nU 3,z\n"
    let path = try Self.file(text)
    let workspace = try Self.workspace()
    let file = try CommandFile(
      path: path, forms: workspace.commandForms, command: "unit.register")
    let report = try workspace.performAll(
      file, by: "c", on: try #require(Self.day), onError: .skip)
    #expect(report.accepted == 1)
    #expect(report.rejected.map(\.line) == [5, 7])
  }

  @Test(arguments: [
    ("unit,colour\nU-1,red\n", "unit.register", "samat.command.file"),
    ("unit,name\nU-1,x\n", nil, "samat.command.file"),
    ("unit\nU-1\n", "unit.registre", "samat.command.unknown"),
    ("", "unit.register", "kql.data.csv.header"),
  ])
  func aFileThatIsNoneOfCommandsSaysSo(text: String, name: String?, code: String) throws {
    let path = try Self.file(text)
    let forms = StandardDeciders.forms
    do throws(Diagnostic) {
      _ = try CommandFile(path: path, forms: forms, command: name)
      Issue.record("'\(text)' was read")
    } catch {
      #expect(error.code == code, "\(error.message)")
      #expect(!error.help.isEmpty)
    }
  }

  @Test func everyFormMakesTheCommandThatItNames() throws {
    for form in StandardDeciders.forms {
      var values = CommandValues()
      for parameter in form.parameters {
        let text =
          switch parameter.type {
          case .day: "1404-03-01"
          case .number, .real, .money: "1"
          case .share: "0.5"
          case .flag: "yes"
          case .choice(let words): words[0]
          case .id, .text, .list: "x"
          case .province, .place: "Kerman"
          case .county: "Rafsanjan"
          }
        try values.read(text, for: parameter)
      }
      #expect(form.make(values).name == form.name, "\(form.syntax)")
      #expect(!form.summary.isEmpty && !form.persian.isEmpty)
    }
    let names = StandardDeciders.forms.map { "\($0.verb) \($0.action)" }
    #expect(Set(names).count == names.count, "two commands are written alike")
  }

  @Test(arguments: [
    ("500 billion toman", 5_000_000_000_000), ("۵۰۰ میلیارد تومان", 5_000_000_000_000),
    ("1000000000000000000", 1_000_000_000_000_000_000), ("12", 12),
  ])
  func amountsAreKeptInRial(text: String, rials: Int64) throws {
    var values = CommandValues()
    try values.read(text, for: .required("amount", .money))
    #expect(values.money["amount"] == rials)
  }

  @Test(arguments: ["ten", "10 euro", "99999999999999999999", ""])
  func whatIsNoAmountIsRefused(text: String) {
    var values = CommandValues()
    #expect(throws: Diagnostic.self) {
      try values.read(text, for: .required("amount", .money))
    }
  }
}
