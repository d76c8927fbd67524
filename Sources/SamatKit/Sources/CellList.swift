import KQLEngine
import PersianText

/// Collects the cells of a row; what is nil stays unknown.
struct CellList {
  /// The cells by column name.
  private(set) var cells: [String: Value] = [:]

  /// Sets a cell of text.
  mutating func set(_ column: String, _ text: String?) {
    if let text { cells[column] = .string(text) }
  }

  /// Sets a cell of a closed vocabulary.
  mutating func set(_ column: String, _ term: (some RawRepresentable<String>)?) {
    if let term { cells[column] = .string(term.rawValue) }
  }

  /// Sets a cell of a whole number.
  mutating func set(_ column: String, _ number: Int?) {
    if let number { cells[column] = .long(Int64(number)) }
  }

  /// Sets a cell of a number.
  mutating func set(_ column: String, _ number: Double?) {
    if let number { cells[column] = .real(number) }
  }

  /// Sets a cell of a day.
  mutating func set(_ column: String, _ day: SolarHijriDate?) {
    if let day { cells[column] = .datetime(SolarHijriTicks.ticks(day)) }
  }

  /// Sets a cell of a truth value.
  mutating func set(_ column: String, _ truth: Bool?) {
    if let truth { cells[column] = .bool(truth) }
  }

  /// Sets a cell of a list of texts.
  mutating func set(_ column: String, _ list: [String]?) {
    if let list { cells[column] = Value(list: list) }
  }

  /// Sets the columns that end every table of facts.
  mutating func set(_ provenance: Provenance?) {
    guard let provenance else { return }
    set("source", provenance.source)
    set("paragraph", provenance.paragraph)
    set("precision", provenance.precision)
    set("inferred", provenance.isInferred)
  }
}
