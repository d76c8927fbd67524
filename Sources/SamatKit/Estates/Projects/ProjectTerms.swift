import PersianText

/// The words of projects in Persian.
enum ProjectTerms {
  static let persian: [String: String] = [
    "estimate": "برآورد", "tender": "مناقصه", "contract": "قرارداد", "progress": "پیشرفت",
    "certified": "صورت‌وضعیت", "payment": "پرداخت", "completed": "تحویل موقت",
    "accepted": "تحویل قطعی", "closed": "تسویه", "cancelled": "لغو", "estimated": "برآورد",
    "reestimated": "برآورد دوباره", "tendered": "مناقصه", "bid_received": "پیشنهاد قیمت",
    "contracted": "قرارداد", "contract_changed": "تغییر قرارداد", "progressed": "پیشرفت",
    "advanced": "پیش‌پرداخت", "paid": "پرداخت", "refunded": "بازگشت وجه",
    "released": "آزادسازی سپرده", "flagged": "نشانه هشدار", "flag_answered": "پاسخ به نشانه",
    "fund": "موجودی اعتبار", "financing": "منابع تأمین‌شده", "work_certified": "کار تأییدشده",
    "payable": "پرداختنی", "retention": "سپرده حسن انجام کار", "advance": "پیش‌پرداخت",
    "unsupported": "پرداخت بدون پشتوانه", "open": "باز", "justified": "موجه",
    "upheld": "تأییدشده", "rial": "ریال", "bidders": "پیشنهاددهنده",
    "estimate_rial": "برآورد", "contract_rial": "قرارداد", "certified_rial": "کار تأییدشده",
    "paid_rial": "پرداخت‌شده", "payable_rial": "پرداختنی",
    "retention_rial": "سپرده حسن انجام کار", "advance_rial": "پیش‌پرداخت باز",
    "unsupported_rial": "پرداخت بدون پشتوانه",
    "parliament": "مجلس شورای اسلامی", "stock_exchange": "بورس", "own": "منابع داخلی",
    "bank": "بانک", "promised": "وعده", "changed": "تغییر وعده", "raised": "تأمین",
    "returned": "برگشت به منبع", "spent": "هزینه",
  ]

  /// A word in a language.
  static func text(_ word: String, in language: DocumentLanguage) -> String {
    if word.isEmpty { return language.unknown }
    if language == .persian { return persian[word] ?? RedFlag(rawValue: word)?.persian ?? word }
    let plain = word.hasSuffix("_rial") ? String(word.dropLast(5)) : word
    return plain.replacing("_", with: " ")
  }

  /// What stands before the number of a piece of evidence.
  private static let evidenceWords: [String: String] = [
    "estimate": "برآورد", "contract": "قرارداد", "first contract": "قرارداد نخست",
    "certified": "کار تأییدشده", "paid": "پرداخت‌شده", "payable": "پرداختنی", "payment": "پرداخت",
  ]

  /// A piece of evidence, which is words and then a number: `first contract 1200000`. What is no such
  /// piece is left as it is.
  static func evidence(_ text: String, in language: DocumentLanguage) -> String {
    if text.hasPrefix("progress "), text.hasSuffix(" of 10000"),
      let parts = Int(text.dropFirst(9).dropLast(9))
    {
      // An older journal has it so.
      return language.say("progress ", "پیشرفت ") + language.share(Double(parts) / 10_000)
    }
    if text.hasPrefix("progress "), text.hasSuffix(" %"),
      let percent = Double(text.dropFirst(9).dropLast(2))
    {
      return language.say("progress ", "پیشرفت ") + language.share(percent / 100)
    }
    guard let space = text.lastIndex(of: " "), let number = Int64(text[text.index(after: space)...])
    else { return text }
    let words = String(text[..<space])
    let said = language == .persian ? evidenceWords[words] ?? words : words
    return "\(said) \(language.grouped(number))"
  }

  /// What stands beside a step, in a language: a red flag, what was found of one, a share; anything else is
  /// an id or somebody's words.
  static func detail(_ text: String, of event: String, in language: DocumentLanguage) -> String {
    switch event {
    case "flagged": return Self.text(text, in: language)
    case "flag_answered":
      guard let mark = text.lastRange(of: ": ") else { return text }
      return text[..<mark.upperBound] + Self.text(String(text[mark.upperBound...]), in: language)
    case "progressed":
      guard text.hasSuffix(" %"), let percent = Double(text.dropLast(2)) else { return text }
      return language.decimal(percent, places: 2) + language.say(" %", "٪")
    default: return text
    }
  }
}

extension String {
  fileprivate func lastRange(of text: String) -> Range<String.Index>? {
    ranges(of: text).last
  }
}
