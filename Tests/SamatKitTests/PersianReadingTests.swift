import KQLEngine
import KQLSyntax
import SamatKit
import Testing

/// Files written in Iran: Solar Hijri dates and Persian digits.
@Suite struct PersianReadingTests {
  private func read(_ text: String) throws -> Table {
    try CSVReader().read(text: text, options: .persian(fileName: "test.csv"))
  }

  @Test func readsSolarHijriDatesInEverySpelling() throws {
    let table = try read(
      "d\n1404/03/10\n1404-03-10\n۱۴۰۴/۰۳/۱۰\n۱۰ خرداد ۱۴۰۴\n10 خرداد 1404\n")
    #expect(table.schema.columns[0].type == .datetime)
    let days = Set(table.rows.map { ValueText.string($0["d"]) })
    #expect(days == ["2025-05-31T00:00:00.0000000Z"])
  }

  @Test func leavesGregorianDatesAndOtherTextAlone() throws {
    let table = try read("d,t,n\n2025-05-31,1404 tonnes,1404\n2025-06-01,1-2,12\n")
    #expect(table.schema.columns.map(\.type) == [.datetime, .string, .long])
    #expect(ValueText.string(table.rows[0]["d"]) == "2025-05-31T00:00:00.0000000Z")
  }

  @Test func readsNumbersInPersianAndArabicDigits() throws {
    let table = try read("n,r\n۱۲۳,۱٫۵\n٤٥,٢٫٢٥\n6,3.5\n")
    #expect(table.schema.columns.map(\.type) == [.long, .real])
    #expect(table.rows.map { $0["n"].int64 } == [123, 45, 6])
    #expect(table.rows.map { $0["r"].double } == [1.5, 2.25, 3.5])
  }

  @Test func aDayThatTheMonthHasNotIsNoDate() throws {
    let table = try read("d\n1404/07/31\n")
    #expect(table.schema.columns[0].type == .string)
  }
}

/// Rows of a program's own types must fit the columns of their table.
@Suite struct RecordsTests {
  private struct Row: TableRepresentable {
    static var tableName: String { "units" }
    var cells: [String: Value]
  }

  @Test func aCellMayBeNamedByAnAlias() throws {
    let workspace = try Workspace.seeds()
    let row = Row(cells: ["unit": .string("u1"), "وضعیت": .string("idle")])
    try workspace.register(Records("rows", of: [row]))
    let table: Table = try workspace.query("units | where unit == 'u1' | project status")
    #expect(table.rows.first?["status"] == .string("idle"))
  }

  @Test func aCellOfAnotherTypeIsRefused() throws {
    let workspace = try Workspace.seeds()
    let row = Row(cells: ["unit": .string("u1"), "employees": .string("many")])
    let error = #expect(throws: Diagnostic.self) {
      try workspace.register(Records("rows", of: [row]))
    }
    #expect(error?.code == "samat.register.type")
    let units: Table = try workspace.query("units | count")
    #expect(units.rows.first?[0] == .long(31))
  }
}
