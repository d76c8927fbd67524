/// How far a programme, an axis or an action has come, as a sum over its parts that can be followed.
///
/// What is not reported is unknown, not nothing: it widens the range from ``atLeast`` to ``atMost``.
///
///     (1 × 0.5 + 1 × unknown) / 2 = 0.25 to 0.75, known 0.5
///
/// > Source: rules `programmes.weights` and `programmes.unknown-progress`.
public struct ProgrammeProgress: Hashable, Sendable {
  /// A part of the sum.
  public struct Part: Hashable, Sendable {
    /// An axis, an action, or a province of an action; empty for the owner alone.
    public var id: String
    /// Its weight; nil where nobody has stated it.
    public var weight: Double?
    /// How much of it is surely done, from 0 to 1.
    public var done: Double
    /// How much of it is known, from 0 to 1; at least ``done``.
    public var known: Double
  }

  /// The parts, in order; none where nothing is known.
  public var parts: [Part] = []
  /// Parts that were given up, and are in no sum.
  public var dropped: [String] = []

  /// How many parts have no weight.
  public var unweighed: Int { parts.count { $0.weight == nil } }
  /// The sum of the weights; nil where one is unknown, or there are no parts.
  public var weight: Double? {
    guard !parts.isEmpty, unweighed == 0 else { return nil }
    return parts.reduce(0) { $0 + ($1.weight ?? 0) }
  }
  /// What is done at least, with everything unknown as nothing; nil without weights.
  public var atLeast: Double? { mean(\.done) }
  /// How much is known, as a share of the weights; nil without weights.
  public var known: Double? { mean(\.known) }
  /// What is done at most, with everything unknown as done; nil without weights.
  public var atMost: Double? {
    guard let atLeast, let known else { return nil }
    return min(1, atLeast + (1 - known))
  }
  /// How far what is known has come; nil where nothing is.
  public var ofKnown: Double? {
    guard let atLeast, let known, known > 0 else { return nil }
    return min(1, atLeast / known)
  }

  private func mean(_ value: (Part) -> Double) -> Double? {
    guard let weight, weight > 0 else { return nil }
    let sum = parts.reduce(0.0) { $0 + ($1.weight ?? 0) * value($1) }
    return min(1, max(0, sum / weight))
  }

  /// The sum written out: parts of which something is known one by one, the others together.
  public var arithmetic: String {
    if parts.isEmpty { return "no parts" }
    guard let weight, let atLeast, let atMost, let known else {
      return "\(unweighed) of \(parts.count) parts have no weight: unknown"
    }
    var terms: [String] = []
    for part in parts where part.known > 0 {
      let range =
        part.known >= 1
        ? Self.shown(part.done)
        : "[\(Self.shown(part.done)) to \(Self.shown(part.done + 1 - part.known))]"
      terms.append("\(Self.shown(part.weight ?? 0)) × \(range)")
    }
    let unknown = parts.filter { $0.known <= 0 }
    if !unknown.isEmpty {
      let sum = unknown.reduce(0) { $0 + ($1.weight ?? 0) }
      terms.append("\(Self.shown(sum)) × unknown")
    }
    let head = "(\(terms.joined(separator: " + "))) / \(Self.shown(weight)) = "
    return known >= 1
      ? head + Self.shown(atLeast)
      : head + "\(Self.shown(atLeast)) to \(Self.shown(atMost)), known \(Self.shown(known))"
  }

  /// A number with at most four digits behind the point.
  static func shown(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e12 else { return String(number) }
    let rounded = (number * 10_000).rounded() / 10_000
    return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
  }
}

/// Adds progress up: provinces to actions, actions to axes, axes and loose actions to a programme.
struct ProgressSum {
  let setting: ProgrammesSetting
  let state: ProgrammesState

  func of(_ subject: Subject) -> ProgrammeProgress {
    switch subject.kind {
    case "programme": programme(subject.id)
    case "axis": axis(subject.id)
    case "action": action(subject.id)
    default: ProgrammeProgress()
    }
  }

  private func part(
    _ id: String, _ own: Double?, _ programme: String, _ inner: ProgrammeProgress
  ) -> ProgrammeProgress.Part {
    let isAlike = state.programmes[programme]?.isWeighedAlike == true
    return ProgrammeProgress.Part(
      id: id, weight: own ?? (isAlike ? 1 : nil), done: inner.atLeast ?? 0,
      known: inner.known ?? 0)
  }

  func action(_ id: String) -> ProgrammeProgress {
    guard let record = state.actions[id] else { return ProgrammeProgress() }
    // One place alone needs no weight.
    let isOnly = record.provinces.count == 1
    let isAlike = isOnly || state.programmes[record.programme]?.isWeighedAlike == true
    return ProgrammeProgress(
      parts: record.provinces.map { province in
        let assignment = state.assignment(id, province)
        return ProgrammeProgress.Part(
          id: province, weight: assignment?.weight ?? (isAlike ? 1 : nil),
          done: assignment?.progress ?? 0, known: assignment?.progress == nil ? 0 : 1)
      })
  }

  private func actions(_ ids: [String], _ programme: String) -> ProgrammeProgress {
    var sum = ProgrammeProgress()
    for id in ids {
      if state.actions[id]?.outcome == .dropped {
        sum.dropped.append(id)
      } else {
        sum.parts.append(part(id, state.actions[id]?.added?.weight, programme, action(id)))
      }
    }
    return sum
  }

  func axis(_ id: String) -> ProgrammeProgress {
    guard let record = state.axes[id] else { return ProgrammeProgress() }
    return actions(record.actions, record.programme)
  }

  func programme(_ id: String) -> ProgrammeProgress {
    let record = state.programmes[id]
    let axes = (setting.axesOf[id] ?? []) + (record?.axes ?? [])
    let known = setting.actionsOf[id] ?? []
    let loose = known + (record?.actions ?? []).filter { setting.actions[$0] == nil }
    let rest = actions(loose, id)
    return ProgrammeProgress(
      parts: axes.map { part($0, state.axes[$0]?.weight, id, axis($0)) } + rest.parts,
      dropped: rest.dropped)
  }
}
