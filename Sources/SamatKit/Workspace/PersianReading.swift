public import KQLEngine
import KQLSyntax
import PersianText

extension ReadOptions {
  /// Options for files written in Iran: Solar Hijri dates (`1404/03/10`, `۱۰ خرداد ۱۴۰۴`) are read as
  /// the days that they are, and numbers in Persian or Arabic digits as numbers.
  ///
  /// A year from 1178 to 1633 is taken for a Solar Hijri one.
  ///
  /// - Parameters:
  ///   - fileName: The file's name in messages.
  ///   - schema: The columns that are expected; nil to infer types from the whole file.
  /// - Returns: Options whose hooks read such dates and numbers.
  public static func persian(fileName: String = "input", schema: Schema? = nil) -> ReadOptions {
    var options = ReadOptions(fileName: fileName, schema: schema)
    options.parseDate = { PersianCells.date($0) }
    options.parseNumber = { PersianCells.number($0) }
    return options
  }
}

/// Reads cells as Persian files have them.
enum PersianCells {
  /// The moment of a Solar Hijri date; nil for what is none.
  static func date(_ text: TextBytes) -> Int64? {
    // Most cells are no dates; they must be told apart without being read as one.
    guard text.count >= 8, text.count <= 80, let first = text.first else { return nil }
    let isASCIIYear = first == 0x31 && (0x31...0x36).contains(text[1])
    let isShortDay = (0x30...0x33).contains(first) && text.contains { $0 >= 0xD8 }
    guard isASCIIYear || isShortDay || isPersianDigit(first, text[1]) else { return nil }
    guard text.contains(where: { $0 == 0x2F || $0 == 0x2D || $0 >= 0xD8 }) else { return nil }
    return SolarHijriTicks.ticks(reading: String(decoding: text, as: UTF8.self))
  }

  /// The value of a number in Persian or Arabic digits; nil for what is none.
  static func number(_ text: TextBytes) -> Value? {
    guard text.count >= 2, text.count <= 80, text.contains(where: { $0 == 0xDB || $0 == 0xD9 })
    else { return nil }
    let string = String(decoding: text, as: UTF8.self)
    if let whole = PersianDigits.parseInteger(string) { return .long(Int64(whole)) }
    return PersianDigits.parseReal(string).map(Value.real)
  }

  /// U+06F0 to U+06F9 and U+0660 to U+0669, by their UTF-8 bytes.
  private static func isPersianDigit(_ first: UInt8, _ second: UInt8) -> Bool {
    (first == 0xDB && (0xB0...0xB9).contains(second))
      || (first == 0xD9 && (0xA0...0xA9).contains(second))
  }
}
