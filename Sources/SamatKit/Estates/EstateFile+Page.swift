import PersianText

extension EstateFile: SecretariatDocument {
  /// The file as a page.
  public func page(in language: DocumentLanguage) -> DocumentPage {
    let say = language.say
    func number(_ number: Double?) -> String { language.decimal(number, places: 2) }
    func term(_ word: String?) -> String { Self.term(word, language) }
    func rial(_ amount: Int64?) -> String {
      amount.map { language.grouped($0) } ?? language.unknown
    }
    var page = DocumentPage(
      say("Estate", "شهرک"), of: estate.id, in: language)
    page.fields([
      (say("Name", "نام"), estate.text(in: language)),
      (say("Kind", "نوع"), isRural ? say("rural zone", "ناحیه روستایی") : term(kind)),
      (say("Governance", "مدیریت"), term(governance)),
      (say("Province", "استان"), province?.text(in: language) ?? language.unknown),
      (say("Managing company", "شرکت مدیریت"), company ?? language.unknown),
      (say("Area (ha)", "مساحت (هکتار)"), number(areaHectares)),
      (
        say("Score", "امتیاز"),
        total.map { "\(number($0)) (\(term(estateClass)))" } ?? say("not scored", "امتیاز ندارد")
      ),
      (
        say("Service companies", "شرکت‌های خدماتی"),
        companies.isEmpty ? say("none recorded", "ثبت نشده") : language.list(companies)
      ),
    ])
    page.section(
      say("Balance", "تراز"),
      [
        say("Of", "موضوع"), say("Needed or bound", "نیاز یا واگذارشده"), say("There is", "موجود"),
        say("Left", "مانده"), say("Unit", "یکا"), say("Source", "محل تأمین"),
      ],
      balance.map { line in
        [
          term(line.kind), number(line.demand), number(line.supply), number(line.left),
          language.unit(line.measure),
          language.list(
            line.source.split(separator: ",").map { word in
              term(String(word.drop { $0 == " " }))
            }),
        ]
      })
    if !steps.isEmpty || governance == EstateGovernance.nonGovernmental.rawValue {
      page.section(
        say("Steps of the licence", "مراحل مجوز"),
        [say("Step", "مرحله"), say("Day", "تاریخ"), say("Due", "مهلت"), say("Days late", "تأخیر")],
        steps.map {
          [
            term($0.step), language.date($0.taken),
            $0.due.map(language.date) ?? say("no limit", "ندارد"), language.number($0.daysLate),
          ]
        })
    }
    page.section(
      say("Parcels", "قطعه‌ها"),
      [
        say("Parcel", "قطعه"), say("Holder", "دارنده"), say("Area (m2)", "مساحت (متر مربع)"),
        say("Deadline", "مهلت"), say("Built", "ساخت"), say("State", "وضعیت"),
        say("Paid (rial)", "پرداخت (ریال)"), say("Planned", "اقساط"), say("Price", "بها"),
      ],
      parcels.map { parcel in
        [
          parcel.id, parcel.holder?.text(in: language) ?? language.unknown,
          number(parcel.areaSquareMetres), language.date(parcel.deadline),
          parcel.built.map(language.share) ?? say("no report", "گزارشی نیست"),
          term(parcel.status), rial(parcel.paid), rial(parcel.planned), rial(parcel.price),
        ]
      })
    if !pillars.isEmpty {
      page.section(
        say("How the score comes about", "محاسبه امتیاز"),
        [
          say("Pillar", "رکن"), say("Points", "امتیاز"), say("Weight", "وزن"),
          say("Points x weight", "حاصل‌ضرب"),
        ],
        pillars.map {
          [term($0.pillar), number($0.points), number($0.weight), number($0.contribution)]
        })
    }
    return page
  }

  private static func term(_ word: String?, _ language: DocumentLanguage) -> String {
    guard let word, !word.isEmpty else { return language.unknown }
    if language == .persian, let persian = persian[word] { return persian }
    return word.replacing("_", with: " ")
  }

  private static let persian: [String: String] = [
    "estate": "شهرک", "zone": "ناحیه", "governmental": "دولتی", "non_governmental": "غیردولتی",
    "leader": "پیشرو", "challenger": "در رقابت", "aspirer": "در حال رشد", "area": "زمین",
    "power": "برق", "water": "آب", "gas": "گاز", "waste_water": "فاضلاب", "telecom": "مخابرات",
    "grid": "شبکه", "own_plant": "نیروگاه اختصاصی", "treated_effluent": "پساب تصفیه‌شده",
    "well": "چاه", "other": "سایر", "application": "درخواست", "studies": "استعلام و مطالعات",
    "checklist": "چک‌لیست", "review": "بررسی", "establishment_permit": "مجوز تأسیس",
    "works": "اجرای زیرساخت", "operation_licence": "پروانه بهره‌برداری", "turned_down": "رد شد",
    "assigned": "واگذارشده", "building": "در حال ساخت", "licensed": "دارای پروانه",
    "waived": "انصراف", "warned": "در مهلت متعارف", "rescinded": "فسخ‌شده",
    "internal_infrastructure": "زیرساخت داخلی", "external_connectivity": "دسترسی بیرونی",
    "business_services": "خدمات کسب‌وکار", "environment_and_safety": "محیط‌زیست و ایمنی",
  ]
}
