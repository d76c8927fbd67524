extension SolarHijriDate {
  /// A way to write a date.
  public enum Style: Hashable, Sendable, CaseIterable {
    /// `1404-03-10`.
    case iso
    /// `1404/03/10`.
    case slashed
    /// `۱۰ خرداد ۱۴۰۴`.
    case long
    /// `شنبه ۱۰ خرداد ۱۴۰۴`.
    case full
    /// `دهم خرداد ۱۴۰۴`.
    case ordinal
    /// `10 Khordad 1404`.
    case englishLong
    /// `Saturday 10 Khordad 1404`.
    case englishFull

    /// The digits of the style unless told otherwise.
    var digits: PersianDigits.DigitSet {
      switch self {
      case .iso, .slashed, .englishLong, .englishFull: .ascii
      case .long, .full, .ordinal: .persian
      }
    }
  }

  /// Writes the date.
  ///
  /// - Parameters:
  ///   - style: The way to write it.
  ///   - digits: The set of digits; that of the style unless told otherwise.
  /// - Returns: The text; ``parse(_:twoDigitYears:)`` reads every style back.
  public func formatted(
    _ style: Style = .iso, digits: PersianDigits.DigitSet? = nil
  ) -> String {
    let persian = "\(day) \(namedMonth.persianName) \(padded(year, to: 4))"
    let english = "\(day) \(namedMonth.englishName) \(padded(year, to: 4))"
    let text =
      switch style {
      case .iso: numeric(separator: "-")
      case .slashed: numeric(separator: "/")
      case .long: persian
      case .full: weekday.persianName + " " + persian
      case .ordinal:
        PersianNumerals.ordinal(for: day) + " \(namedMonth.persianName) \(padded(year, to: 4))"
      case .englishLong: english
      case .englishFull: weekday.englishName + " " + english
      }
    return PersianDigits.convert(text, to: digits ?? style.digits)
  }

  /// The date as `1404-03-10`.
  public var description: String { numeric(separator: "-") }

  private func numeric(separator: String) -> String {
    padded(year, to: 4) + separator + padded(month, to: 2) + separator + padded(day, to: 2)
  }
}
