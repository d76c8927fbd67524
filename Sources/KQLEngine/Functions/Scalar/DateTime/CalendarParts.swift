import KQLSyntax

extension StandardLibrary {
  /// Parts of a moment, each by a function of its own.
  static let calendarParts: [ScalarFunction] = [
    ScalarFunction(
      "dayofweek",
      description: "Returns the days since the Sunday before, or on, the date, as an interval.",
      searchTerms: ["weekday", "sunday", "saturday"],
      examples: [
        FunctionExample("print dayofweek(datetime(1970-05-11))", "1.00:00:00"),
        FunctionExample("print dayofweek(datetime(1947-11-30 10:00:05))", "00:00:00"),
      ],
      overloads: [
        .ofMoment(.timespan) { ticks in
          let days = Int(TickUnit.floorDivide(ticks, TickUnit.perDay))
          return Int64(CivilDate.weekday(days: days)) * TickUnit.perDay
        }
      ]),
    part(
      "dayofmonth", "Returns the day of the month, 1 to 31.", terms: ["date"],
      FunctionExample("print dayofmonth(datetime(2015-12-14))", "14")
    ) { Int64(CivilDate(ticks: $0).day) },
    part(
      "dayofyear", "Returns the day of the year, 1 to 366.", terms: ["julian", "ordinal"],
      FunctionExample("print dayofyear(datetime(2024-12-31))", "366")
    ) { Int64(CivilDate(ticks: $0).dayOfYear) },
    part(
      "hourofday", "Returns the hour of the day, 0 to 23.", terms: ["time"],
      FunctionExample("print hourofday(datetime(2015-12-14 18:54))", "18")
    ) { ticks in
      let hours = TickUnit.floorDivide(ticks, TickUnit.perHour)
      return hours &- TickUnit.floorDivide(hours, 24) &* 24
    },
    part(
      "monthofyear", "Returns the number of the month, 1 to 12.", terms: ["date"],
      FunctionExample("print monthofyear(datetime(2015-12-14))", "12")
    ) { Int64(CivilDate(ticks: $0).month) },
    part(
      "getmonth", "Returns the number of the month, 1 to 12.", terms: ["date"],
      FunctionExample("print getmonth(datetime(2015-10-12))", "10")
    ) { Int64(CivilDate(ticks: $0).month) },
    part(
      "getyear", "Returns the year.", terms: ["date"],
      FunctionExample("print getyear(datetime(2015-10-12))", "2015")
    ) { Int64(CivilDate(ticks: $0).year) },
    part(
      "week_of_year", "Returns the number of the week by ISO 8601, 1 to 53.",
      terms: ["iso week", "calendar week"],
      FunctionExample("print week_of_year(datetime(2020-12-31))", "53")
    ) { Int64(CivilDate(ticks: $0).isoWeek) },
    part(
      "weekofyear",
      "Returns the number of the week by ISO 8601, 1 to 53; same as week_of_year().",
      terms: ["iso week", "calendar week"],
      FunctionExample("print weekofyear(datetime(2016-01-01))", "53")
    ) { Int64(CivilDate(ticks: $0).isoWeek) },
  ]

  private static func part(
    _ name: String, _ description: String, terms: [String], _ example: FunctionExample,
    _ body: @escaping @Sendable (Int64) -> Int64
  ) -> ScalarFunction {
    ScalarFunction(
      name, description: description, searchTerms: terms, examples: [example],
      overloads: [.ofMoment(.long, body)])
  }
}
