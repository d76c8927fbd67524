import PersianText

extension EstatesDecider {
  private static let describing: [CommandParameter] = [
    .required("estate", .id("estate")), .optional("name", .text), .optional("name_fa", .text),
    .optional("kind", .words(EstateKind.self)),
    .optional("governance", .words(EstateGovernance.self)), .optional("rural", .flag),
    .optional("province", .province), .optional("county", .county), .optional("area_ha", .real),
    .optional("operator", .text),
  ]

  private static func details(_ values: CommandValues) -> EstateDetails {
    var details = EstateDetails()
    details.name = values.texts["name"]
    details.persianName = values.texts["name_fa"]
    details.kind = values.term("kind")
    details.governance = values.term("governance")
    details.isRural = values.flags["rural"]
    details.province = values.texts["province"]
    details.county = values.texts["county"]
    details.areaHectares = values.reals["area_ha"]
    details.managingCompany = values.texts["operator"]
    return details
  }

  private static let estateForms: [CommandForm] = [
    CommandForm(
      "estate", "register", "estate.register", "Registers an estate or zone.", "ثبت شهرک یا ناحیه",
      describing
    ) { EstateCommand.register(estate: $0.text("estate"), details: details($0)) },
    CommandForm(
      "estate", "correct", "estate.correct", "Corrects what was said of an estate.", "اصلاح شهرک",
      describing
    ) { EstateCommand.correct(estate: $0.text("estate"), details: details($0)) },
    CommandForm(
      "estate", "step", "estate.take_step", "Records a step of the licence of an estate.",
      "مرحله مجوز شهرک",
      [
        .required("estate", .id("estate")), .required("step", .words(EstateLicenceStep.self)),
        .optional("note", .text),
      ]
    ) {
      EstateCommand.takeStep(
        estate: $0.text("estate"), step: $0.term("step") ?? .application, note: $0.texts["note"])
    },
    CommandForm(
      "estate", "turn-down", "estate.turn_down", "Turns the application of an estate down.",
      "رد درخواست شهرک", [.required("estate", .id("estate")), .required("reason", .text)]
    ) { EstateCommand.turnDown(estate: $0.text("estate"), reason: $0.text("reason")) },
    CommandForm(
      "estate", "score", "estate.score", "Scores an estate in the four pillars, 0 to 100 each.",
      "امتیازدهی شهرک",
      [.required("estate", .id("estate"))]
        + EstatePillar.allCases.map { .required($0.rawValue, .real) } + [
          .optional("evidence", .text)
        ]
    ) { values in
      var points: [EstatePillar: Double] = [:]
      for pillar in EstatePillar.allCases { points[pillar] = values.reals[pillar.rawValue] }
      return EstateCommand.score(
        estate: values.text("estate"), points: points, evidence: values.texts["evidence"])
    },
    CommandForm(
      "estate", "add-company", "estate.add_company", "Records a service company of an estate.",
      "افزودن شرکت خدماتی",
      [
        .required("estate", .id("estate")), .required("company", .text),
        .optional("service", .text),
      ]
    ) {
      EstateCommand.addCompany(
        estate: $0.text("estate"), company: $0.text("company"), service: $0.texts["service"])
    },
    CommandForm(
      "estate", "end-company", "estate.end_company", "Ends the work of a service company.",
      "پایان کار شرکت خدماتی",
      [.required("estate", .id("estate")), .required("company", .text)]
    ) { EstateCommand.endCompany(estate: $0.text("estate"), company: $0.text("company")) },
  ]

