import PersianText

/// One decision on programmes: what it rests on, and the look-ups that every part of it needs.
struct ProgrammeDecision {
  typealias Events = [ProgrammeEvent]

  let setting: ProgrammesSetting
  let state: ProgrammesState
  let context: DecisionContext

  var day: SolarHijriDate { context.day }

  // MARK: Programmes

  func open(_ event: ProgrammeOpened) throws(Refusal) -> Events {
    try CaseworkIDs.check(event.programme, "a programme")
    if state.programmes[event.programme]?.opened != nil
      || setting.programmes.contains(event.programme)
    {
      throw Refusal(
        ProgrammeRefusal.programmeExists, "there is a programme '\(event.programme)' already",
        remedy: "give another id")
    }
    guard !CaseworkIDs.isBlank(event.name) || !CaseworkIDs.isBlank(event.persianName) else {
      throw Refusal(
        ProgrammeRefusal.noName, "programme '\(event.programme)' has no name", by: .programmeAxes,
        remedy: "give its name")
    }
    return [.opened(event)]
  }

  func addProvince(_ event: ProgrammeProvinceAdded) throws(Refusal) -> Events {
    try programme(event.programme)
    try province(event.province, by: .programmeRoles)
    let key = "\(event.programme)/\(event.province)"
    if state.roles.contains(key) || setting.roles.contains(key) {
      throw Refusal(
        ProgrammeRefusal.roleTaken,
        "province '\(event.province)' has a role in programme '\(event.programme)' already",
        by: .programmeRoles, remedy: "name another province")
    }
    return [.provinceAdded(event)]
  }

  func weighAlike(_ id: String, _ basis: String?) throws(Refusal) -> Events {
    try programme(id)
    if state.programmes[id]?.isWeighedAlike == true {
      throw Refusal(
        ProgrammeRefusal.weighedAlready, "the parts of programme '\(id)' weigh alike already",
        by: .programmeWeights, remedy: "give parts of another weight their own")
    }
    if !CaseworkIDs.isBlank(basis) {
      return [.weighed(ProgrammeWeighed(programme: id, basis: basis, policy: nil))]
    }
    let policy = setting.policies.policy(ProgrammePolicy.self, in: nil, on: day)
    guard policy.policy.equalWeights == true else {
      throw Refusal(
        ProgrammeRefusal.noBasis, "nobody has decided that the parts of '\(id)' weigh alike",
        by: .programmeWeights,
        remedy: "give the basis of the decision, or set 'programmes.equal_weights' in a policy")
    }
    return [.weighed(ProgrammeWeighed(programme: id, basis: nil, policy: policy.id))]
  }

  // MARK: Axes

  func addAxis(
    _ id: String, _ programmeID: String, _ details: AxisDetails
  ) throws(Refusal) -> Events {
    try CaseworkIDs.check(id, "an axis")
    try programme(programmeID)
    if state.axes[id] != nil || setting.axes[id] != nil {
      throw Refusal(
        ProgrammeRefusal.axisExists, "there is an axis '\(id)' already",
        remedy: "give another id, or say more of the one that is there")
    }
    try check(details, id)
    return [.axisAdded(stated(id, programmeID, details))]
  }

  func nameAxis(
    _ id: String, _ title: String, _ persianTitle: String?, _ statedIn: String
  ) throws(Refusal) -> Events {
    let programme = try axis(id)
    let isNamed = setting.axes[id]?.isNamed == true || state.axes[id]?.title != nil
    if isNamed {
      throw Refusal(
        ProgrammeRefusal.axisNamed, "axis '\(id)' has a name already", by: .unnamedAxis,
        remedy: "name one whose name is unknown")
    }
    var details = AxisDetails()
    details.title = title
    details.persianTitle = persianTitle
    details.statedIn = statedIn
    guard !CaseworkIDs.isBlank(title) else {
      throw Refusal(
        ProgrammeRefusal.axisNothing, "the name of axis '\(id)' is empty", by: .unnamedAxis,
        remedy: "give the name that the source gives; without one it stays unknown")
    }
    try source(statedIn, id)
    return [.axisNamed(stated(id, programme, details))]
  }

  func stateAxis(_ id: String, _ details: AxisDetails) throws(Refusal) -> Events {
    let programme = try axis(id)
    var said = details
    said.statedIn = nil
    said.title = nil
    said.persianTitle = nil
    guard said != AxisDetails(), details.title == nil, details.persianTitle == nil else {
      throw Refusal(
        ProgrammeRefusal.axisNothing, "nothing is said of axis '\(id)' that can be stated",
        by: .programmeAxes, remedy: "give an amount, deadline, legal basis or weight")
    }
    try source(details.statedIn, id)
    try check(details, id)
    return [.axisStated(stated(id, programme, details))]
  }

  private func source(_ text: String?, _ id: String) throws(Refusal) {
    if CaseworkIDs.isBlank(text) {
      throw Refusal(
        ProgrammeRefusal.axisNoSource, "what is said of axis '\(id)' has no source",
        by: .axisSource, remedy: "name the document that says so")
    }
  }

  private func check(_ details: AxisDetails, _ id: String) throws(Refusal) {
    if let amount = details.amount, !(0...Self.moneyLimit).contains(amount) {
      throw Refusal(
        ProgrammeRefusal.axisNumber, "an amount of \(amount) rial of axis '\(id)' cannot be",
        by: .programmeAxes, remedy: "give rials from 0 to \(Self.moneyLimit)")
    }
    try weight(details.weight, ProgrammeRefusal.axisNumber)
  }

  private func stated(_ id: String, _ programme: String, _ details: AxisDetails) -> AxisStated {
    AxisStated(
      axis: id, programme: programme, title: details.title, persianTitle: details.persianTitle,
      amount: details.amount, deadline: details.deadline, legalBasis: details.legalBasis,
      weight: details.weight, statedIn: details.statedIn)
  }

  /// The most rials that an amount may have.
  static let moneyLimit: Int64 = 1_000_000_000_000_000_000

  // MARK: Look-ups

  func programme(_ id: String) throws(Refusal) {
    guard state.programmes[id] != nil || setting.programmes.contains(id) else {
      throw Refusal(
        ProgrammeRefusal.unknownProgramme, "there is no programme '\(CaseworkIDs.shown(id))'",
        remedy: "open it first")
    }
  }

  /// The programme of an axis.
  func axis(_ id: String) throws(Refusal) -> String {
    guard let programme = state.axes[id]?.programme ?? setting.axes[id]?.programme else {
      throw Refusal(
        ProgrammeRefusal.unknownAxis, "there is no axis '\(CaseworkIDs.shown(id))'",
        remedy: "add it first")
    }
    return programme
  }

  func province(_ id: String, by rule: DomainRule) throws(Refusal) {
    try setting.places.check(province: id, ProgrammeRefusal.unknownProvince, by: rule)
  }

  func weight(_ weight: Double?, _ code: ProgrammeRefusal) throws(Refusal) {
    if let weight, !(weight > 0 && weight <= 1_000_000) {
      throw Refusal(
        code, "a weight of \(weight) cannot be", by: .programmeWeights,
        remedy: "give a weight above 0 and up to 1000000")
    }
  }
}
