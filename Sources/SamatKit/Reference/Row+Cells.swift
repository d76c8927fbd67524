import KQLEngine
import PersianText

/// Cells by the name of their column.
extension Row {
  /// A text; nil where it is empty.
  func text(_ column: String) -> String? {
    guard let text = self[column].text, !text.isEmpty else { return nil }
    return text
  }

  /// A day; nil where there is none, or none of the calendar.
  func day(_ column: String) -> SolarHijriDate? {
    guard case .datetime(let ticks) = self[column] else { return nil }
    return SolarHijriTicks.date(ticks)
  }

  /// A list of texts.
  func list(_ column: String) -> [String] {
    guard case .dynamic(.array(let values)) = self[column] else { return [] }
    return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// A whole number.
  func number(_ column: String) -> Int? { self[column].int64.map { Int(clamping: $0) } }
}
