import PersianText

extension ProvinceProfile {
  /// The profile as a page, with drawings where it is set as HTML.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    var writer = ProfileWriter(self, language)
    return writer.make()
  }
}

/// Sets the sections of a profile.
struct ProfileWriter {
  let profile: ProvinceProfile
  let language: DocumentLanguage
  var page: DocumentPage
  var drawings: ProfileDrawings

  init(_ profile: ProvinceProfile, _ language: DocumentLanguage) {
    self.profile = profile
    self.language = language
    let name = profile.province.text(in: language)
    page = DocumentPage(
      language.say(
        "Profile of industry, mines and trade: \(name)",
        "شناسنامه صنعتی، معدنی و تجاری استان \(name)"), in: language)
    drawings = ProfileDrawings(in: language)
  }

  func say(_ english: String, _ persian: String) -> String { language.say(english, persian) }

  mutating func make() -> DocumentPage {
    head()
    for section in profile.sections {
      if section.kind == .indicators, section.items.isEmpty { continue }
      page.heading(section.kind.title(in: language))
      write(section)
      if !section.unknown.isEmpty {
        page.blocks.append(
          .list(section.unknown.map { say($0.english, $0.persian) }))
      }
    }
    foot()
    return page
  }

  // MARK: Head and foot

  private mutating func head() {
    let day = profile.day.map { language.bothDates($0) }
    var text =
      day.map { say("As of \($0). ", "وضعیت تا \($0). ") }
      ?? say("No table tells of a day. ", "جدولی از روزی نمی‌گوید. ")
    text += say(
      "Every number carries the number of the note that says where it comes from.",
      "هر عدد شماره یادداشتی دارد که منبع آن را می‌گوید.")
    if let code = profile.formerCode {
      text += say(
        " \(code) is the code of before 2020; it is \(profile.province.id) now.",
        " \(code) کد پیش از ۲۰۲۰ است و کد کنونی \(profile.province.id) است.")
    }
    page.paragraph(text)
    let cards: [(id: String, english: String, persian: String)] = [
      ("leading_categories/industry", "Leading categories", "رسته‌های پیشتاز"),
      ("rank_knowledge_based/knowledge-based units", "Knowledge-based units", "واحدهای دانش‌بنیان"),
      ("units/", "Units in the tables", "واحدهای ثبت‌شده"),
      ("cases/", "Cases of the working group", "پرونده‌های کارگروه"),
      ("resolution/done", "Resolutions done", "مصوبه‌های انجام‌شده"),
      ("resolution/overdue", "Resolutions overdue", "مصوبه‌های گذشته از مهلت"),
      ("workshops/private_total", "Private workshops, 1394", "کارگاه‌های خصوصی ۱۳۹۴"),
      ("population/1395", "Population, census of 1395", "جمعیت در سرشماری ۱۳۹۵"),
    ]
    page.blocks.append(
      .cards(
        cards.compactMap { card in profile.item(card.id).map { ($0, card) } }.prefix(5)
          .map { item, card in
            .init(
              say(card.english, card.persian), ProfileTerms.value(item, language),
              notes: [item.note])
          }))
  }

  private mutating func foot() {
    let unknown = profile.unknown
    page.heading(say("What is unknown", "آنچه نامعلوم است"))
    page.paragraph(
      unknown.isEmpty
        ? say("Nothing that this page asks for.", "چیزی از پرسش‌های این برگه نامعلوم نیست.")
        : say(
          "\(unknown.count) things that this page asks for are told by no table; each stands in its "
            + "section. What is not told is left out, and never taken for zero.",
          "\(language.number(unknown.count)) مورد از پرسش‌های این برگه در هیچ جدولی گفته نشده و در بخش خود "
            + "آمده است. آنچه گفته نشده صفر شمرده نمی‌شود."))
    if !profile.doubts.isEmpty {
      page.heading(say("Doubts about the sources", "تردیدها درباره منابع"))
      page.table(
        [say("Issue", "شناسه"), say("Kind", "نوع"), say("What it is", "شرح (به انگلیسی)")],
        profile.doubts.map { [$0.id, ProfileTerms.term($0.kind, language), $0.statement] })
    }
    page.heading(say("Where the numbers come from", "منبع عددها"))
    page.blocks.append(
      .notes(profile.notes.map { .init($0.number, parts($0), query: $0.query) }))
    let cited = Set(profile.notes.flatMap(\.sources)).sorted()
    guard !cited.isEmpty else { return }
    page.heading(say("Sources", "منابع"))
    page.fields(
      cited.map { id in
        id == CaseworkSource.journal.rawValue
          ? (
            language.origin(id),
            say(
              "what this working place recorded itself", "آنچه در همین سامانه ثبت شده است")
          ) : (id, profile.sourceTitles[id] ?? language.unknown)
      })
  }

