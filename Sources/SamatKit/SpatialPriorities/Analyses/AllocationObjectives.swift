import KQLEngine
import KQLSyntax
import RegionalScience

/// What `allocate` aims at.
enum AllocationAim: String, CaseIterable {
  /// Shares of the scores.
  case proportional
  /// The least amount for a score of 1, a need, as high as it can be.
  case maxMin = "max_min"
  /// The most worth where it rises as score × ln(1 + amount / scale).
  case logarithmic
  /// The most worth where it rises as score × amount ^ exponent.
  case power

  /// Whether returns fall, so that water-filling decides.
  var isWaterFilling: Bool { self == .logarithmic || self == .power }

  /// The names that `objective` takes: the aims, and rules that were added.
  static func words(_ rules: AllocationRules) -> [String] {
    let builtIn = AllocationRules.standard.names
    return allCases.map(\.rawValue) + rules.names.filter { !builtIn.contains($0) }
  }

  /// Reads the option; what belongs to another aim is refused.
  ///
  /// - Parameter call: The call.
  /// - Returns: The aim, or the rule that was added under the name.
  /// - Throws: `samat.analysis.argument`.
  static func of(
    _ call: AnalysisCall
  ) throws(Diagnostic) -> (aim: AllocationAim?, rule: (any AllocationRule)?) {
    let word = try call.word("objective", words(call.allocationRules))
    let aim = AllocationAim(rawValue: word)
    for (parameter, owner) in [("scale", AllocationAim.logarithmic), ("exponent", .power)]
    where aim != owner && call.item(parameter) != nil {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "\(call.name)(): '\(parameter)' has a meaning with the objective "
          + "'\(owner.rawValue)' only", span: call.item(parameter)?.span,
        help: "objective = '\(owner.rawValue)', \(parameter) = ...")
    }
    if aim != .proportional, let group = call.item("group") {
      throw Diagnostic(
        code: "samat.analysis.argument",
        message: "\(call.name)(): 'group' has a meaning with the objective 'proportional' only",
        span: group.span,
        help:
          "leave 'group' out; allocate_sectors(..., objective = 'max_min') has limits of sectors")
    }
    return (aim, aim == nil ? call.allocationRules.all.first { $0.name == word } : nil)
  }
}

/// Amounts of a rule that was added.
struct AddedRule {
  let lines: [AllocationParts]

  init(
    _ call: AnalysisCall, _ rule: any AllocationRule, budget: Int64, places: [String],
    scores: [Double], floors: [Int64]?, caps: [Int64]?
  ) throws(Diagnostic) {
    let problem = try call.run(rows: places) { () throws(RegionalScienceError) in
      AllocationProblem(
        budget: budget, scores: try Matrix(rows: scores.count, columns: 1, values: scores),
        placeFloors: floors ?? scores.map { _ in 0 },
        placeCaps: caps ?? scores.map { _ in AllocationProblem.most }, sectorFloors: [0],
        sectorCaps: [AllocationProblem.most], isThere: scores.map { _ in true })
    }
    let amounts = try call.run(rows: places) { () throws(RegionalScienceError) in
      try rule.amounts(of: problem)
    }
    if let fault = problem.fault(of: amounts, by: rule.name) {
      throw Diagnostic(
        code: "samat.analysis.argument", message: "\(call.name)(): \(fault)",
        span: call.item("objective")?.span ?? call.arguments.span,
        help: "mend the rule, or take another objective: "
          + AllocationAim.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", "))
    }
    lines = amounts.indices.map { row in
      let (floor, cap) = (problem.placeFloors[row], problem.placeCaps[row])
      return AllocationParts(
        amount: amounts[row], floor: floor,
        reason: floor > 0 && amounts[row] == floor ? .floor : amounts[row] == cap ? .cap : .share)
    }
  }
}

/// What a place gets, with the parts that it is made of.
struct AllocationParts {
  var amount: Int64
  var floor: Int64
  var share: Int64
  var remainder: Int64
  var reason: AllocationReason
  /// What its share alone would give; nil where no share decides.
  var unlimited: Double?

  /// A line of its floor and what it gets above.
  init(amount: Int64, floor: Int64, reason: AllocationReason) {
    (self.amount, self.floor, self.reason) = (amount, floor, reason)
    share = amount - floor
    remainder = 0
  }

  /// The line of a share.
  init(_ portion: AllocationPortion) {
    (amount, floor, share) = (portion.amount, portion.floor, portion.share)
    (remainder, reason, unlimited) = (portion.remainder, portion.reason, portion.unlimited)
  }
}

/// Amounts where returns fall: the next unit goes where it is worth most.
struct FallingReturns {
  let lines: [AllocationParts]
  /// What each amount is worth.
  let values: [Double]
  private(set) var notes: [String] = []

  init(
    _ call: AnalysisCall, _ aim: AllocationAim, budget: Int64, places: [String],
    scores: [Double], floors: [Int64]?, caps: [Int64]?, id: Int
  ) throws(Diagnostic) {
    let found: WaterFilling.Units
    if aim == .power {
      let exponent = try call.number(
        "exponent", nil, "a number above 0 and below 1, the lower the sooner returns fall",
        example: "0.5"
      ) { $0 > 0 && $0 < 1 }
      found = try call.run(rows: places) { () throws(RegionalScienceError) in
        try WaterFilling.units(
          total: budget, objective: PowerReturns(weights: scores, exponent: exponent),
          floors: floors, caps: caps)
      }
    } else {
      let scales = try Self.scales(call, count: places.count, id: id)
      found = try call.run(rows: places) { () throws(RegionalScienceError) in
        try WaterFilling.units(
          total: budget, objective: LogarithmicReturns(weights: scores, scales: scales),
          floors: floors, caps: caps)
      }
    }
    values = found.values
    lines = found.amounts.enumerated().map { row, amount in
      let floor = floors?[row] ?? 0
      let isCapped = caps.map { amount >= $0[row] } ?? false
      return AllocationParts(
        amount: amount, floor: floor,
        reason: floor > 0 && amount <= floor ? .floor : isCapped ? .cap : .share)
    }
    if found.unspent > 0 {
      notes.append(
        "\(found.unspent) units are left over: nobody may get more, or it is worth nothing")
    }
  }

  /// The amount at which the worth of one more unit has fallen to half, of each place.
  private static func scales(_ call: AnalysisCall, count: Int, id: Int)
    throws(Diagnostic) -> [Double]
  {
    let what = "a column or a number above 0, the amount at which one more unit is worth half"
    let item = try call.required("scale", what, example: "1000000000")
    if case .column(let column) = item.argument {
      let scales = try call.numbers(column, id: id)
      if let row = scales.firstIndex(where: { $0 <= 0 }) {
        throw Diagnostic(
          code: "regional.not-positive",
          message: "\(call.name)(): row \(row + 1) has "
            + "\(ValueText.string(.real(scales[row]))) as 'scale', expected above 0",
          span: item.span, help: "| where \(call.title(column)) > 0")
      }
      return scales
    }
    let scale = try call.number("scale", nil, what, example: "1000000000") { $0 > 0 }
    return Array(repeating: scale, count: count)
  }
}