  private static let parcelForms: [CommandForm] = [
    CommandForm(
      "parcel", "assign", "parcel.assign", "Assigns a parcel of an estate.", "واگذاری قطعه",
      [
        .required("parcel", .id("parcel")), .required("estate", .id("estate")),
        .required("area_m2", .real), .optional("unit", .id("unit")), .optional("holder", .text),
        .optional("price", .money), .optional("deadline", .day),
      ]
    ) {
      EstateCommand.assign(
        parcel: $0.text("parcel"), estate: $0.text("estate"),
        areaSquareMetres: $0.reals["area_m2"] ?? 0, unit: $0.texts["unit"],
        holder: $0.texts["holder"], priceRial: $0.money["price"], deadline: $0.days["deadline"])
    },
    CommandForm(
      "parcel", "instalment", "parcel.set_instalment", "Sets an instalment of the price.",
      "تعیین قسط",
      [
        .required("parcel", .id("parcel")), .required("instalment", .text),
        .required("amount", .money), .required("due", .day),
      ]
    ) {
      EstateCommand.setInstalment(
        parcel: $0.text("parcel"), instalment: $0.text("instalment"),
        amountRial: $0.money["amount"] ?? 0, due: $0.day(of: "due"))
    },
    CommandForm(
      "parcel", "pay", "parcel.pay_instalment", "Records a payment of an instalment.",
      "پرداخت قسط",
      [
        .required("parcel", .id("parcel")), .required("instalment", .text),
        .required("amount", .money),
      ]
    ) {
      EstateCommand.payInstalment(
        parcel: $0.text("parcel"), instalment: $0.text("instalment"),
        amountRial: $0.money["amount"] ?? 0)
    },
    CommandForm(
      "parcel", "build", "parcel.report_building", "Reports the share that is built.",
      "گزارش ساخت", [.required("parcel", .id("parcel")), .required("built", .share)]
    ) {
      EstateCommand.reportBuilding(parcel: $0.text("parcel"), built: $0.shares["built"] ?? 0)
    },
    CommandForm(
      "parcel", "license", "parcel.license", "Records the licence of a built parcel.",
      "صدور پروانه", [.required("parcel", .id("parcel")), .optional("licence", .text)]
    ) { EstateCommand.license(parcel: $0.text("parcel"), licence: $0.texts["licence"]) },
    CommandForm(
      "parcel", "settle", "parcel.settle", "Settles the state of an assigned parcel.",
      "تعیین تکلیف قطعه",
      [
        .required("parcel", .id("parcel")),
        .required("settlement", .words(ParcelSettlement.self)), .optional("deadline", .day),
        .optional("reason", .text),
      ]
    ) {
      EstateCommand.settle(
        parcel: $0.text("parcel"), settlement: $0.term("settlement") ?? .continued,
        deadline: $0.days["deadline"], reason: $0.texts["reason"])
    },
    CommandForm(
      "parcel", "waive", "parcel.waive", "Records that the holder gives a parcel back.",
      "انصراف", [.required("parcel", .id("parcel")), .required("reason", .text)]
    ) { EstateCommand.waive(parcel: $0.text("parcel"), reason: $0.text("reason")) },
    CommandForm(
      "parcel", "warn", "parcel.warn", "Begins the reasonable period before a rescission.",
      "مهلت متعارف", [.required("parcel", .id("parcel")), .optional("until", .day)]
    ) { EstateCommand.warn(parcel: $0.text("parcel"), until: $0.days["until"]) },
    CommandForm(
      "parcel", "rescind", "parcel.rescind", "Rescinds the assignment of a parcel.", "فسخ واگذاری",
      [
        .required("parcel", .id("parcel")), .required("body", .text), .required("reason", .text),
      ]
    ) {
      EstateCommand.rescind(
        parcel: $0.text("parcel"), body: $0.text("body"), reason: $0.text("reason"))
    },
  ]

  private static let ofUtility: [CommandParameter] = [
    .required("estate", .id("estate")), .required("utility", .words(UtilityKind.self)),
  ]

  private static let utilityForms: [CommandForm] = [
    CommandForm(
      "utility", "demand", "utility.set_demand", "Sets the demand of an estate.", "تعیین تقاضا",
      ofUtility + [.required("demand", .real), .required("measure", .text)]
    ) {
      EstateCommand.setDemand(
        estate: $0.text("estate"), utility: $0.term("utility") ?? .power,
        demand: $0.reals["demand"] ?? 0, measure: $0.text("measure"))
    },
    CommandForm(
      "utility", "supply", "utility.set_supply", "Sets one of the supplies of an estate.",
      "تعیین تأمین",
      ofUtility + [
        .required("supply", .text), .required("source", .words(SupplySource.self)),
        .required("amount", .real), .required("measure", .text),
      ]
    ) {
      EstateCommand.setSupply(
        estate: $0.text("estate"), utility: $0.term("utility") ?? .power,
        supply: $0.text("supply"), source: $0.term("source") ?? .other,
        amount: $0.reals["amount"] ?? 0, measure: $0.text("measure"))
    },
    CommandForm(
      "utility", "end-supply", "utility.end_supply", "Ends a supply.", "پایان تأمین",
      ofUtility + [.required("supply", .text)]
    ) {
      EstateCommand.endSupply(
        estate: $0.text("estate"), utility: $0.term("utility") ?? .power,
        supply: $0.text("supply"))
    },
    CommandForm(
      "utility", "connect", "utility.connect", "Records what a unit needs, and whether it has it.",
      "انشعاب واحد",
      ofUtility + [
        .required("unit", .id("unit")), .required("demand", .real), .required("supplied", .flag),
      ]
    ) {
      EstateCommand.connect(
        estate: $0.text("estate"), utility: $0.term("utility") ?? .power, unit: $0.text("unit"),
        demand: $0.reals["demand"] ?? 0, isSupplied: $0.flags["supplied"] ?? false)
    },
  ]

  /// How commands about estates, parcels and utilities are written.
  public static let commandForms: [CommandForm] = estateForms + parcelForms + utilityForms

  /// How commands about estates, parcels and utilities are written.
  public var forms: [CommandForm] { Self.commandForms }
}
