import PersianText

/// The words of profiles in both languages.
enum ProfileTerms {
  private static let groups: [String: (String, String)] = [
    "capital": ("Capital", "مرکز استان"), "area": ("Area", "مساحت"),
    "population": ("Population in the census of", "جمعیت در سرشماری"),
    "counties": ("Counties", "شهرستان‌ها"), "neighbours": ("Borders", "استان‌های همسایه"),
    "units": ("Units in the tables", "واحدهای ثبت‌شده"),
    "knowledge_based": ("Knowledge-based units", "واحدهای دانش‌بنیان"),
    "employees": ("People employed by them", "شاغلان واحدها"),
    "returned": ("Units that returned to production", "واحدهای بازگشته به تولید"),
    "leading_categories": ("Categories in which it leads", "رسته‌های پیشتاز"),
    "rank_knowledge_based": ("Rank in the country", "رتبه در کشور"),
    "workshops": ("Workshops", "کارگاه‌ها"),
    "mentions": ("Mentions of obstacles", "موارد ذکر مانع"),
    "units_held_back": ("Units that named one", "واحدهای دارای مانع"),
    "repeats": ("The same unit again within the months of the policy", "تکرار برای همان واحد"),
    "group": ("Working group", "کارگروه"), "sessions": ("Held", "برگزارشده"),
    "units_examined": ("Units examined", "واحدهای بررسی‌شده"),
    "cases": ("Cases", "پرونده‌ها"), "resolutions": ("Resolutions", "مصوبه‌ها"),
    "most_days_late": ("The latest is overdue by", "بیشترین دیرکرد"),
    "committee_to_session": ("From committee to session, median", "از کمیته تا جلسه، میانه"),
    "session_to_report": ("From session to first report, median", "از جلسه تا نخستین گزارش، میانه"),
    "body": ("Named by a source", "نام‌برده در منبع"),
    "formed_in": ("Associations formed in", "شکل‌گیری تشکل در سال"),
    "elections": ("Elections held", "انتخابات برگزارشده"),
    "boards_past_term": ("Boards past their term", "هیئت‌مدیره‌های پایان‌یافته"),
    "estates": ("Estates and zones", "شهرک‌ها و نواحی"),
    "estate_area": ("Their area", "مساحت آن‌ها"),
    "parcels_past_deadline": ("Parcels past their deadline", "قطعه‌های گذشته از مهلت"),
    "role": ("Role", "نقش"), "action": ("Action", "اقدام"),
    "county_priorities": ("Priorities of its counties", "اولویت‌های شهرستان‌ها"),
    "applications": ("Applications", "درخواست‌ها"),
    "permit": ("Applications", "درخواست‌ها"),
    "issue_days": ("From application to issue, median", "از درخواست تا صدور، میانه"),
    "projects_entering_execution": ("Projects that entered execution", "طرح‌های واردشده به اجرا"),
    "session_number": ("Number of the session", "شماره جلسه"),
    "committee_meetings_per_week": ("Meetings a week", "نشست در هفته"),
    "units_returned_to_production": ("Units returned to production", "واحدهای بازگشته به تولید"),
  ]

