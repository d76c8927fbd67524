public import KQLSyntax
public import PersianText

/// The values of a command, read from text.
public struct CommandValues: Sendable {
  /// Texts, ids and words of vocabularies, and amounts of money as they were written, by parameter.
  public private(set) var texts: [String: String] = [:]
  /// Days.
  public private(set) var days: [String: SolarHijriDate] = [:]
  /// Whole numbers.
  public private(set) var numbers: [String: Int] = [:]
  /// Numbers.
  public private(set) var reals: [String: Double] = [:]
  /// Shares, 1 being all.
  public private(set) var shares: [String: Double] = [:]
  /// Amounts in rial.
  public private(set) var money: [String: Int64] = [:]
  /// Lists of texts.
  public private(set) var lists: [String: [String]] = [:]
  /// Yes or no.
  public private(set) var flags: [String: Bool] = [:]

  /// The provinces and counties whose names are understood.
  let places: PlaceNames

  /// No values.
  ///
  /// - Parameter places: The provinces and counties whose names are understood.
  public init(places: PlaceNames = .reference) { self.places = places }

  /// A text; empty where it was not given, which only happens to optional ones.
  public func text(_ name: String) -> String { texts[name] ?? "" }

  /// A day that must be given; some day where it was not, which does not happen to required ones.
  public func day(of name: String) -> SolarHijriDate { days[name] ?? CaseworkGenerator.firstDay }

  /// A list; empty where it was not given.
  public func list(_ name: String) -> [String] { lists[name] ?? [] }

  /// A word of a closed vocabulary; nil where it was not given.
  public func term<Term: RawRepresentable<String>>(
    _ name: String, _ type: Term.Type = Term.self
  ) -> Term? {
    texts[name].flatMap(Term.init)
  }

  /// Reads the text of a parameter. Digits of any kind are taken; words of vocabularies may have
  /// hyphens for underscores.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - parameter: The parameter.
  /// - Throws: `samat.command.argument`, without a place.
  public mutating func read(
    _ text: String, for parameter: CommandParameter
  ) throws(Diagnostic) {
    let name = parameter.name
    switch parameter.type {
    case .id, .text: texts[name] = text
    // What is no place stays as it is: the decider refuses it, with what was meant.
    case .province: texts[name] = places.province(text) ?? text
    case .county: texts[name] = places.county(text) ?? text
    case .place: texts[name] = places.place(text) ?? text
    case .day: days[name] = try Self.day(text)
    case .number:
      guard let number = Int(PersianDigits.toASCII(text)) else {
        throw Self.wrong("'\(name)' takes a whole number, not '\(text)'")
      }
      numbers[name] = number
    case .real: reals[name] = try Self.real(text) { "'\(name)' takes a number, not '\($0)'" }
    case .share:
      var plain = text
      let isPercent = text.hasSuffix("%") || text.hasSuffix("٪")
      if isPercent { plain.removeLast() }
      let number = try Self.real(plain) { _ in
        "'\(name)' takes a share such as 0.6 or 60%, not '\(text)'"
      }
      shares[name] = isPercent ? number / 100 : number
    case .money:
      money[name] = try Self.money(text, name)
      texts[name] = text
    case .list:
      lists[name] = text.split { $0 == "," || $0 == "،" }.map { String(Self.trimmed($0)) }
        .filter { !$0.isEmpty }
    case .flag:
      switch text.lowercased() {
      case "yes", "true", "1", "بله", "۱": flags[name] = true
      case "no", "false", "0", "خیر", "۰": flags[name] = false
      default: throw Self.wrong("'\(name)' takes yes or no, not '\(text)'")
      }
    case .choice(let words):
      let choice = words.first { $0 == text || $0 == text.replacing("-", with: "_") }
      guard let choice else {
        let near = EditDistance.nearest(to: text, among: words)
        throw Self.wrong(
          "'\(name)' does not take '\(text)'",
          help: near.map { "did you mean '\($0)'?" } ?? "one of \(words.joined(separator: ", "))")
      }
      texts[name] = choice
    }
  }

  /// Reads a day, Gregorian (`2025-06-30`) or Solar Hijri (`1404-04-09`), in digits of any kind.
  ///
  /// - Throws: `samat.command.argument`, without a place.
  public static func day(_ text: String) throws(Diagnostic) -> SolarHijriDate {
    let digits = PersianDigits.toASCII(text)
    if let day = Moment.day(digits.replacing("/", with: "-")) { return day }
    do throws(SolarHijriDateError) {
      return try SolarHijriDate.parse(digits)
    } catch {
      throw Diagnostic(
        code: "samat.command.argument", message: "'\(text)' is no day",
        help: "write it as 2025-06-30 or as 1404-04-09", notes: [error.description])
    }
  }

  private static func real(
    _ text: String, _ message: (String) -> String
  ) throws(Diagnostic) -> Double {
    let plain = PersianDigits.toASCII(text).replacing("٫", with: ".").replacing("٬", with: "")
    guard let number = Double(plain), number.isFinite else { throw wrong(message(text)) }
    return number
  }

  /// An amount without a unit is one of rials.
  private static func money(_ text: String, _ name: String) throws(Diagnostic) -> Int64 {
    do throws(MoneyParsingError) {
      return try PersianMoney.parse(text, assuming: .rial).rials
    } catch {
      throw Diagnostic(
        code: "samat.command.argument",
        message: "'\(name)' takes an amount of money, not '\(text)'",
        help: "write rials, or an amount with its unit: '500 billion toman'",
        notes: [error.description])
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func wrong(_ message: String, help: String = "") -> Diagnostic {
    Diagnostic(code: "samat.command.argument", message: message, help: help)
  }
}
