/// What is recorded of programmes.
public struct ProgrammesState: Sendable, Codable {
  struct Programme: Sendable, Codable {
    /// Whether it was opened here, and not in a table.
    var opened: ProgrammeOpened?
    var isWeighedAlike = false
    /// Axes that were added here.
    var axes: [String] = []
    /// Actions that stand directly in it.
    var actions: [String] = []
    /// How many actions were added, for the next number.
    var count = 0
    var source: CaseworkSource
  }

  struct Axis: Sendable, Codable {
    var programme: String
    /// Whether it was added here, and not in a table.
    var isAdded = false
    var title: String?
    var persianTitle: String?
    var amount: Int64?
    var deadline: DayNumber?
    var legalBasis: String?
    var weight: Double?
    var actions: [String] = []
    var source: CaseworkSource
  }

  /// What a source said of an axis after it was added.
  struct Statement: Sendable, Codable {
    var event: AxisStated
    var day: DayNumber
    var source: CaseworkSource
  }

  struct Action: Sendable, Codable {
    var programme: String
    /// What was said when it was added; nil for one that a table tells of.
    var added: ActionAdded?
    var deadline: DayNumber?
    var firstDeadline: DayNumber?
    var moves = 0
    /// The provinces that it was notified to, in order; empty text for its owner alone.
    var provinces: [String] = []
    var reports = 0
    var outcome: ActionOutcome?
    var ended: DayNumber?
    var last: DayNumber
    var source: CaseworkSource
  }

  /// An action in a province.
  struct Assignment: Sendable, Codable {
    var action: String
    var province: String
    var notified: DayNumber
    var silentAfter: Int
    var weight: Double?
    var reports = 0
    var reported: DayNumber?
    var value: Double?
    var progress: Double?
    var source: CaseworkSource
  }

  struct Report: Sendable, Codable {
    var event: ActionReported
    var day: DayNumber
    var source: CaseworkSource
  }

  struct Role: Sendable, Codable {
    var event: ProgrammeProvinceAdded
    var day: DayNumber
    var source: CaseworkSource
  }

  var programmes = Register<Programme>()
  var axes = Register<Axis>()
  var statements = Register<Statement>()
  var actions = Register<Action>()
  var assignments = Register<Assignment>()
  var reports = Register<Report>()
  var roles = Register<Role>()
  /// Whatever something was recorded of, as `programme/P`, `axis/A`, `action/A`.
  var nodes = Register<Bool>()

  init() {}

  /// The assignment of an action to a province.
  func assignment(_ action: String, _ province: String) -> Assignment? {
    assignments["\(action)/\(province)"]
  }

  /// Whether a programme is known here, and a record of it where it was not.
  mutating func touch(programme: String, _ source: CaseworkSource) {
    // A table tells of actions that belong to no programme.
    if programme.isEmpty { return }
    if programmes[programme] == nil { programmes.set(programme, Programme(source: source)) }
    nodes.set("programme/\(programme)", true)
  }

  mutating func touch(axis: String, of programme: String, _ source: CaseworkSource) {
    touch(programme: programme, source)
    if axes[axis] == nil { axes.set(axis, Axis(programme: programme, source: source)) }
    nodes.set("axis/\(axis)", true)
  }
}

extension ProgrammesState {
  /// Takes up what has happened.
  mutating func take(
    _ event: ProgrammeEvent, day: DayNumber, position: Int64, source: CaseworkSource
  ) {
    switch event {
    case .opened(let event):
      touch(programme: event.programme, source)
      programmes.update(event.programme) { $0.opened = event }
    case .provinceAdded(let event):
      touch(programme: event.programme, source)
      roles.set(
        "\(event.programme)/\(event.province)", Role(event: event, day: day, source: source))
    case .weighed(let event):
      touch(programme: event.programme, source)
      programmes.update(event.programme) { $0.isWeighedAlike = true }
    case .axisAdded(let event):
      touch(axis: event.axis, of: event.programme, source)
      axes.update(event.axis) {
        $0.isAdded = true
        $0.take(event)
      }
      programmes.update(event.programme) { $0.axes.append(event.axis) }
    case .axisNamed(let event), .axisStated(let event):
      touch(axis: event.axis, of: event.programme, source)
      axes.update(event.axis) { $0.take(event) }
      statements.set(
        "\(event.axis)/\(position)", Statement(event: event, day: day, source: source))
    case .actionAdded(let event):
      touch(programme: event.programme, source)
      programmes.update(event.programme) { $0.count += 1 }
      if let axis = event.axis {
        touch(axis: axis, of: event.programme, source)
        axes.update(axis) { $0.actions.append(event.action) }
      } else {
        programmes.update(event.programme) { $0.actions.append(event.action) }
      }
      let deadline = event.deadline.map(DayNumber.init)
      actions.set(
        event.action,
        Action(
          programme: event.programme, added: event, deadline: deadline, firstDeadline: deadline,
          last: day, source: source))
      nodes.set("action/\(event.action)", true)
    case .notified(let event):
      let province = event.province ?? ""
      if actions[event.action] == nil {
        touch(programme: event.programme, source)
        programmes.update(event.programme) { $0.actions.append(event.action) }
        actions.set(
          event.action, Action(programme: event.programme, last: day, source: source))
        nodes.set("action/\(event.action)", true)
      }
      actions.update(event.action) { $0.provinces.append(province) }
      assignments.set(
        "\(event.action)/\(province)",
        Assignment(
          action: event.action, province: province, notified: day,
          silentAfter: event.silentAfter, weight: event.weight, source: source))
    case .reported(let event):
      reports.set(event.report, Report(event: event, day: day, source: source))
      actions.update(event.action) { $0.reports += 1 }
      assignments.update("\(event.action)/\(event.province ?? "")") {
        $0.reports += 1
        // What was sent in late about an earlier day does not undo a later report.
        guard $0.reported.map({ $0 <= day }) ?? true else { return }
        $0.reported = day
        if event.value != nil || event.progress != nil {
          $0.value = event.value
          $0.progress = event.progress
        }
      }
    case .deadlineMoved(let event):
      actions.update(event.action) {
        $0.deadline = DayNumber(event.to)
        if $0.firstDeadline == nil { $0.firstDeadline = DayNumber(event.from ?? event.to) }
        $0.moves += 1
      }
    case .ended(let event):
      actions.update(event.action) {
        $0.outcome = event.outcome
        $0.ended = day
      }
    }
    if event.subject.kind == "action" {
      actions.update(event.subject.id) { $0.last = max($0.last, day) }
    }
  }
}

extension ProgrammesState.Axis {
  fileprivate mutating func take(_ event: AxisStated) {
    if let value = event.title { title = value }
    if let value = event.persianTitle { persianTitle = value }
    if let value = event.amount { amount = value }
    if let value = event.deadline { deadline = DayNumber(value) }
    if let value = event.legalBasis { legalBasis = value }
    if let value = event.weight { weight = value }
  }
}
