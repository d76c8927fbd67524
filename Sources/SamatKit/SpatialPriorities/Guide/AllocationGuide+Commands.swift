public import KQLSyntax
import RegionalScience

extension AllocationGuide {
  /// The command that records the plan, with its grounds: source of the scores, rule, budget, floors,
  /// caps, amounts, projects chosen or not, and the test of doubt.
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
        line.drawn = doubt.map {
          AllocationDrawn(
            mean: Int64($0.means[place].rounded()), low: $0.low[place], high: $0.high[place],
            aboveFloor: $0.aboveFloor[place])
        }
        lines.append(line)
      }
    }
    // Of a ranking the data and the weighing are told, not the query that it asked them with.
    var scoresFrom = choice.ranking.map { $0.query + $0.distrusted } ?? rows.context + choice.query
    if PrioritiesSetting.isName(scoresFrom), PrioritiesSetting.tables[scoresFrom] == nil {
      // A name that only this session knows says so to later readers.
      scoresFrom = "loaded table \(scoresFrom)"
    }
    let score =
      choice.ranking.map { "\($0.method) of \($0.criteria)" } ?? choice.score
    var details = AllocationDetails(
      title: title, budget: problem.budget, rule: plan.rule, scoresFrom: scoresFrom, score: score,
      basis: basis, lines: lines)
    details.test = doubt.map {
      AllocationTest(
        samples: $0.planned, spread: $0.sampling.spread, seed: $0.sampling.seed)
    }
    let chosen = Set(plan.portfolios.flatMap(\.chosen))
    details.projects = projects.enumerated().map { index, project in
      var weighed = AllocationProject(
        project.id, place: project.place, cost: project.cost, value: project.value,
        isChosen: chosen.contains(index))
      weighed.frequency = doubt?.projects[index]
      return weighed
    }
    return .record(allocation: allocation, details: details)
  }
}
