import KQLSyntax
import PersianText

/// The part of a journal that lies before a day or a moment, for looking back; it takes nothing.
struct JournalPart: Journal {
  let whole: any Journal
  /// The last event that counts, by position.
  let last: JournalHead
  /// The last day that counts; nil for all.
  let day: SolarHijriDate?
  /// The last moment of recording that counts; nil for all.
  let recorded: Int64?

  var name: String { whole.name }

  func head() throws(Diagnostic) -> JournalHead { last }

  func events(after position: Int64, limit: Int) throws(Diagnostic) -> [StoredEvent] {
    var found: [StoredEvent] = []
    var place = position
    while found.count < limit, place < last.position {
      let chunk = try whole.events(after: place, limit: max(limit, 1024))
      guard let end = chunk.last else { break }
      place = end.position
      for event in chunk where event.position <= last.position && found.count < limit {
        if let day, event.day > day { continue }
        if let recorded, event.recorded > recorded { continue }
        found.append(event)
      }
    }
    return found
  }

  func events(of subjects: Set<Subject>) throws(Diagnostic) -> [StoredEvent] {
    try whole.events(of: subjects).filter { event in
      event.position <= last.position && day.map { event.day <= $0 } ?? true
        && recorded.map { event.recorded <= $0 } ?? true
    }
  }

  func events(ofKey key: String) throws(Diagnostic) -> [StoredEvent] {
    try whole.events(ofKey: key)
  }

  func version(of subject: Subject) throws(Diagnostic) -> Int { try whole.version(of: subject) }

  func append(
    _ batches: [EventBatch], expecting position: Int64
  ) throws(Diagnostic) -> AppendOutcome {
    throw .lookingBack
  }

  func restore(_ chunks: () throws(Diagnostic) -> [StoredEvent]) throws(Diagnostic) {
    throw .lookingBack
  }

  /// Only states of the day itself count; what was recorded later is in them otherwise.
  func snapshot(
    of decider: String, upTo day: SolarHijriDate?
  ) throws(Diagnostic) -> StateSnapshot? {
    guard recorded == nil,
      let snapshot = try whole.snapshot(of: decider, upTo: self.day),
      snapshot.head.position <= last.position
    else { return nil }
    return snapshot
  }
}

extension Diagnostic {
  /// A command to a workspace that shows another day.
  static var lookingBack: Diagnostic {
    Diagnostic(
      code: "samat.journal.looking-back", message: "the tables of another day cannot be changed",
      help: "perform the command on the workspace of today")
  }
}