  private static let terms: [String: (String, String)] = [
    "industry": ("industry", "صنعت"), "mine": ("mine", "معدن"), "trade": ("trade", "تجارت"),
    "agriculture": ("agriculture", "کشاورزی"),
    "industry_mining": ("industry and mining", "صنعت و معدن"), "all": ("all", "همه"),
    "active": ("active", "فعال"), "semi-active": ("semi-active", "نیمه‌فعال"),
    "idle": ("idle", "راکد"),
    "micro": ("micro", "خرد"), "small": ("small", "کوچک"), "medium": ("medium", "متوسط"),
    "large": ("large", "بزرگ"), "very-large": ("very large", "خیلی بزرگ"),
    "knowledge-based units": ("knowledge-based units", "واحدهای دانش‌بنیان"),
    "investment permits": ("investment permits", "مجوزهای سرمایه‌گذاری"),
    "working group sessions of the year": ("of the year", "در سال"),
    "expert committee": ("expert committee", "کمیته تخصصی"),
    "idle and semi-active units": ("idle and semi-active", "راکد و نیمه‌فعال"),
    "last month": ("within the last month", "در یک ماه اخیر"),
    "week": ("", ""), "working_group": ("main sessions", "جلسه اصلی"),
    "expert_committee": ("expert committees", "کمیته تخصصی"),
    "private_total": ("private, total as printed", "خصوصی، کل چاپ‌شده"),
    "private_10_49": ("private, 10 to 49 workers", "خصوصی، ۱۰ تا ۴۹ کارکن"),
    "private_50_99": ("private, 50 to 99", "خصوصی، ۵۰ تا ۹۹"),
    "private_100plus": ("private, 100 and more", "خصوصی، ۱۰۰ و بیشتر"),
    "public_total": ("public, total as printed", "عمومی، کل چاپ‌شده"),
    "public_10_49": ("public, 10 to 49 workers", "عمومی، ۱۰ تا ۴۹ کارکن"),
    "public_50_99": ("public, 50 to 99", "عمومی، ۵۰ تا ۹۹"),
    "public_100plus": ("public, 100 and more", "عمومی، ۱۰۰ و بیشتر"),
    "private": ("private", "خصوصی"), "public": ("public", "عمومی"),
    "overdue": ("overdue", "گذشته از مهلت"),
    "in_progress": ("in progress", "در دست اجرا"), "issued": ("issued", "صادرشده"),
    "not_issued": ("not issued", "صادرنشده"),
    "pilot": ("pilot", "استان نمونه"), "priority": ("priority province", "استان اولویت‌دار"),
    "expected": ("expected", "مورد انتظار"), "planned": ("planned", "برنامه‌ریزی‌شده"),
    "approved": ("approved", "تأییدشده"), "announced": ("announced", "اعلام‌شده"),
    "estate": ("estate", "شهرک"), "zone": ("zone", "ناحیه"),
    "governmental": ("governmental", "دولتی"),
    "non_governmental": ("non-governmental", "غیردولتی"),
    "estimate": ("estimate", "برآورد"), "tender": ("tender", "مناقصه"),
    "contract": ("contract", "قرارداد"), "progress": ("progress", "پیشرفت"),
    "certified": ("certified", "صورت‌وضعیت تأییدشده"), "paid": ("paid", "پرداخت"),
    "payment": ("payment", "پرداخت"), "power": ("power", "برق"),
    "electricity": ("electricity", "برق"),
    "water": ("water", "آب"), "gas": ("gas", "گاز"),
    "waste_water": ("waste water", "فاضلاب"), "telecom": ("telecom", "مخابرات"),
    "assigned": ("assigned", "واگذارشده"), "building": ("building", "در حال ساخت"),
    "licensed": ("licensed", "دارای پروانه"), "waived": ("waived", "انصراف"),
    "warned": ("warned", "اخطارشده"), "rescinded": ("rescinded", "فسخ‌شده"),
    "proposed": ("proposed", "پیشنهادشده"), "reviewed": ("reviewed", "بررسی‌شده"),
    "adopted": ("adopted", "پذیرفته‌شده"), "underway": ("under way", "در جریان"),
    "returned": ("returned", "بازگردانده"), "ready": ("ready", "آماده صدور"),
    "refused": ("refused", "ردشده"), "participant": ("participant", "مشارکت‌کننده"),
    "dropped": ("dropped", "رهاشده"),
    "date": ("date", "تاریخ"), "missing": ("missing", "ناگفته"),
    "ambiguous": ("ambiguous", "مبهم"), "typo": ("typo", "خطای نوشتاری"),
    "contradiction": ("contradiction", "ناسازگاری"), "inference": ("inference", "استنباط"),
  ]

