extension StandardLibrary {
  /// The functions about `datetime` and `timespan`.
  static let dateTimes: [ScalarFunction] = [
    dateTimeConversions, clockFunctions, calendarParts, datePeriods, dateStarts, dateEnds,
    dateFormatting, dateMaking, unixTimes, arounds,
  ].flatMap { $0 }
}
