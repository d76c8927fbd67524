import PersianText

extension SessionMinutes {
  /// The minutes as a page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    let ordinal = number.map(language.number) ?? language.unknown
    let kind =
      isCommittee
      ? say("committee \(ordinal)", "کمیته شماره \(ordinal)")
      : say("session \(ordinal)", "جلسه شماره \(ordinal)")
    let ofYear = year.map { say(" of \($0)", " سال \(language.number($0))") } ?? ""
    var page = DocumentPage(
      say("Minutes: \(kind)\(ofYear)", "صورت‌جلسه: \(kind)\(ofYear)"), in: language)
    page.fields([
      (say("Working group", "کارگروه"), group.text(in: language)),
      (say("Session", "شناسه جلسه"), session), (say("Day", "تاریخ"), language.longDate(day)),
      (say("Place", "محل"), venue ?? language.unknown),
      (say("Chair on that day", "رئیس در آن روز"), chair.text(in: language)),
      (say("Secretary", "دبیر"), secretary.text(in: language)),
      (say("Charter", "آیین‌نامه"), language.policy(charter)),
      (
        say("Units examined", "واحدهای بررسی‌شده"),
        unitsExamined.map(language.number) ?? language.unknown
      ),
      (say("Resolutions recorded", "مصوبه‌های ثبت‌شده"), language.number(resolutionCount)),
    ])
    attendance(&page)
    cases(&page)
    if !objections.isEmpty {
      page.section(
        say("Objections decided", "اعتراض‌های رسیدگی‌شده"),
        [
          say("Objection", "اعتراض"), say("Case", "پرونده"), say("Resolution", "مصوبه"),
          say("Objector", "معترض"), say("Decision", "تصمیم"),
        ],
        objections.map {
          [
            $0.id, $0.caseID, $0.resolution, $0.objector.text(in: language),
            DocumentTerms.text($0.outcome ?? "", in: language),
          ]
        })
    }
    if !moves.isEmpty {
      page.section(
        say("Deadlines moved", "مهلت‌های جابه‌جاشده"),
        [
          say("Resolution", "مصوبه"), say("Case", "پرونده"), say("From", "از"), say("To", "به"),
          say("Reason", "دلیل"),
        ],
        moves.map {
          [
            $0.resolution, $0.caseID, language.bothDates($0.from), language.bothDates($0.to),
            $0.reason ?? language.unknown,
          ]
        })
    }
    if let unitsExamined, unitsExamined != cases.count {
      page.paragraph(
        say(
          "The record of the session counts \(unitsExamined) units, and \(cases.count) of its cases are known.",
          "در سند جلسه \(language.number(unitsExamined)) واحد آمده و \(language.number(cases.count)) "
            + "پرونده از آن شناخته است."))
    }
    return page
  }

  private func attendance(_ page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    page.section(
      say("Present", "حاضران"),
      [
        say("Organization", "دستگاه"), say("Person", "شخص"), say("Post", "سمت"),
        say("Role", "نقش"), say("Remark", "توضیح"),
      ],
      attendance.filter { $0.isPresent != false }.map { record in
        let powers =
          record.isPlenipotentiary ? [say("with full powers", "تام‌الاختیار")] : []
        return [
          record.organization.text(in: language), record.person.text(in: language),
          record.post.text(in: language), DocumentTerms.text(record.role ?? "", in: language),
          language.list(powers + [record.note].compactMap { $0 }),
        ]
      })
    let absent = attendance.filter { $0.isPresent == false }
    guard !absent.isEmpty else { return }
    page.section(
      say("Heads absent", "مدیران غایب"), [say("Organization", "دستگاه"), say("Remark", "توضیح")],
      absent.map { [$0.organization.text(in: language), $0.note ?? ""] })
  }

  private func cases(_ page: inout DocumentPage) {
    let language = page.language
    let say = language.say
    page.heading("\(say("Cases", "پرونده‌ها")) (\(language.number(cases.count)))")
    if cases.isEmpty {
      page.paragraph(
        say("No case of this session is recorded.", "پرونده‌ای از این جلسه ثبت نشده است."))
    }
    for (index, matter) in cases.enumerated() {
      page.heading(
        "\(language.number(index + 1)). \(matter.unit.text(in: language)) – "
          + say("case \(matter.id)", "پرونده \(matter.id)"), level: 3)
      var fields = [
        (say("Obstacle", "مانع"), matter.obstacle.text(in: language)),
        (
          say("Documents", "مدارک"),
          matter.documents.isEmpty
            ? say("none recorded", "ثبت نشده") : language.list(matter.documents)
        ),
      ]
      if let statement = matter.statement {
        fields.insert((say("Matter", "شرح"), statement), at: 1)
      }
      fields += matter.opinions.map { opinion in
        let position = DocumentTerms.text(opinion.position, in: language)
        return (
          say("Opinion of ", "نظر ") + opinion.agency.text(in: language),
          opinion.text.map { "\(position): \($0)" } ?? position
        )
      }
      page.fields(fields)
      if !matter.resolutions.isEmpty {
        page.table(
          [
            say("Resolution", "مصوبه"), say("What is to be done", "متن"),
            say("Agency", "دستگاه مسئول"), say("Deadline", "مهلت"),
          ],
          matter.resolutions.map {
            [
              $0.id, $0.text ?? language.unknown, $0.agency.text(in: language),
              language.bothDates($0.deadline),
            ]
          })
      } else {
        let stage = DocumentTerms.text(matter.stage ?? "", in: language)
        page.paragraph(
          isCommittee
            ? say("Stage after the committee: \(stage).", "مرحله پس از کمیته: \(stage).")
            : say(
              "No resolution of this session is recorded; stage: \(stage).",
              "مصوبه‌ای از این جلسه ثبت نشده است؛ مرحله: \(stage)."))
      }
    }
  }
}
