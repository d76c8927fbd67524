extension ObstaclesDecider {
  /// How commands about obstacles are written.
  public static let commandForms: [CommandForm] = [
    CommandForm(
      "obstacle", "report", "obstacle.report", "Reports one obstacle.", "گزارش مانع",
      [
        .optional("mention", .id("mention")), .optional("obstacle", .id("obstacle")),
        .optional("statement", .text), .optional("unit", .id("unit")),
        .optional("case", .id("case")),
        .optional("session", .id("session")), .optional("province", .province),
        .optional("agency", .id("agency")),
        .optional("origin", .words(ObstacleOrigin.self)),
      ]
    ) {
      ObstacleCommand.report(
        mention: $0.texts["mention"], obstacle: $0.texts["obstacle"],
        statement: $0.texts["statement"], unit: $0.texts["unit"], caseID: $0.texts["case"],
        session: $0.texts["session"], province: $0.texts["province"], agency: $0.texts["agency"],
        origin: $0.term("origin"))
    },
    CommandForm(
      "obstacle", "reclassify", "obstacle.reclassify", "Says what kind an obstacle is.",
      "تغییر نوع مانع",
      [
        .required("mention", .id("mention")), .required("obstacle", .id("obstacle")),
        .required("reason", .text),
      ]
    ) {
      ObstacleCommand.reclassify(
        mention: $0.text("mention"), obstacle: $0.text("obstacle"), reason: $0.text("reason"))
    },
    CommandForm(
      "obstacle", "withdraw", "obstacle.withdraw", "Takes a report of an obstacle back.",
      "پس‌گرفتن گزارش مانع",
      [.required("mention", .id("mention")), .required("reason", .text)]
    ) { ObstacleCommand.withdraw(mention: $0.text("mention"), reason: $0.text("reason")) },
  ]

  /// How commands about obstacles are written.
  public var forms: [CommandForm] { Self.commandForms }
}
