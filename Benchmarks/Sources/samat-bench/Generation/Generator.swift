import Glibc

/// `samat-bench generate`: a synthetic national data set of four CSV files.
///
/// At scale 1 there are 1,000,000 units, 5,000,000 cases, 4,000,000 resolutions and 1,000 estates.
/// The same scale and seed give the same files.
struct Generator {
  private var random: RandomSource
  private let folder: String
  private let unitCount: Int
  private let caseCount: Int
  private let resolutionCount: Int
  private let estateCount: Int
  private let days = DayTexts(
    DayTexts.number(1965, 1, 1)..<DayTexts.number(2032, 1, 1))
  /// Provinces of more weight have more of everything.
  private let provinces = WeightedChoice.skewed(Vocabulary.provinces.count, 0.75, shift: 1)
  private var unitNumbers: [Int] = []
  private var openedDays: [Int32] = []

  static func run(_ arguments: Arguments) throws {
    let folder = try arguments.required("out")
    let scale = try arguments.number("scale", default: 1)
    let seed = try arguments.count("seed", default: 1404)
    guard scale <= 100 else { throw UsageError("'--scale' ends at 100") }
    try makeFolder(folder)
    var generator = Generator(folder: folder, scale: scale, seed: UInt64(seed))
    let seconds = try Measure.time {
      try generator.writeEstates()
      try generator.writeUnits()
      try generator.writeCases()
      try generator.writeResolutions()
    }.seconds
    print(
      "wrote \(generator.unitCount) units, \(generator.caseCount) cases, "
        + "\(generator.resolutionCount) resolutions and \(generator.estateCount) estates to "
        + "\(folder) in \(Cell.number(seconds)) s")
  }

  private init(folder: String, scale: Double, seed: UInt64) {
    self.folder = folder
    random = RandomSource(seed: seed)
    unitCount = max(10, Int(1_000_000 * scale))
    caseCount = max(10, Int(5_000_000 * scale))
    resolutionCount = max(10, Int(4_000_000 * scale))
    estateCount = max(10, Int(1_000 * min(1, scale)))
  }

