import PersianText

extension CaseFile {
  /// The file as a page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(say("Case", "پرونده"), of: id, in: language)
    let end = outcome.map { " – " + DocumentTerms.text($0, in: language) } ?? ""
    page.fields([
      (say("Unit", "واحد"), unit.text(in: language)),
      (say("Working group", "کارگروه"), group.text(in: language)),
      (say("Obstacle", "مانع"), obstacle.text(in: language)),
      (say("Matter", "شرح"), statement ?? language.unknown),
      (
        say("Agencies concerned", "دستگاه‌های ذی‌ربط"),
        agencies.isEmpty
          ? language.unknown : language.list(agencies.map { $0.text(in: language) })
      ),
      (
        say("Documents", "مدارک"),
        documents.isEmpty ? say("none recorded", "ثبت نشده") : language.list(documents)
      ),
      (say("Charter", "آیین‌نامه"), language.policy(charter)),
      (say("Stage", "مرحله"), DocumentTerms.text(stage ?? "", in: language) + end),
    ])
    page.heading("\(say("Steps", "گام‌ها")) (\(language.number(steps.count)))")
    if steps.isEmpty {
      page.paragraph(
        say(
          "A table tells of the case; no step of it is recorded in a journal.",
          "جدولی از این پرونده می‌گوید؛ گامی از آن در دفتر ثبت نشده است."))
    } else {
      page.table(
        [
          say("Day", "تاریخ"), say("Since", "فاصله"), say("What", "رویداد"), say("By", "توسط"),
          say("Clock", "مهلت"), say("Rule", "قاعده"),
        ],
        steps.map { step in
          [
            language.bothDates(step.day), step.daysSince.map { Self.days($0, language) } ?? "",
            language == .english ? step.english : step.persian, step.actor,
            step.clock.map { Self.text($0, language) } ?? "", step.rule,
          ]
        })
    }
    if !running.isEmpty {
      page.heading(
        say("Still running on ", "مهلت‌های جاری تا ") + language.bothDates(asOf))
      page.blocks.append(
        .list(
          running.map { subject, clock in
            (subject.isEmpty ? "" : "\(subject): ") + Self.text(clock, language)
          }))
    }
    if !rules.isEmpty {
      page.heading(say("Rules", "قاعده‌ها"))
      page.fields(
        rules.sorted { $0.key < $1.key }.map { id, rule in
          let persian = language == .persian ? DocumentTerms.persianRules[id] : nil
          let origin = [rule.origin.map { DocumentTerms.text($0, in: language) }, rule.fact]
            .compactMap { $0 }
          let from = origin.isEmpty ? "" : " (\(language.list(origin)))"
          return (id, (persian ?? rule.statement) + from)
        })
    }
    return page
  }

  private static func days(_ days: Int, _ language: DocumentLanguage) -> String {
    let sign = days < 0 ? "−" : "+"
    let side = days < 0 ? "پیش" : "بعد"
    return language.say(
      "\(sign)\(abs(days)) d",
      days == 0 ? "همان روز" : "\(language.number(abs(days))) روز \(side)")
  }

  private static func text(_ clock: Clock, _ language: DocumentLanguage) -> String {
    let say = language.say
    let name =
      switch clock.kind {
      case .firstAnswer: say("first answer", "نخستین پاسخ")
      case .committee: say("committee", "کمیته")
      case .solution: say("solution", "حل")
      case .objection: say("objection", "اعتراض")
      case .deadline: say("deadline", "مهلت مصوبه")
      }
    let late = abs(clock.daysLate)
    let how =
      clock.isInTime
      ? say("in time, \(late) days left", "به‌موقع، \(language.number(late)) روز مانده")
      : say("\(late) days late", "\(language.number(late)) روز دیر")
    return "\(name) \(say("by", "تا")) \(language.date(clock.due)): \(how)"
  }
}
