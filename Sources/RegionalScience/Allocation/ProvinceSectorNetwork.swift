/// Provinces and sectors as a network: source → provinces → sectors → sink → source.
struct ProvinceSectorNetwork {
  let total: Int64
  let provinces: Int
  let sectors: Int
  var provinceFloors: [Int64]
  var provinceCaps: [Int64]
  let sectorFloors: [Int64]
  let sectorCaps: [Int64]
  let capacities: [Int64]
  /// Whether provinces and sectors have caps; without, none holds anything down.
  private let isCapped: (provinces: Bool, sectors: Bool)
  private let hasCapacities: Bool

  init(total: Int64, provinces: Int, sectors: Int, limits: ProvinceSectorLimits)
    throws(RegionalScienceError)
  {
    self.total = total
    self.provinces = provinces
    self.sectors = sectors
    isCapped = (limits.provinceCaps != nil, limits.sectorCaps != nil)
    hasCapacities = limits.capacities != nil
    // No arc carries more than the total.
    let none = { (count: Int, value: Int64) in [Int64](repeating: value, count: count) }
    provinceFloors = limits.provinceFloors ?? none(provinces, 0)
    provinceCaps = limits.provinceCaps ?? none(provinces, total)
    sectorFloors = limits.sectorFloors ?? none(sectors, 0)
    sectorCaps = limits.sectorCaps ?? none(sectors, total)
    capacities = limits.capacities ?? none(provinces * sectors, total)
    try AllocationCheck.amounts(provinceFloors, "province floor", count: provinces)
    try AllocationCheck.amounts(provinceCaps, "province cap", count: provinces)
    try AllocationCheck.amounts(sectorFloors, "sector floor", count: sectors, .column)
    try AllocationCheck.amounts(sectorCaps, "sector cap", count: sectors, .column)
    try AllocationCheck.amounts(capacities, "capacity", count: provinces * sectors)
    try Self.check(provinceFloors, provinceCaps, total, isSector: false)
    try Self.check(sectorFloors, sectorCaps, total, isSector: true)
  }

  private static func check(_ floors: [Int64], _ caps: [Int64], _ total: Int64, isSector: Bool)
    throws(RegionalScienceError)
  {
    let named = { (members: [Int]) -> PositionedText in
      isSector ? "\(columns: members, "sector")" : "\(rows: members, "province")"
    }
    let conflict = { (text: PositionedText, members: [Int], demanded: Double, available: Double) in
      RegionalScienceError(
        LimitConflict(
          text, places: isSector ? [] : members, sectors: isSector ? members : [],
          demanded: demanded, available: available))
    }
    for index in floors.indices where floors[index] > caps[index] {
      throw conflict(
        "the floor of " + named([index])
          + " is \(floors[index]), more than its cap of \(caps[index])",
        [index], Double(floors[index]), Double(caps[index]))
    }
    let least = floors.reduce(Int128(0)) { $0 + Int128($1) }
    let lifted = floors.indices.filter { floors[$0] > 0 }
    guard least <= Int128(total) else {
      throw conflict(
        "the floors of " + named(lifted) + " sum to \(least), more than the total of \(total)",
        lifted, Double(least), Double(total))
    }
    let most = caps.reduce(Int128(0)) { $0 + Int128($1) }
    guard most >= Int128(total) else {
      throw conflict(
        "the caps of " + named(Array(caps.indices))
          + " sum to \(most), less than the total of \(total)", Array(caps.indices), Double(total),
        Double(most))
    }
  }

  private var source: Int { provinces + sectors }
  private var sink: Int { provinces + sectors + 1 }

  private func arcs(_ cost: (Int) -> Int64) -> [NetworkSimplex.Arc] {
    var arcs: [NetworkSimplex.Arc] = []
    for province in 0..<provinces {
      for sector in 0..<sectors {
        let cell = province * sectors + sector
        arcs.append(
          NetworkSimplex.Arc(
            from: province, to: provinces + sector, lower: 0,
            upper: min(total, capacities[cell]), cost: cost(cell)))
      }
    }
    for province in 0..<provinces {
      arcs.append(
        NetworkSimplex.Arc(
          from: source, to: province, lower: provinceFloors[province],
          upper: max(provinceFloors[province], min(total, provinceCaps[province])), cost: 0))
    }
    for sector in 0..<sectors {
      arcs.append(
        NetworkSimplex.Arc(
          from: provinces + sector, to: sink, lower: sectorFloors[sector],
          upper: max(sectorFloors[sector], min(total, sectorCaps[sector])), cost: 0))
    }
    arcs.append(NetworkSimplex.Arc(from: sink, to: source, lower: total, upper: total, cost: 0))
    return arcs
  }

