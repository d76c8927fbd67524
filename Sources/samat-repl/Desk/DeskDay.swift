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

  /// Refuses a day more than a year ahead, which a slip of the fingers makes: what is recorded then
  /// cannot be followed by anything of today.
  ///
  /// - Throws: `samat.command.future`.
  func refuseFarFuture(at span: SourceSpan?) throws(Diagnostic) {
    guard self > DeskDay.now().adding(days: 366) ?? self else { return }
    throw Diagnostic(
      code: "samat.command.future", message: "\(both) is more than a year ahead", span: span,
      help: "a command is of the day on which it happened; what is planned has a deadline")
  }

  /// Both calendars: `1404-04-09 (2025-06-30)`.
  var both: String { "\(self) (\(Moment.text(self)))" }
}
