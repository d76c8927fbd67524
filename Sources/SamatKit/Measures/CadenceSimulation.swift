/// A discrete-event simulation of how cases pass committee, session, objection and work.
///
/// Assumptions, which the table function gives back as notes:
/// - cases arrive on the recorded days, whatever the cadence;
/// - committee and session meet every so many days, for the first time that many days after the first
///   arrival, on the same day the committee first;
/// - each takes at most its capacity, in the order of arrival, and decides all it takes;
/// - the agency begins when the days for objections are over; its days of work are the recorded ones of
///   the case, else drawn from the recorded ones of others, else none;
/// - nothing is withdrawn, annulled, moved or escalated.
struct CadenceSimulation {
  /// What is varied.
  struct Cadence: Hashable {
    var committeeEvery: Int
    var sessionEvery: Int
    var objectionDays: Int
    var committeeCapacity: Int
    var sessionCapacity: Int
  }

  /// How many cases are where on the evening of a day.
  struct Snapshot: Hashable {
    var day: Int
    var arrived = 0
    var waitingForCommittee = 0
    var waitingForSession = 0
    var inObjection = 0
    var inWork = 0
    var finished = 0
    /// What is not finished.
    var backlog: Int { arrived - finished }
  }

  /// The day on which a case arrives, and its days of work where they are recorded.
  struct Arrival: Hashable {
    var day: Int
    var work: Int?
  }

  /// The most days that are simulated.
  static let dayLimit = 200_000

  /// Runs the simulation.
  ///
  /// - Parameters:
  ///   - arrivals: The cases, in any order.
  ///   - cadence: What is varied; every number at least 1, objection days at least 0.
  ///   - step: A snapshot is taken every so many days, from the first arrival on.
  ///   - until: The last day; a snapshot is taken on it too. At most ``dayLimit`` after the first.
  ///   - seed: For work that is drawn.
  /// - Returns: The snapshots, in order.
  /// - Complexity: O(cases · log cases + days).
  static func run(
    _ arrivals: [Arrival], _ cadence: Cadence, step: Int, until: Int, seed: UInt64
  ) -> [Snapshot] {
    let sorted = arrivals.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    guard let first = sorted.first?.day, first <= until else { return [] }
    let last = min(until, first + dayLimit)
    let known = sorted.compactMap(\.work)
    var random = SplitMix64(seed: seed)
    let work = sorted.map { $0.work ?? (known.isEmpty ? 0 : random.one(of: known)) }

    // Cases keep their order, so a queue is a pair of places.
    var arrived = 0
    var taken = 0
    var decided = 0
    var objections = DayCounts(first: first, last: last)
    var endings = DayCounts(first: first, last: last)
    var (inObjection, inWork, finished) = (0, 0, 0)
    var snapshots: [Snapshot] = []
    for day in first...last {
      while arrived < sorted.count, sorted[arrived].day <= day { arrived += 1 }
      let age = day - first
      if age > 0, age % cadence.committeeEvery == 0 {
        taken = min(arrived, taken + cadence.committeeCapacity)
      }
      if age > 0, age % cadence.sessionEvery == 0 {
        let next = min(taken, decided + cadence.sessionCapacity)
        for place in decided..<next {
          let begin = day + cadence.objectionDays
          objections.add(begin)
          endings.add(begin + max(0, min(work[place], dayLimit)))
        }
        inObjection += next - decided
        decided = next
      }
      let begun = objections.take(day)
      inObjection -= begun
      inWork += begun
      let ended = endings.take(day)
      inWork -= ended
      finished += ended
      if age % step == 0 || day == last {
        snapshots.append(
          Snapshot(
            day: day, arrived: arrived, waitingForCommittee: arrived - taken,
            waitingForSession: taken - decided, inObjection: inObjection, inWork: inWork,
            finished: finished))
      }
    }
    return snapshots
  }

  /// How many things happen on each day.
  private struct DayCounts {
    private let first: Int
    private var counts: [Int32]

    init(first: Int, last: Int) {
      self.first = first
      counts = Array(repeating: 0, count: last - first + 1)
    }

    mutating func add(_ day: Int) {
      if counts.indices.contains(day - first) { counts[day - first] += 1 }
    }

    func take(_ day: Int) -> Int { Int(counts[day - first]) }
  }
}
