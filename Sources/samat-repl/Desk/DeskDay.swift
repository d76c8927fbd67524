import KQLSyntax
import PersianText
import SamatKit

/// A day of a command.
typealias DeskDay = SolarHijriDate

extension DeskDay {
  /// The first day of the calendar; stands where a day was checked to be there.
  static let first = SolarHijriDate(daysSinceEpoch: 719_163) ?? CaseworkGenerator.firstDay

  /// Reads a day, Gregorian (`2025-06-30`) or Solar Hijri (`1404-04-09`), in digits of any kind.
  ///
  /// - Throws: `samat.shell.argument`.
  static func reading(_ text: String, at span: SourceSpan?) throws(Diagnostic) -> DeskDay {
    let digits = PersianDigits.toASCII(text)
    if let day = Moment.day(digits.replacing("/", with: "-")) { return day }
    do throws(SolarHijriDateError) {
      return try SolarHijriDate.parse(digits)
    } catch {
      throw Diagnostic(
        code: "samat.shell.argument", message: "'\(text)' is no day", span: span,
        help: "write it as 2025-06-30 or as 1404-04-09", notes: [error.description])
    }
  }

  /// The current day in Tehran.
  static func now() -> DeskDay {
    let ticks = Moment.now() + 126_000_000_000
    return SolarHijriDate(daysSinceEpoch: Int(ticks / 864_000_000_000)) ?? first
  }

  /// Both calendars: `1404-04-09 (2025-06-30)`.
  var both: String { "\(self) (\(Moment.text(self)))" }
}
