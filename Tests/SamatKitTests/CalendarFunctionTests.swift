import KQLEngine
import PersianText
import SamatKit
import Testing

@Suite struct CalendarFunctionTests {
  static let names = [
    "bin_jalali", "fa_digits", "fa_normalize", "fa_number", "jalali", "jalali_day",
    "jalali_month", "jalali_monthname", "jalali_startofmonth", "jalali_startofyear",
    "jalali_year", "parse_rials", "todatetime_jalali",
  ]

  @Test(arguments: names)
  func examplesGiveWhatTheySay(name: String) throws {
    let function = try #require(try Seeds.workspace.get().catalog.scalarFunction(name))
    #expect(function.description.hasPrefix("Returns ") && function.description.hasSuffix("."))
    #expect(!function.searchTerms.isEmpty && !function.examples.isEmpty)
    for example in function.examples {
      let rows = try Seeds.rows(example.query)
      #expect(rows.map { $0.joined(separator: ", ") } == [example.result], "\(example.query)")
      #expect(example.query.contains(name))
    }
  }

  @Test func theComponentAddsNothingElse() throws {
    var registry = Registry()
    let before = Set(Catalog(registry).scalarFunctions.map(\.name))
    try CalendarComponent().register(in: &registry)
    #expect(
      Catalog(registry).scalarFunctions.map(\.name).filter { !before.contains($0) } == Self.names)
  }

  /// Days of five years, among them the leap years 1399 and 1403, each twice a day.
  static let days = "range t from datetime(2019-03-21) to datetime(2026-03-21) step 12h"

  @Test func everyDayAgreesWithTheCalendarItself() throws {
    let table = try Seeds.ask(
      """
      \(Self.days)
      | extend text = jalali(t), y = jalali_year(t), m = jalali_month(t), d = jalali_day(t),
          name = jalali_monthname(t)
      """)
    #expect(table.rowCount > 5000)
    for row in table.rows {
      guard case .datetime(let ticks) = row["t"] else { continue }
      let date = try #require(SolarHijriDate(daysSinceEpoch: Int(ticks / 864_000_000_000)))
      guard row["text"] == .string(date.description), row["y"] == .long(Int64(date.year)),
        row["m"] == .long(Int64(date.month)), row["d"] == .long(Int64(date.day)),
        row["name"] == .string(date.namedMonth.persianName)
      else {
        Issue.record("\(date) is \(row.values)")
        return
      }
    }
  }

  @Test(arguments: [
    "todatetime_jalali(jalali(t)) != startofday(t)",
    "bin_jalali(t, 'day') != startofday(t)",
    "bin_jalali(t, 'month') != jalali_startofmonth(t)",
    "bin_jalali(t, 'year') != jalali_startofyear(t)",
    "jalali_day(jalali_startofmonth(t)) != 1",
    "jalali_month(jalali_startofyear(t)) != 1",
    "jalali_month(bin_jalali(t, 'season')) !in (1, 4, 7, 10)",
    "jalali_startofmonth(t) > t or t - jalali_startofmonth(t) >= 31d",
    "dayofweek(bin_jalali(t, 'week')) != 6d or t - bin_jalali(t, 'week') >= 7d",
  ])
  func neverHolds(condition: String) throws {
    #expect(try Seeds.number("\(Self.days) | where \(condition) | count") == 0)
  }

  @Test func leapYears() throws {
    #expect(
      try Seeds.rows(
        """
        datatable(t: datetime) [datetime(2021-03-20), datetime(2024-03-20), datetime(2025-03-20)]
        | project jalali(t)
        """) == [["1399-12-30"], ["1403-01-01"], ["1403-12-30"]])
  }

  @Test func nullsAndDaysOutsideTheCalendarStayUnknown() throws {
    #expect(
      try Seeds.rows(
        """
        datatable(t: datetime) [
          datetime(null), datetime(0001-01-01), datetime(1700-01-01), datetime(2025-05-31),
          datetime(9999-12-31)
        ]
        | project jalali(t), jalali_year(t), jalali_monthname(t), jalali_startofyear(t),
            bin_jalali(t, 'week')
        """)
        == [
          ["", "", "", "", ""], ["", "", "", "", ""], ["", "", "", "", ""],
          [
            "1404-03-10", "1404", "خرداد", "2025-03-21T00:00:00.0000000Z",
            "2025-05-31T00:00:00.0000000Z",
          ], ["", "", "", "", ""],
        ])
  }

  @Test func aSpanMayDifferByRowAndBePersian() throws {
    #expect(
      try Seeds.rows(
        """
        datatable(span: string) ['day', 'ماه', 'quarter', 'سال', 'Year', 'fortnight', '']
        | project jalali(bin_jalali(datetime(2025-05-31), span))
        """)
        == [
          ["1404-03-10"], ["1404-03-01"], ["1404-01-01"], ["1404-01-01"], ["1404-01-01"], [""],
          [""],
        ])
  }

  @Test func daysAreCountedByTheMonthOfIran() throws {
    #expect(
      try Seeds.rows(
        """
        facts | where isnotnull(date)
        | summarize n = count() by month = jalali(bin_jalali(date, 'month'))
        | sort by month asc | take 1 | project month
        """
      ).first?.first?.hasSuffix("-01") == true)
    #expect(
      try Seeds.ask("sessions | summarize count() by bin_jalali(held, 'year')").schema.names
        == ["held", "count_"])
    #expect(
      try Seeds.ask("sessions | summarize count() by jalali_year(held)").schema.names
        == ["jalali_year_held", "count_"])
  }

  @Test(arguments: [
    "1404/03/10", "1404-3-10", "۱۴۰۴/۰۳/۱۰", "١٤٠٤/٠٣/١٠", "14040310", "۱۰ خرداد ۱۴۰۴",
    "شنبه ۱۰ خرداد ۱۴۰۴", "دهم خردادماه 1404", "10 Khordad 1404",
  ])
  func everyFormOfADateIsRead(text: String) throws {
    #expect(
      try Seeds.rows("print todatetime_jalali('\(text)')") == [["2025-05-31T00:00:00.0000000Z"]])
  }

  @Test(arguments: ["", "1404-12-30", "1404-07-31", "10 خرداد", "یکشنبه ۱۰ خرداد ۱۴۰۴", "soon"])
  func whatIsNoDateIsNull(text: String) throws {
    #expect(try Seeds.rows("print isnull(todatetime_jalali('\(text)'))") == [["true"]])
  }

  @Test func numbersMoneyAndText() throws {
    #expect(
      try Seeds.rows(
        "print fa_digits(-1250), fa_digits(long(null)), fa_digits(int(7)), fa_digits('٣ و 4')")
        == [["-۱۲۵۰", "", "۷", "۳ و ۴"]])
    #expect(
      try Seeds.rows(
        "print parse_rials('سه همت'), parse_rials('ده هزار تومان'), parse_rials('')")
        == [["30000000000000", "100000", ""]])
    #expect(
      try Seeds.rows("print fa_number('صفر'), fa_number('۱۲ هزار'), fa_number('پنجم')")
        == [["0", "12000", "5"]])
    #expect(
      try Seeds.rows(
        "people | where fa_normalize(name_fa) == fa_normalize('حسيني نژاد') | project person")
        == [["hosseininejad"]])
  }

  @Test func argumentsOfOtherTypesAreRefused() {
    #expect(code { _ = try Seeds.ask("print jalali('2025-05-31')") }?.hasPrefix("kql.") == true)
    #expect(code { _ = try Seeds.ask("print jalali()") }?.hasPrefix("kql.") == true)
    #expect(
      code { _ = try Seeds.ask("print bin_jalali(datetime(2025-05-31))") }?.hasPrefix("kql.")
        == true)
  }
}