  private static func makeFolder(_ path: String) throws(UsageError) {
    var done = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      done += part + "/"
      guard mkdir(done, 0o777) == 0 || errno == EEXIST else {
        throw UsageError("cannot make folder '\(done)'")
      }
    }
  }

  // MARK: Estates

  private mutating func writeEstates() throws {
    let kinds = WeightedChoice([0.8, 0.15, 0.05])
    let years = DayTexts.number(1965, 1, 1)..<DayTexts.number(2022, 1, 1)
    let file = try FileWriter(
      path: "\(folder)/estates.csv", header: "id,name,province,kind,area_ha,established")
    let title = Array("شهرک نمونه ".utf8)
    for id in 1...estateCount {
      let province = Vocabulary.provinces[provinces.pick(&random)]
      file.field(id)
      file.part(title)
      file.part(province)
      file.part(0x20)
      file.field(id)
      file.field(province)
      file.field(Vocabulary.estateKinds[kinds.pick(&random)])
      file.field(hundredths: Int(min(random.logNormal(4, 0.8), 1e6) * 10) * 10)
      file.field(days[random.within(years)])
      try file.endLine()
    }
    try file.flush()
  }

  // MARK: Units

  private mutating func writeUnits() throws {
    let counties = Counties(provinces: WeightedChoice.weights(31, 0.75, shift: 1))
    let sectors = shuffled(WeightedChoice.weights(Vocabulary.sectors.count, 0.8))
    let sizes = WeightedChoice([0.46, 0.34, 0.13, 0.05, 0.02])
    // How often units of a province are idle, and what their size does to that.
    let idleShares = (0..<Vocabulary.provinces.count).map { _ in 0.12 + 0.18 * random.unit() }
    let idleBySize = [0.06, 0.02, -0.02, -0.05, -0.08]
    let employees = [1.1, 2.6, 4.1, 5.4, 7.0]
    let estates = shuffled(WeightedChoice.weights(estateCount, 0.6, shift: 4))
    let firmKinds = WeightedChoice.skewed(Vocabulary.firmKinds.count, 0.5)
    let products = shuffled(WeightedChoice.weights(Vocabulary.products.count, 0.3))
    let from = DayTexts.number(1975, 1, 1)
    let span = Double(DayTexts.number(2025, 12, 1) - from)
    let file = try FileWriter(
      path: "\(folder)/units.csv",
      header: "id,name,province,county,sector,size_class,status,employees,capacity,established,"
        + "knowledge_based,estate_id")
    let yes = Array("true".utf8)
    let no = Array("false".utf8)
    unitNumbers.reserveCapacity(unitCount)
    // Numbers with gaps, as those that an authority hands out.
    var number = 10_100_000_000
    for _ in 0..<unitCount {
      number += random.within(1..<14)
      unitNumbers.append(number)
      let province = provinces.pick(&random)
      let size = sizes.pick(&random)
      file.field(number)
      for word in [
        Vocabulary.firmKinds[firmKinds.pick(&random)], Vocabulary.products[products.pick(&random)],
        Vocabulary.firstNames[random.below(Vocabulary.firstNames.count)],
        Vocabulary.secondNames[random.below(Vocabulary.secondNames.count)],
      ] {
        file.part(word)
        file.part(0x20)
      }
      file.field(Vocabulary.provinces[province])
      file.field(Vocabulary.provinces[province])
      file.field(counties.name(province, pow(random.unit(), 1.6)))
      file.field(Vocabulary.sectors[sectors.pick(&random)])
      file.field(Vocabulary.sizes[size])
      let idle = min(max(idleShares[province] + idleBySize[size], 0.02), 0.6)
      let draw = random.unit()
      file.field(Vocabulary.statuses[draw < idle ? 2 : draw < idle + 0.17 ? 1 : 0])
      file.field(Int(min(max(random.logNormal(employees[size], 0.5).rounded(), 1), 30_000)))
      let capacity = Int(min(random.logNormal(6, 1.6), 1e9) * 100)
      file.field(hundredths: random.unit() < 0.08 ? nil : capacity)
      file.field(days[from + Int(sqrt(random.unit()) * span)])
      file.field(random.unit() < 0.035 ? yes : no)
      if random.unit() < 0.55 { file.empty() } else { file.field(estates.pick(&random) + 1) }
      try file.endLine()
    }
    try file.flush()
  }

  private mutating func shuffled(_ weights: [Double]) -> WeightedChoice {
    WeightedChoice(random.permutation(weights.count).map { weights[Int($0)] })
  }

  // MARK: Cases and resolutions

  private mutating func writeCases() throws {
    let first = DayTexts.number(2016, 3, 20)
    let dayCount = DayTexts.number(2026, 3, 20) - first
    // Few units have many cases; which ones has nothing to do with their numbers.
    let ranks = WeightedChoice.skewed(unitCount, 0.8, shift: 49)
    let order = random.permutation(unitCount)
    let obstacles = WeightedChoice.skewed(Vocabulary.obstacles.count, 0.9)
    let agencies = WeightedChoice.skewed(Vocabulary.agencies.count, 0.7)
    var perDay = [Int](repeating: 0, count: dayCount)
    for _ in 0..<caseCount { perDay[random.below(dayCount)] += 1 }
    openedDays.reserveCapacity(caseCount)
    let file = try FileWriter(
      path: "\(folder)/cases.csv", header: "id,unit_id,obstacle,agency,opened,session_id")
    var id = 0
    for (day, count) in perDay.enumerated() {
      for _ in 0..<count {
        id += 1
        openedDays.append(Int32(truncatingIfNeeded: first + day))
        file.field(id)
        file.field(unitNumbers[Int(order[ranks.pick(&random)])])
        file.field(Vocabulary.obstacles[obstacles.pick(&random)])
        file.field(Vocabulary.agencies[agencies.pick(&random)])
        file.field(days[first + day])
        file.field(day * 6 + random.below(31) * 40_000)
        try file.endLine()
      }
    }
    try file.flush()
  }

  private mutating func writeResolutions() throws {
    let agencies = WeightedChoice.skewed(Vocabulary.agencies.count, 0.7)
    let slowness = (0..<Vocabulary.agencies.count).map { _ in 45 * (0.6 + 0.8 * random.unit()) }
    let terms = [15, 30, 45, 60, 90, 180]
    let file = try FileWriter(
      path: "\(folder)/resolutions.csv",
      header: "id,case_id,agency,decided,deadline,done,amount")
    for id in 1...resolutionCount {
      let about = random.below(caseCount)
      let agency = agencies.pick(&random)
      let decided = Int(openedDays[about]) + random.within(3..<60)
      file.field(id)
      file.field(about + 1)
      file.field(Vocabulary.agencies[agency])
      file.field(days[decided])
      file.field(days[decided + terms[random.below(terms.count)]])
      let done = decided + Int(random.gamma(shape: 1.6, scale: slowness[agency]).rounded())
      if random.unit() < 0.22 { file.empty() } else { file.field(days[done]) }
      let amount = Int(min(random.logNormal(8, 1.5), 1e9) * 10) * 10
      file.field(hundredths: random.unit() < 0.4 ? nil : amount)
      try file.endLine()
    }
    try file.flush()
  }
}

/// The counties of the provinces: 480, numbered within each, more where a province has more weight.
private struct Counties {
  private let names: [[[UInt8]]]

  init(provinces weights: [Double]) {
    let sum = weights.reduce(0, +)
    var counts = weights.map { max(4, Int(480 * $0 / sum)) }
    let missing = 480 - counts.reduce(0, +)
    counts[0] = max(4, counts[0] + missing)
    names = zip(Vocabulary.provinces, counts).map { province, count in
      (1...count).map { province + Array(($0 < 10 ? "-0" : "-").utf8) + Array("\($0)".utf8) }
    }
  }

  /// The county at a share of the province's list, 0 ..< 1.
  func name(_ province: Int, _ share: Double) -> [UInt8] {
    let list = names[province]
    return list[min(list.count - 1, Int(share * Double(list.count)))]
  }
}
