public import KQLSyntax
import RegionalScience

extension AllocationGuide {
  /// The command that records the plan, with its grounds: source of the scores, rule, budget, floors,
  /// caps and amounts.
  ///
  /// - Parameters:
  ///   - allocation: The id; that of one that there is gives its next version, nil a new one.
  ///   - title: What it is for.
  ///   - basis: The resolution or letter that decides it.
  /// - Returns: The command.
  /// - Throws: `samat.guide.too-early`.
  public func command(
    recording allocation: String? = nil, title: String? = nil, basis: String? = nil
  ) throws(Diagnostic) -> AllocationCommand {
    let plan = try planned()
    let (choice, rows) = try chosen()
    let problem = try problem()
    var lines: [AllocationLine] = []
    for (place, id) in places.enumerated() {
      for (sector, name) in sectors.enumerated() {
        let cell = place * sectors.count + sector
        guard problem.isThere[cell], plan.cells.indices.contains(cell) else { continue }
        var line = AllocationLine(
          place: id, sector: choice.sector == nil ? nil : name, amount: plan.cells[cell])
        line.score = problem.scores.values[cell]
        line.floor = problem.placeFloors[place] > 0 ? problem.placeFloors[place] : nil
        line.cap =
          problem.placeCaps[place] < AllocationProblem.most ? problem.placeCaps[place] : nil
        if choice.sector != nil {
          line.sectorFloor = problem.sectorFloors[sector] > 0 ? problem.sectorFloors[sector] : nil
          line.sectorCap =
            problem.sectorCaps[sector] < AllocationProblem.most ? problem.sectorCaps[sector] : nil
        }
        line.unlimited = plan.unlimited?[place]
        lines.append(line)
      }
    }
    // Of a ranking the data and the weighing are told, not the query that it asked them with.
    let scoresFrom = choice.ranking.map { $0.query + $0.distrusted } ?? rows.context + choice.query
    let score =
      choice.ranking.map { "\($0.method) of \($0.criteria)" } ?? choice.score
    return .record(
      allocation: allocation,
      details: AllocationDetails(
        title: title, budget: problem.budget, rule: plan.rule,
        scoresFrom: scoresFrom, score: score, basis: basis, lines: lines))
  }
}
