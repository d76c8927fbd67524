import KQLEngine
import KQLSyntax
import PersianText

/// How cells are shown to people: digits, calendar, separators, nulls, and marks of direction.
///
/// Data formats (CSV, TSV, JSON, NDJSON) and Markdown follow only ``nullText``.
struct DisplaySettings {
  /// The digits of numbers, moments and intervals; texts stay as they are.
  enum Digits: String, CaseIterable {
    case fa, en
  }

  /// When right-to-left cells are isolated.
  enum Bidi: String, CaseIterable {
    /// On a terminal.
    case auto
    case on, off
  }

  /// What is shown for null.
  var nullText = ""
  /// The digits.
  var digits = Digits.en
  /// When right-to-left cells are isolated.
  var bidi = Bidi.auto
  /// Whether thousands are separated.
  var separatesThousands = false
  /// Whether moments are shown in the Solar Hijri calendar.
  var isJalali = false

  /// The options for a format.
  ///
  /// - Parameters:
  ///   - style: The format.
  ///   - isTerminal: Whether somebody looks at it on a terminal.
  ///   - columns: The terminal's width; nil elsewhere.
  ///   - isWhole: Whether nothing may be cut.
  /// - Returns: The options; without limits where nobody looks at it on a terminal.
  func options(
    for style: ResultStyle, isTerminal: Bool, columns: Int?, isWhole: Bool
  ) -> FormatOptions {
    var options = FormatOptions()
    options.nullText = nullText
    options.width = { PersianText.DisplayWidth.columns(of: $0) }
    let isPersian = digits == .fa
    if separatesThousands { options.digitGroup = isPersian ? "٬" : "," }
    if isJalali { options.moment = DisplaySettings.jalali }
    if isPersian { options.cellText = DisplaySettings.persianDigits }
    if isTerminal, let columns {
      options.maxWidth = columns
      options.maxRows = isWhole ? nil : ResultStyle.rowsOnTerminal
    }
    let isIsolated = bidi == .on || (bidi == .auto && isTerminal)
    if isIsolated, style.isForScreens {
      options.cell = { BidiText.hasRightToLeft($0) ? BidiText.isolate($0) : $0 }
      options.lineMark = BidiText.lrm
    }
    return options
  }

  /// A moment as `1404/03/10`, with the time of day where the column has some; nil outside of the
  /// calendar's years.
  private static let jalali: @Sendable (Int64, MomentPrecision) -> String? = { ticks, precision in
    let ticksOfDay: Int64 = 864_000_000_000
    var (days, rest) = ticks.quotientAndRemainder(dividingBy: ticksOfDay)
    if rest < 0 { (days, rest) = (days - 1, rest + ticksOfDay) }
    guard let date = SolarHijriDate(daysSinceEpoch: Int(days))?.formatted(.slashed) else {
      return nil
    }
    func padded(_ number: Int64, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    if precision == .day { return date }
    let seconds = rest / 10_000_000
    let time =
      padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2)
    let fraction = precision == .fraction ? "." + padded(rest % 10_000_000, 7) : ""
    return date + " " + time + fraction + "Z"
  }

  /// Numbers, moments and intervals in Persian digits, numbers with the Persian decimal mark too.
  private static let persianDigits: @Sendable (String, DataType) -> String = { text, type in
    switch type {
    case .long, .int, .real, .decimal:
      PersianDigits.toPersian(String(text.map { $0 == "." ? "٫" : $0 }))
    case .datetime, .timespan: PersianDigits.toPersian(text)
    case .string, .bool, .guid, .dynamic: text
    }
  }
}

extension ResultStyle {
  /// Whether the form is for people at a screen, where marks of direction are of use.
  var isForScreens: Bool {
    switch self {
    case .auto, .table, .plain, .vertical: true
    case .csv, .tsv, .json, .ndjson, .markdown, .html, .latex: false
    }
  }
}
