public import KQLSyntax

/// Follows events and says where the chain of positions and hashes breaks.
package struct JournalChain {
  private var head: JournalHead
  private var problems: [JournalProblem] = []

  /// Starts behind an event.
  package init(after head: JournalHead = .empty) { self.head = head }

  /// The last event that was followed.
  package var last: JournalHead { head }

  /// Takes up the next event.
  ///
  /// - Returns: What is wrong with it, if anything is.
  package mutating func follow(_ event: StoredEvent) -> JournalProblem? {
    var problem: JournalProblem?
    if event.position <= head.position {
      problem = JournalProblem(position: event.position, kind: .misplaced)
    } else if event.position != head.position + 1 {
      problem = JournalProblem(
        position: head.position + 1, through: event.position - 1, kind: .missing)
    } else if EventHash.of(event, after: head.hash) != event.hash {
      problem = JournalProblem(position: event.position, kind: .changed)
    }
    head = JournalHead(position: max(head.position, event.position), hash: event.hash)
    return problem
  }

  /// Takes up the next event, which must be the right one.
  ///
  /// - Throws: `samat.journal.chain`.
  package mutating func require(_ event: StoredEvent) throws(Diagnostic) {
    if let problem = follow(event) {
      throw Diagnostic(
        code: "samat.journal.chain", message: "the events do not follow each other: \(problem)",
        help: "take the file from where it came once more")
    }
  }
}

/// Something that is wrong with a journal.
public struct JournalProblem: Sendable, Hashable, CustomStringConvertible {
  /// The kinds of problems.
  public enum Kind: String, Sendable, Hashable {
    /// The event is not what was recorded.
    case changed
    /// Events that were recorded are not there.
    case missing
    /// The event stands where none belongs.
    case misplaced
    /// The event's kind is known, but it cannot be read.
    case unreadable
    /// The store is damaged.
    case store
  }

  /// The position of the (first) event; nil where it is of the store as a whole.
  public var position: Int64?
  /// The position of the last event.
  public var through: Int64?
  /// What is wrong.
  public var kind: Kind
  /// What the store says.
  public var detail: String

  /// Creates a problem.
  public init(
    position: Int64? = nil, through: Int64? = nil, kind: Kind, detail: String = ""
  ) {
    self.position = position
    self.through = through
    self.kind = kind
    self.detail = detail
  }

  /// One sentence without a full stop.
  public var description: String {
    let end = detail.isEmpty ? "" : ": \(detail)"
    guard let position else { return "the store is damaged" + end }
    let through = through ?? position
    let events = through > position ? "events \(position) to \(through)" : "event \(position)"
    switch kind {
    case .changed: return "\(events) is not what was recorded" + end
    case .missing:
      return (through > position ? "\(events) are missing" : "\(events) is missing") + end
    case .misplaced: return "\(events) stands where it does not belong" + end
    case .unreadable: return "\(events) cannot be read" + end
    case .store: return "the store is damaged at \(events)" + end
    }
  }
}

/// What a verification found.
public struct JournalVerification: Sendable, Hashable {
  /// How many events were read.
  public var eventCount: Int
  /// The last event as the journal names it.
  public var head: JournalHead
  /// What is wrong, in the order of the events; at most ``limit``.
  public var problems: [JournalProblem]

  /// How many problems are listed.
  public static let limit = 100

  /// Whether nothing is wrong.
  public var isSound: Bool { problems.isEmpty }
}

extension Journal {
  /// Holds every event against the chain of hashes, and asks the store what it finds.
  ///
  /// - Returns: What was found; each changed and each missing event is named.
  /// - Throws: What the store reports where it cannot be read at all.
  /// - Complexity: O(events); about 6 s for a million.
  public func verify() throws(Diagnostic) -> JournalVerification {
    try verify { _ in nil }
  }

  /// Verifies, and asks of each event what else is wrong with it.
  func verify(
    reading problem: (StoredEvent) -> String?
  ) throws(Diagnostic) -> JournalVerification {
    var found = JournalVerification(eventCount: 0, head: try head(), problems: try problems())
    var chain = JournalChain()
    func note(_ problem: JournalProblem) {
      if found.problems.count < JournalVerification.limit { found.problems.append(problem) }
    }
    while true {
      let chunk = try events(after: chain.last.position, limit: 10_000)
      for event in chunk {
        if let problem = chain.follow(event) {
          note(problem)
        } else if let detail = problem(event) {
          note(JournalProblem(position: event.position, kind: .unreadable, detail: detail))
        }
      }
      found.eventCount += chunk.count
      if chunk.count < 10_000 { break }
    }
    // Others may have added events meanwhile; fewer than the head says are too few.
    if chain.last.position < found.head.position {
      note(
        JournalProblem(
          position: chain.last.position + 1, through: found.head.position, kind: .missing))
    } else if chain.last.position == found.head.position, chain.last.hash != found.head.hash {
      note(
        JournalProblem(
          position: found.head.position, kind: .changed,
          detail: "the journal's own note of its last event has another hash"))
    }
    return found
  }
}
