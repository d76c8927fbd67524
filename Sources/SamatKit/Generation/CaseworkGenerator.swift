public import PersianText

/// Makes plausible histories of casework, as commands that go through the deciders.
///
/// Nothing of it is true: units, people, cases and agencies are made up, and every row says so with
/// `source == 'synthetic'`. The shares are those that public figures of working groups show: 4 to 31 units
/// a session, 1.15 to 1.65 resolutions a unit, 70 to 92 % of them done, 40 to 55 % of the cases about
/// banks; each province has numbers of its own in these ranges.
///
/// The same cases and seed give the same commands on every platform.
///
/// ```swift
/// try CaseworkGenerator(cases: 20_000, seed: 7).run { command, day, actor in
///   try ledger.perform(command, on: day, by: actor)
/// }
/// ```
public struct CaseworkGenerator: Sendable {
  /// Who commands what is made up; rows that come of it have the source `synthetic`.
  public static let actor = "synthetic"

  /// The first day on which anything happens.
  public static let firstDay = written(1400, 7, 1)
  /// The last day on which anything happens; what would come later is left open.
  public static let lastDay = written(1404, 6, 31)

  private static func written(_ year: Int, _ month: Int, _ day: Int) -> SolarHijriDate {
    guard let date = SolarHijriDate(year: year, month: month, day: day) else {
      preconditionFailure("a date that stands in the source is one")
    }
    return date
  }

  /// How many cases are opened.
  public let cases: Int
  /// The seed.
  public let seed: UInt64

  /// Creates a generator.
  ///
  /// - Parameters:
  ///   - cases: How many cases are opened; negative counts as none, and at most a million.
  ///   - seed: The seed.
  public init(cases: Int, seed: UInt64) {
    self.cases = min(max(cases, 0), 1_000_000)
    self.seed = seed
  }

  /// Gives every command in order of its day.
  ///
  /// - Parameter perform: Takes a command, its day and who commands it.
  /// - Throws: What `perform` throws, which ends the run.
  /// - Complexity: O(cases); holds the commands of about a year at a time.
  public func run<Failure: Error>(
    _ perform: (CaseworkCommand, SolarHijriDate, String) throws(Failure) -> Void
  ) throws(Failure) {
    guard cases > 0 else { return }
    var random = SplitMix64(seed: seed)
    var calendar = SyntheticCalendar(
      first: Self.firstDay.daysSinceEpoch, last: Self.lastDay.daysSinceEpoch)
    var provinces = makeProvinces(&random)
    for index in provinces.indices { provinces[index].begin(&calendar) }
    for number in calendar.first...calendar.last {
      for index in provinces.indices { provinces[index].plan(until: number, &calendar) }
      guard let day = SolarHijriDate(daysSinceEpoch: number) else { break }
      for command in calendar.take(number) { try perform(command, day, Self.actor) }
    }
  }

  /// How the cases are spread over provinces.
  private func makeProvinces(_ random: inout SplitMix64) -> [SyntheticProvince] {
    let count = min(31, max(1, cases / 240))
    var weights = (0..<count).map { _ in 0.5 + random.unit() }
    let sum = weights.reduce(0, +)
    for index in weights.indices { weights[index] /= sum }
    var left = cases
    return (0..<count).map { index in
      let share =
        index == count - 1 ? left : min(left, Int((weights[index] * Double(cases)).rounded()))
      left -= share
      // The codes run from IR-00 to IR-30.
      return SyntheticProvince(
        code: index < 10 ? "IR-0\(index)" : "IR-\(index)", cases: share, seed: random.next())
    }
  }
}

/// The commands of each day that lies ahead.
struct SyntheticCalendar {
  /// Where in a day a command comes.
  enum Phase: Int, CaseIterable {
    /// Registering, opening, and all that comes before any session.
    case morning
    /// A session or committee is held.
    case session
    /// What is done in it.
    case within
    /// It ends.
    case end
    /// Everything else.
    case after
  }

  let first: Int
  let last: Int
  private var days: [Int: [[CaseworkCommand]]] = [:]

  init(first: Int, last: Int) {
    self.first = first
    self.last = last
  }

  /// Puts a command on a day; what lies behind the last day is dropped.
  mutating func add(_ command: CaseworkCommand, on day: Int, _ phase: Phase) {
    guard day <= last else { return }
    var phases = days.removeValue(forKey: day) ?? Array(repeating: [], count: Phase.allCases.count)
    phases[phase.rawValue].append(command)
    days[day] = phases
  }

  mutating func add(_ command: WorkingGroupCommand, on day: Int, _ phase: Phase) {
    add(.workingGroup(command), on: day, phase)
  }

  /// The commands of a day, which are then gone.
  mutating func take(_ day: Int) -> [CaseworkCommand] {
    days.removeValue(forKey: day)?.flatMap { $0 } ?? []
  }
}
