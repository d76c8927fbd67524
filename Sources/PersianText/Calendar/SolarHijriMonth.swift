/// A month of the Solar Hijri calendar.
public enum SolarHijriMonth: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// فروردین, the first month.
  case farvardin = 1
  /// اردیبهشت.
  case ordibehesht
  /// خرداد.
  case khordad
  /// تیر.
  case tir
  /// مرداد.
  case mordad
  /// شهریور.
  case shahrivar
  /// مهر.
  case mehr
  /// آبان.
  case aban
  /// آذر.
  case azar
  /// دی.
  case dey
  /// بهمن.
  case bahman
  /// اسفند, the last month, of 29 or 30 days.
  case esfand

  /// The Persian name, such as `خرداد`.
  public var persianName: String {
    switch self {
    case .farvardin: "فروردین"
    case .ordibehesht: "اردیبهشت"
    case .khordad: "خرداد"
    case .tir: "تیر"
    case .mordad: "مرداد"
    case .shahrivar: "شهریور"
    case .mehr: "مهر"
    case .aban: "آبان"
    case .azar: "آذر"
    case .dey: "دی"
    case .bahman: "بهمن"
    case .esfand: "اسفند"
    }
  }

  /// The English name, such as `Khordad`.
  public var englishName: String {
    switch self {
    case .farvardin: "Farvardin"
    case .ordibehesht: "Ordibehesht"
    case .khordad: "Khordad"
    case .tir: "Tir"
    case .mordad: "Mordad"
    case .shahrivar: "Shahrivar"
    case .mehr: "Mehr"
    case .aban: "Aban"
    case .azar: "Azar"
    case .dey: "Dey"
    case .bahman: "Bahman"
    case .esfand: "Esfand"
    }
  }

  /// The month of a name in Persian or English, without regard to case, spelling variants of
  /// letters, a ZWNJ or a following «ماه».
  ///
  /// - Parameter name: The name, such as `خردادماه` or `khordad`.
  public init?(name: String) {
    let scalars = trimmedScalars(name)
    let items = TextLexer.items(scalars, numbers: .digits)
    guard items.count == 1, let item = items.first else { return nil }
    switch item {
    case .run(let run, _):
      guard let tokens = DateVocabulary.segmenter.segment(run) else { return nil }
      guard case .month(let number)? = tokens.first,
        tokens.dropFirst().allSatisfy({ $0 == .filler })
      else { return nil }
      self.init(rawValue: number)
    case .latin(let word, _):
      guard case .month(let number)? = DateVocabulary.english[word] else { return nil }
      self.init(rawValue: number)
    default: return nil
    }
  }

  /// Orders the months from Farvardin to Esfand.
  ///
  /// - Parameters:
  ///   - left: A month.
  ///   - right: Another month.
  /// - Returns: Whether the left month comes earlier in the year.
  public static func < (left: SolarHijriMonth, right: SolarHijriMonth) -> Bool {
    left.rawValue < right.rawValue
  }
}
