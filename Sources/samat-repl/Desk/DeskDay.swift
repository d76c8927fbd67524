import KQLSyntax
import PersianText
import SamatKit

/// A day of a command.
typealias DeskDay = SolarHijriDate

extension DeskDay {
  /// Reads a day, Gregorian (`2025-06-30`) or Solar Hijri (`1404-04-09`), in digits of any kind.
  ///
  /// - Throws: `samat.command.argument`.
  static func reading(_ text: String, at span: SourceSpan?) throws(Diagnostic) -> DeskDay {
    do throws(Diagnostic) {
      return try CommandValues.day(text)
    } catch {
      var problem = error
      problem.span = span
      throw problem
    }
  }

  /// The current day in Tehran.
  static func now() -> DeskDay {
    let ticks = Moment.now() + 126_000_000_000
    return SolarHijriDate(daysSinceEpoch: Int(ticks / 864_000_000_000))
      ?? CaseworkGenerator.firstDay
  }

  /// Both calendars: `1404-04-09 (2025-06-30)`.
  var both: String { "\(self) (\(Moment.text(self)))" }
}
