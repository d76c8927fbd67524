import PersianText

extension SessionAgenda {
  /// The agenda as a page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    var page = DocumentPage(
      say(
        "Agenda: session \(number) of \(day.year)",
        "دستور جلسه: جلسه شماره \(language.number(number)) سال \(language.number(day.year))"),
      in: language)
    page.fields([
      (say("Working group", "کارگروه"), group.text(in: language)),
      (say("Day", "تاریخ"), language.longDate(day)),
      (say("Chair on that day", "رئیس در آن روز"), chair.text(in: language)),
      (say("Secretary on that day", "دبیر در آن روز"), secretary.text(in: language)),
    ])
    page.section(
      say("Cases to hear and decide", "پرونده‌های آماده"),
      [
        "#", say("Case", "پرونده"), say("Unit", "واحد"), say("Obstacle", "مانع"),
        say("Stage", "مرحله"), say("Referred", "ارجاع"), say("Solution due", "مهلت حل"),
        say("Agencies", "دستگاه‌ها"), say("Opinions missing", "نظرهای نرسیده"),
      ],
      cases.enumerated().map { index, matter in
        [
          language.number(index + 1), matter.id, matter.unit.text(in: language),
          matter.obstacle.text(in: language), DocumentTerms.text(matter.stage, in: language),
          language.date(matter.referred), dueText(matter, language),
          language.list(matter.agencies.map { $0.text(in: language) }),
          matter.missingOpinions.isEmpty
            ? say("none", "ندارد")
            : language.list(matter.missingOpinions.map { $0.text(in: language) }),
        ]
      })
    page.section(
      say("Agencies to invite", "دستگاه‌های دعوت‌شونده"),
      [
        say("Agency", "دستگاه"), say("Cases", "پرونده"), say("Overdue", "دیرشده"),
        say("Head absent in a row", "غیبت پیاپی مدیر"),
      ],
      invitations.map {
        [
          $0.agency.text(in: language), language.number($0.cases), language.number($0.overdue),
          $0.absentInARow.map(language.number) ?? say("none recorded", "ثبت نشده"),
        ]
      })
    page.section(
      say("Objections to decide", "اعتراض‌های رسیدگی‌نشده"),
      [
        say("Objection", "اعتراض"), say("Resolution", "مصوبه"), say("Objector", "معترض"),
        say("Raised", "تاریخ"),
      ],
      objections.map {
        [$0.id, $0.resolution, $0.objector.text(in: language), language.date($0.raised)]
      })
    let columns = [
      say("Resolution", "مصوبه"), say("Unit", "واحد"), say("Agency", "دستگاه"),
      say("Deadline", "مهلت"), say("Moved", "تمدید"), say("Last reported", "پیشرفت"),
    ]
    let cells: (Due) -> [String] = { due in
      [
        due.resolution, due.unit.text(in: language), due.agency.text(in: language),
        language.date(due.deadline), language.number(due.moves),
        due.progress.map(language.share) ?? say("no report", "گزارشی نیست"),
      ]
    }
    page.section(
      say(
        "Deadlines within \(daysAhead) days, to be kept or moved",
        "مهلت‌های \(language.number(daysAhead)) روز آینده، برای اجرا یا جابه‌جایی"),
      columns, deadlinesToMove.map(cells))
    page.section(
      say("Overdue resolutions", "مصوبه‌های دیرشده"), columns, overdue.map(cells))
    return page
  }

  private func dueText(_ matter: Case, _ language: DocumentLanguage) -> String {
    guard let due = matter.solutionDue else { return language.unknown }
    let left = day.days(until: due)
    let say = language.say
    let rest =
      left >= 0
      ? say("\(left) days left", "\(language.number(left)) روز مانده")
      : say("\(-left) days late", "\(language.number(-left)) روز دیر")
    return "\(language.date(due)) (\(rest))"
  }
}
