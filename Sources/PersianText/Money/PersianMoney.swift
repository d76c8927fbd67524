/// Amounts of Iranian money, read from Persian and English text and written.
///
/// ```swift
/// PersianMoney.parseRials("۵۰۰ میلیارد تومان")?.rials     // 5_000_000_000_000
/// PersianMoney.parseRials("۱.۵ همت")?.rials               // 15_000_000_000_000
/// PersianMoney.format(rials: 5_000_000_000_000)           // "۵۰۰ میلیارد تومان"
/// ```
///
/// Rials are current rials. The reform of 2025, by which 10 000 of them make one new rial, is not
/// applied.
public enum PersianMoney {
  /// Writes an amount exactly and shortly.
  ///
  /// The largest of هزار، میلیون، میلیارد and هزار میلیارد is used that leaves at most two decimal
  /// places, none for هزار; otherwise all digits are written, in groups of three.
  ///
  /// - Parameters:
  ///   - rials: The amount in rials.
  ///   - unit: The unit to write in, toman unless told otherwise. An amount that is not a whole
  ///     number of toman is written in rials.
  ///   - digits: The set of digits, Persian unless told otherwise.
  /// - Returns: The amount with its unit; ``parse(_:assuming:)`` reads it back.
  public static func format(
    rials: Int64, in unit: MoneyUnit = .toman, digits: PersianDigits.DigitSet = .persian
  ) -> String {
    let unit = rials % unit.rials == 0 ? unit : .rial
    let whole = Int(rials / unit.rials)
    let magnitude = whole.magnitude
    let scales: [(UInt, String)] = [
      (1_000_000_000_000, " هزار میلیارد"), (1_000_000_000, " میلیارد"), (1_000_000, " میلیون"),
      (1000, " هزار"),
    ]
    for (scale, name) in scales where magnitude >= scale {
      let hundredths = magnitude % scale / (scale / 100)
      let isExact = scale == 1000 ? magnitude % scale == 0 : magnitude % (scale / 100) == 0
      guard isExact else { continue }
      var text = PersianDigits.format(
        Int(magnitude / scale), digits: digits, grouping: .thousands)
      if hundredths > 0, scale > 1000 {
        let mark = digits == .ascii ? "." : "٫"
        let places =
          hundredths % 10 == 0
          ? "\(hundredths / 10)" : (hundredths < 10 ? "0" : "") + "\(hundredths)"
        text += mark + PersianDigits.convert(places, to: digits)
      }
      return (whole < 0 ? "-" : "") + text + name + " " + unit.persianName
    }
    return PersianDigits.format(whole, digits: digits, grouping: .thousands) + " "
      + unit.persianName
  }
}
