public import PersianText

/// The language of a document of the secretariat.
public enum DocumentLanguage: String, Hashable, Sendable, CaseIterable {
  /// English, with Solar Hijri and Gregorian dates.
  case english = "en"
  /// Persian, from right to left, with Persian digits and Solar Hijri dates.
  case persian = "fa"

  /// The one of two texts.
  func say(_ english: String, _ persian: String) -> String {
    self == .english ? english : persian
  }

  /// A whole number in the digits of the language.
  public func number(_ number: Int) -> String {
    PersianDigits.format(number, digits: self == .english ? .ascii : .persian)
  }

  /// A whole number in groups of three digits, such as an amount in rial; empty where it is unknown.
  public func grouped(_ amount: Int64?) -> String {
    amount.map {
      PersianDigits.format(
        Int(clamping: $0), digits: self == .english ? .ascii : .persian, grouping: .thousands)
    } ?? ""
  }

  /// A day of the Solar Hijri calendar: `1404-03-10`, `۱۴۰۴/۰۳/۱۰`.
  public func date(_ day: SolarHijriDate?) -> String {
    guard let day else { return unknown }
    return self == .english ? day.description : day.formatted(.slashed, digits: .persian)
  }

  /// A day in both calendars: `1404-03-10 (2025-05-31)`; in Persian in the Solar Hijri one.
  public func bothDates(_ day: SolarHijriDate?) -> String {
    guard let day else { return unknown }
    return self == .english ? "\(day) (\(day.gregorian))" : date(day)
  }

  /// A day with its weekday, for headings.
  func longDate(_ day: SolarHijriDate?) -> String {
    guard let day else { return unknown }
    return self == .english
      ? "\(day.formatted(.englishFull)) (\(day.gregorian))" : day.formatted(.full)
  }

  /// A share from 0 to 1 as a percentage.
  func share(_ share: Double) -> String {
    guard share.isFinite, abs(share) < 1e6 else { return unknown }
    let percent = number(Int((share * 100).rounded()))
    return self == .english ? "\(percent) %" : "\(percent)٪"
  }

  /// What something is, and its name; a name that says it itself stands alone.
  func titled(_ english: String, _ persian: String, _ name: String) -> String {
    let noun = say(english, persian)
    return name.hasPrefix(noun + " ") ? name : "\(noun) \(name)"
  }

  /// What stands where nothing is known.
  var unknown: String { say("unknown", "نامعلوم") }

  /// Parts of an enumeration.
  func list(_ parts: [String]) -> String { parts.joined(separator: say(", ", "، ")) }
}

/// What something is called: its id, and its names where the tables know them.
public struct DocumentName: Hashable, Sendable {
  /// The id.
  public var id: String
  /// The name in English.
  public var english: String?
  /// The name in Persian.
  public var persian: String?

  /// Creates a name.
  ///
  /// - Parameters:
  ///   - id: The id.
  ///   - english: The name in English.
  ///   - persian: The name in Persian.
  public init(_ id: String, english: String? = nil, persian: String? = nil) {
    self.id = id
    self.english = english
    self.persian = persian
  }

  /// The name in a language, else in the other one, else the id.
  public func text(in language: DocumentLanguage) -> String {
    let names = language == .english ? [english, persian] : [persian, english]
    return names.lazy.compactMap { $0 }.first ?? id
  }
}
