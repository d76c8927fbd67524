public import KQLSyntax

/// Floors and caps.
extension AllocationGuide {
  /// Sets a floor or cap of all places. Plan and doubt are forgotten.
  ///
  /// - Parameters:
  ///   - floor: At least; nil leaves it as it is.
  ///   - cap: At most; nil leaves it as it is.
  /// - Throws: `samat.guide.too-early`, `samat.guide.number`,
  ///   `samat.guide.limits` for a floor above the cap.
  public mutating func limit(floor: Int64? = nil, cap: Int64? = nil) throws(Diagnostic) {
    _ = try chosen()
    common = try Self.merged(common, floor, cap, "every place")
    (result, doubt) = (nil, nil)
  }

  /// Sets a floor or cap of one place. Plan and doubt are forgotten.
  ///
  /// - Parameters:
  ///   - place: The place, by code or name.
  ///   - floor: At least; nil leaves it as it is.
  ///   - cap: At most; nil leaves it as it is.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`, `samat.guide.number`, `samat.guide.limits`.
  public mutating func limit(place: String, floor: Int64?, cap: Int64?) throws(Diagnostic) {
    let id = try self.place(place)
    placeLimits[id] = try Self.merged(placeLimits[id] ?? Limit(), floor, cap, "'\(id)'")
    (result, doubt) = (nil, nil)
  }

  /// Sets a floor or cap of one sector. Plan and doubt are forgotten.
  ///
  /// - Parameters:
  ///   - sector: The sector.
  ///   - floor: At least; nil leaves it as it is.
  ///   - cap: At most; nil leaves it as it is.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`, `samat.guide.number`, `samat.guide.limits`.
  public mutating func limit(sector: String, floor: Int64?, cap: Int64?) throws(Diagnostic) {
    try self.sector(sector)
    sectorLimits[sector] = try Self.merged(
      sectorLimits[sector] ?? Limit(), floor, cap, "sector '\(sector)'")
    (result, doubt) = (nil, nil)
  }

  /// Takes floors or caps of places from columns of the data.
  ///
  /// - Parameters:
  ///   - floor: The column of the floors; nil for none.
  ///   - cap: The column of the caps; nil for none.
  /// - Throws: `samat.guide.too-early`, `samat.guide.column`, `samat.guide.cell`, `samat.guide.number`.
  public mutating func limit(floorColumn floor: String?, capColumn cap: String?) throws(Diagnostic)
  {
    let rows = try chosen().rows
    var next = self
    for (name, isFloor) in [(floor, true), (cap, false)] {
      guard let name else { continue }
      let column = try GuideRows.column(name, in: rows.table)
      for (row, number) in try rows.numbers(column).enumerated() {
        guard let number else { continue }
        guard let units = Int64(exactly: number) else {
          throw Diagnostic(
            code: GuideRefusal.number,
            message:
              "row \(row + 1) ('\(rows.ids[row])') has \(number) in '\(column)', expected whole "
              + "units", help: "round it first: | extend \(column) = tolong(\(column))")
        }
        let old = next.placeLimits[rows.ids[row]] ?? Limit()
        next.placeLimits[rows.ids[row]] = try Self.merged(
          old, isFloor ? units : nil, isFloor ? nil : units, "'\(rows.ids[row])'")
      }
    }
    (next.result, next.doubt) = (nil, nil)
    self = next
  }

  /// Which limits are meant.
  public enum LimitScope: Hashable, Sendable {
    /// Every limit, of all places and sectors and of single ones.
    case all
    /// The limit of places that have none of their own.
    case everyPlace
    /// The limit of a place, by code or name.
    case place(String)
    /// The limit of a sector.
    case sector(String)
  }

  /// One side of a limit.
  public enum LimitSide: String, Hashable, Sendable, CaseIterable {
    /// What is given at least.
    case floor
    /// What is given at most.
    case cap
  }

  /// Takes floors, caps or both away. Plan and doubt are forgotten.
  ///
  /// - Parameters:
  ///   - scope: Which limits.
  ///   - sides: Floors, caps or both.
  /// - Throws: `samat.guide.too-early`, `samat.guide.place`.
  public mutating func removeLimits(
    _ scope: LimitScope = .all, _ sides: Set<LimitSide> = Set(LimitSide.allCases)
  ) throws(Diagnostic) {
    _ = try chosen()
    func rest(_ limit: Limit?) -> Limit? {
      let rest = Limit(
        floor: sides.contains(.floor) ? nil : limit?.floor,
        cap: sides.contains(.cap) ? nil : limit?.cap)
      return rest == Limit() ? nil : rest
    }
    switch scope {
    case .all:
      common = rest(common) ?? Limit()
      placeLimits = placeLimits.compactMapValues(rest)
      sectorLimits = sectorLimits.compactMapValues(rest)
    case .everyPlace: common = rest(common) ?? Limit()
    case .place(let text):
      let id = try place(text)
      placeLimits[id] = rest(placeLimits[id])
    case .sector(let sector):
      try self.sector(sector)
      sectorLimits[sector] = rest(sectorLimits[sector])
    }
    (result, doubt) = (nil, nil)
  }

  /// Refuses a sector that the data has not.
  private func sector(_ sector: String) throws(Diagnostic) {
    let choice = try chosen().choice
    guard choice.sector != nil, sectors.contains(sector) else {
      let near = EditDistance.nearest(to: sector, among: sectors)
      throw Diagnostic(
        code: GuideRefusal.place, message: "there is no sector '\(CaseworkIDs.shown(sector))'",
        help: choice.sector == nil
          ? "choose the data with sector=COLUMN"
          : near.map { "did you mean '\($0)'?" } ?? "sectors are \(AnalysisCall.list(sectors))")
    }
  }

  private static func merged(
    _ old: Limit, _ floor: Int64?, _ cap: Int64?, _ whose: String
  ) throws(Diagnostic) -> Limit {
    for (amount, name) in [(floor, "floor"), (cap, "cap")] {
      if let amount, amount < 0 || amount > AllocationProblem.most {
        throw Diagnostic(
          code: GuideRefusal.number, message: "the \(name) is \(amount), expected 0 to 10^18",
          help: "give whole rials")
      }
    }
    let next = Limit(floor: floor ?? old.floor, cap: cap ?? old.cap)
    if let floor = next.floor, let cap = next.cap, floor > cap {
      throw Diagnostic(
        code: GuideRefusal.limits,
        message:
          "the floor of \(whose) would be \(DocumentLanguage.english.grouped(floor)), above its "
          + "cap of \(DocumentLanguage.english.grouped(cap))",
        help: "give both, the floor not above the cap; floor=none or cap=none takes one away")
    }
    return next
  }
}
