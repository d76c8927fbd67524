import KQLSyntax

extension StandardLibrary {
  /// The query's own time, which is the same in all its parts.
  static let clockFunctions: [ScalarFunction] = [
    ScalarFunction(
      "now", parameters: [FunctionParameter("offset", .timespan, .optional)], returns: .datetime,
      description: "Returns the time at which the query began, with an interval added.",
      searchTerms: ["current time", "today", "utcnow"],
      examples: [
        FunctionExample("print now(-1d) - now()", "-1.00:00:00"),
        FunctionExample("print isnull(now())", "false"),
      ]
    ) { arguments in
      let now = arguments.context.now
      guard arguments.has(0) else {
        return arguments.repeated(TickUnit.dateTime(now), as: .datetime)
      }
      let offset = arguments.fixed(0, as: Int64.self)
      return arguments.build(.datetime) { row in
        offset[row].flatMap { TickUnit.adding($0, to: now) }
      }
    },
    ScalarFunction(
      "ago", parameters: [FunctionParameter("timespan", .timespan)], returns: .datetime,
      description: "Returns the time at which the query began, less an interval.",
      searchTerms: ["since", "last", "before now"],
      examples: [FunctionExample("print now() - ago(1d)", "1.00:00:00")]
    ) { arguments in
      let now = arguments.context.now
      let interval = arguments.fixed(0, as: Int64.self)
      return arguments.build(.datetime) { row in
        guard let interval = interval[row] else { return nil as Int64? }
        let (time, overflow) = now.subtractingReportingOverflow(interval)
        return overflow ? nil : TickUnit.dateTime(time)
      }
    },
  ]
}
