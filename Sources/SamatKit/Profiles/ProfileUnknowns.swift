/// Says what a section does not know.
enum ProfileUnknowns {
  /// A group of items, and what is said where none of it is known.
  private struct Rule {
    var group: String
    var english: String
    var persian: String
  }

  private static let rules: [ProfileSection: [Rule]] = [
    .identity: [
      Rule(
        group: "area", english: "The area is unknown.", persian: "مساحت استان نامعلوم است."),
      Rule(
        group: "population", english: "The population is unknown.",
        persian: "جمعیت استان نامعلوم است."),
    ],
    .units: [
      Rule(
        group: "units",
        english: "No unit of this province is in the tables; how many there are is unknown.",
        persian: "واحدی از این استان در جدول‌ها نیست؛ شمار واحدها نامعلوم است."),
      Rule(
        group: "knowledge_based", english: "How many units are knowledge-based is unknown.",
        persian: "شمار واحدهای دانش‌بنیان نامعلوم است."),
      Rule(
        group: "employees", english: "How many people the units employ is unknown.",
        persian: "شمار شاغلان واحدها نامعلوم است."),
    ],
    .leading: [
      Rule(
        group: "leading_categories",
        english: "No source tells in how many categories the province leads.",
        persian: "هیچ منبعی شمار رسته‌های پیشتاز استان را نگفته است.")
    ],
    .ranks: [
      Rule(
        group: "rank_knowledge_based",
        english: "No source tells the rank of the province in knowledge-based units.",
        persian: "هیچ منبعی رتبه استان در واحدهای دانش‌بنیان را نگفته است.")
    ],
    .workshops: [
      Rule(
        group: "workshops", english: "The workshops of 1394 are unknown.",
        persian: "شمار کارگاه‌های سال ۱۳۹۴ نامعلوم است.")
    ],
    .obstacles: [
      Rule(
        group: "mentions",
        english: "No obstacle of this province is recorded; that is not to say that there is none.",
        persian: "مانعی از این استان ثبت نشده است؛ این به معنای نبود مانع نیست.")
    ],
    .casework: [
      Rule(
        group: "group", english: "No working group of this province is in the tables.",
        persian: "کارگروهی از این استان در جدول‌ها نیست."),
      Rule(
        group: "sessions", english: "No session of a working group is recorded.",
        persian: "جلسه‌ای از کارگروه ثبت نشده است."),
      Rule(
        group: "resolutions",
        english: "No resolution is recorded; what was done and what is late is unknown.",
        persian: "مصوبه‌ای ثبت نشده است؛ آنچه انجام شده یا دیر شده نامعلوم است."),
    ],
    .associations: [
      Rule(
        group: "associations",
        english: "No single association of this province is named; how many there are is unknown.",
        persian: "تشکلی از این استان تک‌به‌تک نام برده نشده است؛ شمار تشکل‌ها نامعلوم است."),
      Rule(
        group: "body",
        english: "No source names a House of Industry, Mine and Trade of this province.",
        persian: "هیچ منبعی خانه صنعت، معدن و تجارت این استان را نام نبرده است."),
    ],
    .estates: [
      Rule(
        group: "estates",
        english:
          "No industrial estate or zone of this province is in the tables; their parcels, power, "
          + "water and projects are unknown.",
        persian:
          "شهرک یا ناحیه صنعتی از این استان در جدول‌ها نیست؛ قطعه‌ها، برق، آب و طرح‌ها نامعلوم‌اند.")
    ],
    .programmes: [
      Rule(
        group: "role",
        english: "No source gives the province a role in a programme; the programme of spatial "
          + "priorities is to come to the other provinces soon, on a day that is not told.",
        persian:
          "هیچ منبعی نقشی برای استان در برنامه‌ها نگفته است؛ برنامه آمایش به‌زودی در استان‌های دیگر "
          + "نیز اجرا می‌شود و روز آن گفته نشده است."),
      Rule(
        group: "priority", english: "No priority of sectors is recorded for the province.",
        persian: "اولویت رسته‌ای برای استان ثبت نشده است."),
    ],
    .permits: [
      Rule(
        group: "applications", english: "No application for a permit is recorded.",
        persian: "درخواست مجوزی ثبت نشده است."),
      Rule(
        group: "issue_days", english: "How long permits take is unknown.",
        persian: "زمان صدور مجوزها نامعلوم است."),
    ],
    .indicators: [],
  ]

  /// What is said of a section.
  ///
  /// - Parameters:
  ///   - section: The section.
  ///   - items: What is known.
  ///   - province: The province.
  /// - Returns: What no item tells, in the order of the page.
  static func of(
    _ section: ProfileSection, _ items: [ProvinceProfile.Item], _ province: DocumentName
  ) -> [ProvinceProfile.Unknown] {
    let groups = Set(items.map(\.group))
    var unknown = (rules[section] ?? []).filter { !groups.contains($0.group) }
      .map { ProvinceProfile.Unknown(english: $0.english, persian: $0.persian) }
    // Without a working group or a unit, what follows from it needs no words of its own.
    if section == .units, !groups.contains("units") { unknown = Array(unknown.prefix(1)) }
    if section == .casework, !groups.contains("group"), !groups.contains("cases") {
      unknown = Array(unknown.prefix(1))
    }
    let whole = items.first { $0.group == "units" }?.value
    for (group, english, persian) in [
      ("domain", "domain", "حوزه"), ("status", "status", "وضعیت"), ("size", "size", "اندازه"),
      ("sector", "sector", "رسته"),
    ] where section == .units {
      guard let item = items.first(where: { $0.group == group && $0.what.isEmpty }),
        let value = item.value.map({ Int($0) })
      else { continue }
      let number = DocumentLanguage.persian.number(value)
      let all = whole.map { Int($0) } == value
      unknown.append(
        .init(
          english: all
            ? "The \(english) of none of the \(value) units is known."
            : "The \(english) of \(value) units is unknown.",
          persian: all
            ? "\(persian) هیچ‌یک از \(number) واحد معلوم نیست."
            : "\(persian) \(number) واحد نامعلوم است."))
    }
    for item in items where item.group == "formed_in" {
      let year = Int(item.what) ?? 0
      unknown.append(
        .init(
          english:
            "Associations were formed here in \(year); how many of those of all provinces is not "
            + "told.",
          persian:
            "در سال \(DocumentLanguage.persian.number(year)) تشکل‌هایی در این استان شکل گرفته است؛ "
            + "سهم آن از همه استان‌ها گفته نشده است."))
    }
    for item in items where item.value == nil && item.precision == "unknown" && item.unit != nil {
      let terms = ProfileTerms.self
      unknown.append(
        .init(
          english: "\(terms.name(item, .english)): spoken of, the number is not told.",
          persian: "\(terms.name(item, .persian)): از آن سخن رفته و شمار آن گفته نشده است."))
    }
    return unknown
  }
}