  private static let units: [String: (String, String, String)] = [
    "units": ("unit", "units", "واحد"), "persons": ("person", "persons", "نفر"),
    "counties": ("county", "counties", "شهرستان"),
    "provinces": ("province", "provinces", "استان"),
    "categories": ("category", "categories", "رسته"),
    "workshops": ("workshop", "workshops", "کارگاه"), "mentions": ("mention", "mentions", "مورد"),
    "sessions": ("session", "sessions", "جلسه"), "cases": ("case", "cases", "پرونده"),
    "resolutions": ("resolution", "resolutions", "مصوبه"), "days": ("day", "days", "روز"),
    "projects": ("project", "projects", "طرح"), "meetings": ("meeting", "meetings", "نشست"),
    "associations": ("association", "associations", "تشکل"),
    "elections": ("election", "elections", "انتخابات"),
    "instructions": ("instruction", "instructions", "دستورالعمل"),
    "estates": ("estate", "estates", "شهرک"), "parcels": ("parcel", "parcels", "قطعه"),
    "actions": ("action", "actions", "اقدام"), "priorities": ("priority", "priorities", "اولویت"),
    "applications": ("application", "applications", "درخواست"),
    "requests": ("request", "requests", "درخواست"), "ha": ("ha", "ha", "هکتار"),
    "km2": ("km²", "km²", "کیلومتر مربع"), "rial": ("rial", "rial", "ریال"),
  ]

  /// A word of a vocabulary; unknown where it is empty, as it is where it is another's.
  static func term(_ word: String, _ language: DocumentLanguage) -> String {
    if word.isEmpty { return language.unknown }
    if let pair = terms[word] { return language.say(pair.0, pair.1) }
    if language == .persian {
      let known =
        DocumentTerms.persian[word] ?? PermitTerms.persian[word] ?? ProjectTerms.persian[word]
      if let known { return known }
      let association = AssociationTerms.text(word, in: language)
      if association != word { return association }
    }
    return String(word.map { $0 == "_" ? " " : $0 })
  }

  /// A group without what is told of it.
  static func group(_ group: String, _ language: DocumentLanguage) -> String {
    if let pair = groups[group] { return language.say(pair.0, pair.1) }
    return String(group.map { $0 == "_" ? " " : $0 })
  }

  /// What an item is called by itself.
  static func name(_ item: ProvinceProfile.Item, _ language: DocumentLanguage) -> String {
    let group = group(item.group, language)
    if item.what.isEmpty { return group }
    if let year = Int(item.what) {
      return group + " " + language.number(year)
    }
    return group + language.say(": ", "، ") + term(item.what, language)
  }

  /// A number with its unit.
  static func value(_ item: ProvinceProfile.Item, _ language: DocumentLanguage) -> String {
    guard let value = item.value else { return language.unknown }
    let whole = Int(exactly: value.rounded())
    let exact = item.unit == "rial" ? item.text.flatMap { Int($0) } : nil
    let shown = exact.map { grouped($0, language) } ?? number(value, language)
    var text = shown
    switch item.unit {
    case "rank": text = language.say("rank \(shown)", "رتبه \(shown)")
    case "ratio", nil: break
    case let unit?:
      if let names = units[unit] {
        text += " " + language.say(whole == 1 ? names.0 : names.1, names.2)
      } else {
        text += " " + language.unit(unit)
      }
    }
    switch item.precision {
    case "about": return language.say("about ", "حدود ") + text
    case "atLeast": return language.say("at least ", "دست‌کم ") + text
    case "moreThan": return language.say("more than ", "بیش از ") + text
    default: return text
    }
  }

  /// A whole number, or one of two decimals.
  static func number(_ value: Double, _ language: DocumentLanguage) -> String {
    guard value.isFinite, abs(value) < 9e15 else { return language.unknown }
    if value == value.rounded() { return grouped(Int(value), language) }
    let hundredths = Int((value.magnitude * 100).rounded())
    let sign = value < 0 ? "-" : ""
    let rest = hundredths % 100
    let decimals = (rest < 10 ? language.number(0) : "") + language.number(rest)
    return sign + grouped(hundredths / 100, language) + language.say(".", "٫") + decimals
  }

  private static func grouped(_ number: Int, _ language: DocumentLanguage) -> String {
    PersianDigits.format(
      number, digits: language == .english ? .ascii : .persian, grouping: .thousands)
  }
}
