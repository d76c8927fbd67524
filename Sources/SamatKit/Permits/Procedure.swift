/// A step of a procedure.
public struct ProcedureStep: Hashable, Sendable, Codable {
  /// The step, unique in its procedure.
  public var step: String
  /// The agency that takes it.
  public var agency: String
  /// The documents that it asks for; nil where they are unknown.
  public var documents: [String]?
  /// How many days it takes; nil where that is unknown.
  public var days: Int?
  /// What it costs, in rial; nil where that is unknown.
  public var cost: Int64?
  /// The law that demands it; nil where none is known.
  public var law: String?
  /// Where an applicant may complain; nil where that is unknown.
  public var recourse: String?
}

/// What a procedure asks of an applicant, counted. What is unknown is counted by itself and never as 0.
public struct ProcedureCounts: Hashable, Sendable {
  /// How many steps.
  public var steps = 0
  /// How many agencies.
  public var agencies = 0
  /// How many documents are asked for, each time that one is.
  public var documents = 0
  /// Steps whose documents are unknown.
  public var documentsUnknown = 0
  /// Days, one step after the other.
  public var days = 0
  /// Steps whose days are unknown.
  public var daysUnknown = 0
  /// Rials.
  public var cost: Int64 = 0
  /// Steps whose cost is unknown.
  public var costUnknown = 0
  /// Steps for which no law is named.
  public var withoutLaw = 0

  /// Counts steps.
  ///
  /// - Parameter steps: The steps; amounts beyond what fits are held at the largest number.
  public init(_ steps: [ProcedureStep]) {
    self.steps = steps.count
    agencies = Set(steps.map(\.agency)).count
    for step in steps {
      documents += step.documents?.count ?? 0
      if step.documents == nil { documentsUnknown += 1 }
      days += step.days ?? 0
      if step.days == nil { daysUnknown += 1 }
      let (sum, overflow) = cost.addingReportingOverflow(step.cost ?? 0)
      cost = overflow ? .max : sum
      if step.cost == nil { costUnknown += 1 }
      if step.law == nil { withoutLaw += 1 }
    }
  }
}

/// What two versions of a procedure ask, side by side.
public struct ProcedureComparison: Hashable, Sendable {
  /// A step that both versions have, with what differs.
  public struct Difference: Hashable, Sendable {
    /// The step.
    public var step: String
    /// What differs: `agency`, `documents`, `days`, `cost`, `law`, `recourse` or `order`.
    public var fields: [String]
  }

  /// The counts of the first version.
  public var before: ProcedureCounts
  /// The counts of the second.
  public var after: ProcedureCounts
  /// Steps that only the second has, in its order.
  public var added: [String]
  /// Steps that only the first has, in its order.
  public var removed: [String]
  /// Steps that both have, and that differ.
  public var changed: [Difference]

  /// Compares the steps of two versions.
  ///
  /// - Complexity: O(*n*) for *n* steps.
  public init(_ first: [ProcedureStep], _ second: [ProcedureStep]) {
    before = ProcedureCounts(first)
    after = ProcedureCounts(second)
    let old = Dictionary(first.map { ($0.step, $0) }) { one, _ in one }
    let new = Dictionary(second.map { ($0.step, $0) }) { one, _ in one }
    added = second.map(\.step).filter { old[$0] == nil }
    removed = first.map(\.step).filter { new[$0] == nil }
    // The order among the steps that both have.
    let places = Dictionary(
      first.map(\.step).filter { new[$0] != nil }.enumerated().map { ($1, $0) }
    ) { one, _ in one }
    var place = 0
    changed = []
    for step in second {
      guard let before = old[step.step] else { continue }
      var fields: [String] = []
      if before.agency != step.agency { fields.append("agency") }
      if before.documents != step.documents { fields.append("documents") }
      if before.days != step.days { fields.append("days") }
      if before.cost != step.cost { fields.append("cost") }
      if before.law != step.law { fields.append("law") }
      if before.recourse != step.recourse { fields.append("recourse") }
      if places[step.step] != place { fields.append("order") }
      place += 1
      if !fields.isEmpty { changed.append(Difference(step: step.step, fields: fields)) }
    }
  }
}

extension ProcedureStep {
  /// A step of what was said of it; nil without an agency.
  init?(_ said: ProcedureStepSaid) {
    guard let agency = said.agency else { return nil }
    self.init(
      step: said.step, agency: agency, documents: said.documents, days: said.days,
      cost: said.cost, law: said.law, recourse: said.recourse)
  }
}

/// How a change does not fit steps.
enum StepMisfit: Error {
  /// There is no such step.
  case missing(String)
  /// There is such a step already.
  case taken(String)
  /// A new step has no agency.
  case noAgency
}

extension [ProcedureStep] {
  /// Makes a change.
  mutating func apply(_ said: ProcedureStepSaid) throws(StepMisfit) {
    let place = firstIndex { $0.step == said.step }
    switch said.change ?? .add {
    case .add:
      if place != nil { throw .taken(said.step) }
      guard let step = ProcedureStep(said) else { throw .noAgency }
      try insert(step, after: said.after)
    case .remove:
      guard let place else { throw .missing(said.step) }
      remove(at: place)
    case .set:
      guard let place else { throw .missing(said.step) }
      var step = self[place]
      if let value = said.agency { step.agency = value }
      if let value = said.documents { step.documents = value }
      if let value = said.days { step.days = value }
      if let value = said.cost { step.cost = value }
      if let value = said.law { step.law = value }
      if let value = said.recourse { step.recourse = value }
      self[place] = step
      if said.after != nil {
        remove(at: place)
        try insert(step, after: said.after)
      }
    }
  }

  private mutating func insert(_ step: ProcedureStep, after: String?) throws(StepMisfit) {
    guard let after else {
      append(step)
      return
    }
    guard let place = firstIndex(where: { $0.step == after }) else { throw .missing(after) }
    insert(step, at: place + 1)
  }
}
