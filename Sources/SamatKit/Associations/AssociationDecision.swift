import KQLSyntax
import PersianText

/// One decision on associations: what it rests on, and the look-ups that every part of it needs.
struct AssociationDecision {
  typealias Events = [AssociationEvent]
  typealias State = AssociationsState

  let setting: AssociationsSetting
  let state: AssociationsState
  let context: DecisionContext

  var day: SolarHijriDate { context.day }
  var today: DayNumber { DayNumber(context.day) }

  /// An association of the journal that is not over, and to which nothing happened after today.
  func living(_ id: String) throws(Refusal) -> State.Record {
    let record = try recorded(id)
    try notOver(id, record)
    try notBefore(record.last, "association '\(id)'")
    return record
  }

  func recorded(_ id: String) throws(Refusal) -> State.Record {
    guard let record = state.associations[id] else {
      let isKnown = setting.associations[id] != nil
      throw Refusal(
        of: .unknown,
        "there is no association '\(CaseworkIDs.shown(id))'" + (isKnown ? " in the journal" : ""),
        remedy: isKnown
          ? "enter it with ':association enter', by the document that approved it"
          : "form its founding board with ':association found'")
    }
    return record
  }

  func notOver(_ id: String, _ record: State.Record) throws(Refusal) {
    if record.status.isOver {
      throw Refusal(
        of: .over, "association '\(id)' is \(record.status.rawValue)", by: .foundingSteps,
        remedy: "found another one")
    }
  }

  /// An association whose approval is in force.
  func approved(_ id: String) throws(Refusal) -> State.Record {
    let record = try living(id)
    guard record.status.isApproved else {
      throw Refusal(
        of: .notApproved, "association '\(id)' is \(record.status.rawValue), not approved",
        by: .approvalRequired, remedy: "let the commission approve it with ':association approve'")
    }
    return record
  }

  func notBefore(_ last: DayNumber, _ what: String) throws(Refusal) {
    try context.refuseDay(before: last, of: what)
  }

  /// Refuses a step that does not say why.
  func reason(_ text: String, _ what: String, by rule: DomainRule) throws(Refusal) {
    if CaseworkIDs.isBlank(text) {
      throw Refusal(
        of: .noReason, "\(what) needs a reason", by: rule, remedy: "say why: reason=...")
    }
  }

  /// Refuses what does not say what it is about.
  func text(
    _ text: String, _ parameter: String, _ what: String, by rule: DomainRule
  ) throws(Refusal) {
    if CaseworkIDs.isBlank(text) {
      throw Refusal(
        of: .noReason, "\(what) needs a text", by: rule,
        remedy: "say what it is about: \(parameter)=...")
    }
  }

  /// Refuses organizations that no table and no journal knows, unless they are given as such; where none is known
  /// there is nothing to hold them against.
  func areKnown(
    _ organizations: [String], _ isUnlisted: Bool, by rule: DomainRule
  ) throws(Refusal) {
    if isUnlisted || setting.organizations.isEmpty { return }
    for id in organizations
    where setting.organizations[id] == nil && setting.associations[id] == nil
      && !state.associations.contains(id)
    {
      let known =
        setting.organizations.keys.sorted() + setting.associations.keys.sorted()
        + state.associations.ids
      let near = EditDistance.nearest(to: id, among: known)
      throw Refusal(
        of: .unlisted, "nobody knows an organization '\(CaseworkIDs.shown(id))'", by: rule,
        remedy: (near.map { "did you mean '\($0)'? " } ?? "")
          + "the table 'organizations' lists them; unlisted=yes takes one that it does not list")
    }
  }

  /// An id: the given one where it is free, or the first free number behind a stem.
  func id(
    _ given: String?, _ kind: String, _ stem: String, from count: Int, _ code: AssociationRefusal,
    isTaken: (String) -> Bool
  ) throws(Refusal) -> String {
    try CaseworkIDs.free(given, stem + "-", from: count + 1, kind, code) {
      isTaken($0) || setting.taken.contains("\(kind)/\($0)")
    }
  }

  /// Each text once, in order; each is an id.
  func ids(_ list: [String], _ what: String) throws(Refusal) -> [String] {
    var seen: Set<String> = []
    var result: [String] = []
    for id in list where seen.insert(id).inserted {
      try CaseworkIDs.check(id, what)
      result.append(id)
    }
    return result
  }

  // MARK: Policies

  /// What applies to an association on a day: the policy of its province, or of the country.
  func policy(
    _ record: State.Record, on day: DayNumber
  ) -> DatedPolicy<AssociationPolicy> {
    setting.policies.policy(in: record.province, on: day.date ?? context.day)
  }

  /// A number that no source gives; without it the rule that needs it does not run.
  func need<Number>(
    _ path: KeyPath<AssociationPolicy, Number?>, _ key: String,
    _ policy: DatedPolicy<AssociationPolicy>, by rule: DomainRule
  ) throws(Refusal) -> Number {
    guard let number = policy.policy[keyPath: path] else {
      throw Refusal(
        of: .policyUnset, "no policy sets 'associations.\(key)', and no source gives it", by: rule,
        remedy: "set \"\(key)\" under \"associations\" in a policy file that is in force on the day"
      )
    }
    return number
  }

  /// The holder of a post on the day of the command, as working groups know it.
  func holder(of post: String) -> String? {
    CaseDecision(
      setting: setting.casework,
      state: context.state(of: WorkingGroupsDecider(setting.casework)), context: context
    ).holder(of: post)
  }
}
