extension UnitsDecider {
  private static let unitParameters: [CommandParameter] = [
    .required("unit", .id("unit")), .optional("name", .text),
    .optional("name_fa", .text),
    .optional("domain", .words(UnitDomain.self)), .optional("sector", .text),
    .optional("province", .province),
    .optional("county", .county), .optional("estate", .text), .optional("knowledge_based", .flag),
    .optional("record_owner", .text),
  ]

  private static func details(_ values: CommandValues) -> UnitDetails {
    var details = UnitDetails()
    details.name = values.texts["name"]
    details.persianName = values.texts["name_fa"]
    details.domain = values.term("domain")
    details.sector = values.texts["sector"]
    details.province = values.texts["province"]
    details.county = values.texts["county"]
    details.estate = values.texts["estate"]
    details.isKnowledgeBased = values.flags["knowledge_based"]
    details.recordOwner = values.texts["record_owner"]
    details.employees = values.numbers["employees"]
    details.utilisation = values.shares["utilisation"]
    return details
  }

  /// How commands about units are written.
  public static let commandForms: [CommandForm] = [
    CommandForm(
      "unit", "register", "unit.register", "Registers a unit.", "ثبت واحد",
      unitParameters + [.optional("employees", .number), .optional("utilisation", .share)]
    ) { UnitCommand.register(unit: $0.text("unit"), details: details($0)) },
    CommandForm(
      "unit", "correct", "unit.correct", "Corrects what was said of a unit.", "اصلاح واحد",
      unitParameters
    ) { UnitCommand.correct(unit: $0.text("unit"), details: details($0)) },
    CommandForm(
      "unit", "report", "unit.report", "Reports how a unit worked.", "گزارش فعالیت واحد",
      [
        .required("unit", .id("unit")), .optional("from", .day), .optional("to", .day),
        .optional("utilisation", .share), .optional("employees", .number),
      ]
    ) {
      UnitCommand.report(
        unit: $0.text("unit"), from: $0.days["from"], to: $0.days["to"],
        utilisation: $0.shares["utilisation"], employees: $0.numbers["employees"])
    },
    CommandForm(
      "unit", "merge", "unit.merge", "Joins a second record of the same unit.", "ادغام دو رکورد",
      [
        .required("unit", .id("unit")), .required("duplicate", .id("unit")),
        .required("reason", .text),
      ]
    ) {
      UnitCommand.merge(
        unit: $0.text("unit"), duplicate: $0.text("duplicate"), reason: $0.text("reason"))
    },
    CommandForm(
      "unit", "unmerge", "unit.unmerge", "Undoes the joining of two records.", "جداسازی دو رکورد",
      [
        .required("unit", .id("unit")), .required("duplicate", .id("unit")),
        .required("reason", .text),
      ]
    ) {
      UnitCommand.unmerge(
        unit: $0.text("unit"), duplicate: $0.text("duplicate"), reason: $0.text("reason"))
    },
    CommandForm(
      "unit", "retire", "unit.retire", "Takes a unit out of the register.", "خروج واحد",
      [.required("unit", .id("unit")), .required("reason", .text)]
    ) { UnitCommand.retire(unit: $0.text("unit"), reason: $0.text("reason")) },
  ]

  /// How commands about units are written.
  public var forms: [CommandForm] { Self.commandForms }
}
