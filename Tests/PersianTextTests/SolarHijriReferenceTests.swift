import Foundation
import PersianText
import Testing

/// Comparison with other sources of the calendar.
@Suite struct SolarHijriReferenceTests {
  /// The table of year starts that may lie beside the package.
  static let table = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/golden/calendar/jalali_golden.csv")

  @Test(
    .enabled("no table of year starts beside the package") {
      FileManager.default.fileExists(atPath: SolarHijriReferenceTests.table.path)
    })
  func yearStartsAgreeWithTheTable() throws {
    let text = try String(contentsOf: Self.table, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false)
    let astronomic = try #require(header.firstIndex(of: "astronomic"))
    let leapAstronomic = try #require(header.firstIndex(of: "leap_astronomic"))
    var checked = 0
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let year = try #require(Int(fields[0]))
      let nowruz = try #require(SolarHijriDate(year: year, month: 1, day: 1))
      #expect(nowruz.gregorian.description == fields[1])
      #expect(nowruz.weekday.englishName == fields[2])
      #expect(nowruz.weekday.persianName == fields[3])
      #expect(String(nowruz.weekday.rawValue) == fields[4])
      #expect((nowruz.isLeapYear ? "1" : "0") == fields[5])
      #expect(nowruz.gregorian.description == fields[astronomic])
      #expect((nowruz.isLeapYear ? "1" : "0") == fields[leapAstronomic])
      checked += 1
    }
    #expect(checked == 293)
  }

  /// ICU, which Foundation uses, follows the same rule of 33 years here.
  @Test func everyDayOf1300To1500AgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .persian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    // Foundation's reference date 2001-01-01 is day 730485.
    let first = try #require(SolarHijriDate(year: 1300, month: 1, day: 1)).daysSinceEpoch
    let last = try #require(SolarHijriDate(year: 1500, month: 12, day: 29)).daysSinceEpoch
    var differences = 0
    for days in first...last {
      let noon = Date(timeIntervalSinceReferenceDate: Double(days - 730_485) * 86_400 + 43_200)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: noon)
      let date = try #require(SolarHijriDate(daysSinceEpoch: days))
      // Foundation counts the days of the week from Sunday, 1.
      let weekday = try #require(parts.weekday) % 7
      if parts.year != date.year || parts.month != date.month || parts.day != date.day
        || weekday != date.weekday.rawValue
      {
        differences += 1
        if differences < 5 { Issue.record("\(date) is \(parts) in Foundation") }
      }
    }
    #expect(differences == 0)
  }

  @Test func everyYearStartAgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .persian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for year in SolarHijriCalendar.years {
      let days = try #require(SolarHijriDate(year: year, month: 1, day: 1)).daysSinceEpoch
      let noon = Date(timeIntervalSinceReferenceDate: Double(days - 730_485) * 86_400 + 43_200)
      let parts = calendar.dateComponents([.year, .month, .day], from: noon)
      #expect(parts.year == year && parts.month == 1 && parts.day == 1)
    }
  }

  @Test func datesAreCodedAsText() throws {
    let dates = try [
      SolarHijriDate.parse("1404-03-10"), SolarHijriDate.parse("1399-12-30"),
    ]
    let data = try JSONEncoder().encode(dates)
    #expect(String(decoding: data, as: UTF8.self) == #"["1404-03-10","1399-12-30"]"#)
    #expect(try JSONDecoder().decode([SolarHijriDate].self, from: data) == dates)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([SolarHijriDate].self, from: Data(#"["1404-12-30"]"#.utf8))
    }
  }
}
