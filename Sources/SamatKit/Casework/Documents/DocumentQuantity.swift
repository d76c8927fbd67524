import PersianText

/// Numbers with what they count, and where something comes from, in the language of a document.
extension DocumentLanguage {
  /// Words of units of measure and of money in Persian; units of a journal's own are shown as they are.
  private static let persianUnits: [String: String] = [
    "ha": "هکتار", "m2": "متر مربع", "m3": "متر مکعب", "m3_day": "متر مکعب در روز",
    "MW": "مگاوات", "kW": "کیلووات", "t": "تن", "percent": "درصد", "units": "واحد",
    "categories": "رسته", "axes": "محور", "associations": "تشکل", "provinces": "استان",
    "projects": "طرح", "actions": "اقدام", "persons": "نفر", "people": "نفر", "rank": "رتبه",
    "days": "روز", "weeks": "هفته", "months": "ماه", "years": "سال", "rial": "ریال",
    "rials": "ریال", "toman": "تومان", "tomans": "تومان", "thousand": "هزار",
    "million": "میلیون", "billion": "میلیارد", "trillion": "هزار میلیارد",
    "bidders": "پیشنهاددهنده",
  ]

  /// A unit; several words, such as `billion toman`, one by one.
  func unit(_ text: String) -> String {
    if self == .english { return text }
    return text.split(separator: " ").map { word in
      Self.persianUnits[String(word)] ?? Self.persianUnits[word.lowercased()] ?? String(word)
    }.joined(separator: " ")
  }

  /// A number with at most so many digits behind the point, without zeros at its end.
  func decimal(_ value: Double?, places: Int = 3) -> String {
    guard let value, value.isFinite, value.magnitude < 1e15 else { return unknown }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let rounded = (value.magnitude * scale).rounded() / scale
    let whole = Int64(rounded)
    var digits = String(Int64(((rounded - Double(whole)) * scale).rounded()))
    digits = String(repeating: "0", count: max(0, places - digits.count)) + digits
    while digits.last == "0" { digits.removeLast() }
    let sign = value < 0 && rounded != 0 ? "-" : ""
    let text = sign + "\(whole)" + (digits.isEmpty ? "" : ".\(digits)")
    return self == .english
      ? text : PersianDigits.toPersian(text).replacing(".", with: "٫").replacing("-", with: "−")
  }
  /// A number with at most four digits behind the point, whole ones in groups; empty where it is unknown.
  func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return Int64(exactly: value).map { grouped($0) } ?? decimal(value, places: 4)
  }

  /// A number with its unit.
  func quantity(_ value: Double?, _ unit: String?) -> String {
    let number = number(value)
    guard let unit, !unit.isEmpty, !number.isEmpty else { return number }
    return "\(number) \(self.unit(unit))"
  }

  /// A text with digits of the language, for what holds numbers and no ids.
  func digits(_ text: String) -> String {
    self == .english
      ? PersianDigits.toASCII(text)
      : PersianDigits.toPersian(text).replacing(".", with: "٫")
  }

  /// Where a row comes from: a document with its paragraph, or the journal.
  func origin(_ place: String?) -> String {
    switch place {
    case nil: unknown
    case CaseworkSource.journal.rawValue?: say("journal", "دفتر رویدادها")
    case CaseworkSource.synthetic.rawValue?: say("synthetic", "داده ساختگی")
    case let place?:
      self == .english
        ? place
        : place.split(separator: ", ", maxSplits: 1).enumerated().map { index, part in
          index == 0 ? String(part) : "بند " + digits(String(part))
        }.joined(separator: "، ")
    }
  }

  /// The id of a policy.
  func policy(_ id: String?) -> String {
    guard let id else { return unknown }
    return id == "default" ? say("default", "پیش‌فرض") : id
  }
}