  /// What a note says.
  private func parts(_ note: ProvinceProfile.Note) -> [String] {
    var parts = [note.sources.map(language.origin).joined(separator: say("; ", "؛ "))]
    if let paragraph = note.paragraph {
      parts.append(say("paragraph \(paragraph)", "بند \(language.number(paragraph))"))
    }
    if !note.facts.isEmpty {
      parts.append(say("facts ", "گزاره‌های ") + language.list(note.facts))
    }
    let table = say("table '\(note.table)'", "جدول «\(note.table)»")
    parts.append(
      note.query == nil ? table : say("counted from \(table):", "شمرده از \(table):"))
    return parts
  }

  // MARK: Figures

  /// A figure of an item.
  func figure(
    _ item: ProvinceProfile.Item, _ name: String? = nil, value: String? = nil, remark: String = ""
  ) -> DocumentPage.Figure {
    var remark = remark
    if remark.isEmpty { remark = said(item.day) }
    return .init(
      name ?? ProfileTerms.name(item, language), value ?? ProfileTerms.value(item, language),
      remark: remark, notes: [item.note])
  }

  /// A day of both calendars without brackets, which stand around a remark.
  func said(_ day: SolarHijriDate?) -> String {
    day.map { say("\($0), that is \($0.gregorian)", language.date($0)) } ?? ""
  }

  func items(_ section: ProvinceProfile.Section, _ groups: String...) -> [ProvinceProfile.Item] {
    groups.flatMap { group in section.items.filter { $0.group == group } }
  }

  mutating func figures(
    _ caption: String, _ figures: [DocumentPage.Figure], _ drawing: DocumentPage.Drawing? = nil
  ) {
    guard !figures.isEmpty || drawing != nil else { return }
    page.blocks.append(.figures(.init(caption, figures, drawing: drawing)))
  }

  /// What an id is called.
  func called(_ id: String, in table: String) -> String {
    if id.isEmpty { return language.unknown }
    return profile.names["\(table)/\(id)"].map { $0.text(in: language) }
      ?? ProfileTerms.term(id, language)
  }

  /// The numbers of a group, the largest first, as a list with bars.
  mutating func counts(
    _ section: ProvinceProfile.Section, _ group: String, _ caption: String,
    names table: String? = nil
  ) {
    let all = items(section, group)
    let named: [(name: String, item: ProvinceProfile.Item)] = all.map { item in
      let what = item.what
      return (table.map { called(what, in: $0) } ?? ProfileTerms.term(what, language), item)
    }
    // Where nothing but the unknown is known, the section says so in words.
    if all.allSatisfy(\.what.isEmpty) { return }
    var list = named.prefix(12).map { figure($0.item, $0.name) }
    let rest = named.dropFirst(12)
    if let first = rest.first?.item {
      var sum = first
      sum.value = rest.reduce(0) { $0 + ($1.item.value ?? 0) }
      list.append(
        figure(
          sum, say("\(rest.count) others", "\(language.number(rest.count)) مورد دیگر")))
    }
    let bars = drawings.bars(caption, named.prefix(10).map { ($0.name, $0.item.value ?? 0) })
    figures(caption, list, bars)
  }
}