  /// The cells of the greatest value; any that keep the limits without values.
  func cells(values: Matrix?) throws(RegionalScienceError) -> [Int64] {
    let nodes = provinces + sectors + 2
    // Costs are whole numbers so large that a path of them still fits beside the penalty.
    let bits = 58 - 2 * (Int.bitWidth - nodes.leadingZeroBitCount)
    let scale = Double(sign: .plus, exponent: max(8, bits), significand: 1)
    let largest = values?.values.reduce(0) { max($0, $1.magnitude) } ?? 0
    let whole = { (cell: Int) -> Int64 in
      guard let values, largest > 0 else { return 0 }
      return -Int64((values.values[cell] / largest * scale).rounded())
    }
    let penalty = Int64(scale) * Int64(nodes + 2)
    let solved = NetworkSimplex(nodeCount: nodes, arcs: arcs(whole), penalty: penalty)
    try Interruption.check()
    if solved.missing > 0, let conflict = conflict { throw RegionalScienceError(conflict) }
    return Array(solved.flows[..<(provinces * sectors)])
  }

  /// Sums, and what decides each: a limit, or what the amounts were made by.
  func units(
    _ cells: [Int64], values: Matrix?, by aim: AllocationReason
  ) -> ProvinceSectorAllocation.Units {
    var (byProvince, bySector) = (
      [Int64](repeating: 0, count: provinces), [Int64](repeating: 0, count: sectors)
    )
    var objective = 0.0
    for (cell, amount) in cells.enumerated() {
      byProvince[cell / sectors] += amount
      bySector[cell % sectors] += amount
      if let values { objective += values.values[cell] * Double(amount) }
    }
    let reason = { (amount: Int64, floor: Int64, cap: Int64, isCapped: Bool) -> AllocationReason in
      if amount == floor, floor > 0 { return .floor }
      return isCapped && amount == cap ? .cap : aim
    }
    return ProvinceSectorAllocation.Units(
      cells: cells, provinceAmounts: byProvince, sectorAmounts: bySector, objective: objective,
      provinceReasons: (0..<provinces).map {
        reason(byProvince[$0], provinceFloors[$0], provinceCaps[$0], isCapped.provinces)
      },
      sectorReasons: (0..<sectors).map {
        reason(bySector[$0], sectorFloors[$0], sectorCaps[$0], isCapped.sectors)
      })
  }

  /// The limits that contradict each other; `nil` if all can be kept.
  ///
  /// With missing flow as the only cost, the nodes that are left with too much at the end form a set
  /// whose ways in are all at their floors and whose ways out are all at their caps.
  var conflict: LimitConflict? {
    let nodes = provinces + sectors + 2
    let solved = NetworkSimplex(nodeCount: nodes, arcs: arcs { _ in 0 }, penalty: 1)
    guard solved.missing > 0 else { return nil }
    let isIn = (0..<nodes).map { solved.potentials[$0] < 0 }
    let (hasSource, hasSink) = (isIn[source], isIn[sink])
    let floorProvinces =
      hasSource ? [] : (0..<provinces).filter { isIn[$0] && provinceFloors[$0] > 0 }
    let floorSectors =
      hasSink ? (0..<sectors).filter { !isIn[provinces + $0] && sectorFloors[$0] > 0 } : []
    let capProvinces = hasSource ? (0..<provinces).filter { !isIn[$0] } : []
    let capSectors = hasSink ? [] : (0..<sectors).filter { isIn[provinces + $0] }
    var room: Int128 = 0
    for province in 0..<provinces where isIn[province] {
      for sector in 0..<sectors where !isIn[provinces + sector] {
        room += Int128(min(total, capacities[province * sectors + sector]))
      }
    }
    let sum = { (values: [Int64], members: [Int]) in
      members.reduce(Int128(0)) { $0 + Int128(values[$1]) }
    }
    var demanded = sum(provinceFloors, floorProvinces) + sum(sectorFloors, floorSectors)
    var available = room + sum(provinceCaps, capProvinces) + sum(sectorCaps, capSectors)
    var (demands, leaves): ([PositionedText], [PositionedText]) = ([], [])
    if hasSource, !hasSink {
      demanded += Int128(total)
      demands.append("the total of \(total)")
    }
    if !floorProvinces.isEmpty {
      demands.append("the floors of \(rows: floorProvinces, "province")")
    }
    if !floorSectors.isEmpty {
      demands.append("the floors of \(columns: floorSectors, "sector")")
    }
    if hasSink, !hasSource {
      available += Int128(total)
      leaves.append("the total of \(total)")
    }
    if !capProvinces.isEmpty {
      leaves.append("the caps of \(rows: capProvinces, "province")")
    }
    if !capSectors.isEmpty {
      leaves.append("the caps of \(columns: capSectors, "sector")")
    }
    let members = room > 0 || leaves.isEmpty ? (0..<provinces).filter { isIn[$0] } : []
    if !members.isEmpty {
      leaves.append("the capacities of \(rows: members, "province")")
    }
    return LimitConflict(
      PositionedText.joined(demands) + " demand \(demanded), more than the \(available) that "
        + PositionedText.joined(leaves) + " leave",
      places: Set(floorProvinces + capProvinces + members).sorted(),
      sectors: (floorSectors + capSectors).sorted(), demanding: floorProvinces,
      demanded: Double(demanded), available: Double(available))
  }
}
