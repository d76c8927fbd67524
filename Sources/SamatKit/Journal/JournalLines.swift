public import KQLSyntax
import Synchronization

/// What leaves a journal as JSON lines.
public enum JournalDisclosure: String, Sendable, Hashable {
  /// Everything, with hashes: such a file can be taken in by another journal.
  case whole
  /// People's names, firms' names and free texts withheld; no hashes.
  case anonymised
}

/// The first line of an export.
struct JournalLinesHeader {
  static let format = "samat-journal"
  static let version: Int64 = 1

  var events: Int64
  var disclosure: JournalDisclosure

  func write(to text: inout [UInt8]) {
    let line = JSONBytes.object([
      .init(key: "format", value: .string(Self.format)),
      .init(key: "version", value: .integer(Self.version)),
      .init(key: "events", value: .integer(events)),
      .init(key: "disclosure", value: .string(disclosure.rawValue)),
    ])
    text.append(contentsOf: line.utf8)
    text.append(0x0A)
  }

  /// Reads a first line.
  static func read(_ line: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> JournalLinesHeader {
    let object: FlatObject
    do throws(FlatJSONProblem) {
      object = try FlatJSON.readObject(line)
    } catch {
      throw unreadable("its first line is no JSON object: \(error.message)")
    }
    guard object["format"] == .string(format), case .integer(let version) = object["version"]
    else { throw unreadable("its first line does not say that it is one") }
    guard version <= Self.version else {
      throw Diagnostic(
        code: "samat.journal.newer-export",
        message: "the export is of version \(version), this program reads versions up to"
          + " \(Self.version)",
        help: "read it with a newer program")
    }
    guard case .integer(let events) = object["events"], events >= 0,
      case .string(let word) = object["disclosure"],
      let disclosure = JournalDisclosure(rawValue: word)
    else { throw unreadable("its first line is not complete") }
    return JournalLinesHeader(events: events, disclosure: disclosure)
  }

  private static func unreadable(_ reason: String) -> Diagnostic {
    Diagnostic(
      code: "samat.journal.not-an-export", message: "this is no export of a journal: \(reason)",
      help: "take a file that ':export journal' wrote")
  }
}

/// The journal as JSON lines.
extension Workspace {
  /// Writes the journal as JSON lines: a line that says so, and a line for each event.
  ///
  /// - Parameters:
  ///   - disclosure: Whether names and free texts are withheld.
  ///   - write: Takes the bytes, some hundred kilobytes at a time.
  /// - Returns: The number of events.
  /// - Throws: What the journal reports, and what `write` throws.
  @discardableResult
  public func exportJournal(
    _ disclosure: JournalDisclosure = .whole, to write: ([UInt8]) throws -> Void
  ) throws -> Int {
    guard let domain else { return 0 }
    var anonymiser = Anonymiser(sensitive: domain.sensitiveKeys)
    let head = try domain.journal.head()
    var text: [UInt8] = []
    JournalLinesHeader(events: head.position, disclosure: disclosure).write(to: &text)
    var last: Int64 = 0
    while last < head.position {
      let chunk = try domain.journal.events(after: last, limit: 2048)
      guard let end = chunk.last else { break }
      for event in chunk where event.position <= head.position {
        switch disclosure {
        case .whole: EventLine.writeWhole(event, to: &text)
        case .anonymised:
          EventLine.write(anonymiser.withhold(event), to: &text)
          text.append(0x0A)
        }
      }
      last = end.position
      try write(text)
      text.removeAll(keepingCapacity: true)
    }
    if !text.isEmpty { try write(text) }
    return Int(clamping: head.position)
  }

  /// Takes in what ``exportJournal(_:to:)`` wrote, all or nothing.
  ///
  /// The events come in exactly as they were: positions, versions, times and hashes. So the journal
  /// must be empty, or must be the beginning of the one exported; then what it lacks is added.
  ///
  /// - Parameter bytes: The whole export.
  /// - Returns: How many events were added.
  /// - Throws: `samat.journal.not-an-export`, `.newer-export`; `.anonymised` for an export without names;
  ///   `.bad-line` with the line where one is wrong; `.chain` where one was changed or is missing;
  ///   `.diverged` where the journal has other events; and what the journal reports.
  @discardableResult
  public func importJournal(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> Int {
    let domain = domainOrNew()
    var reader = JournalLinesReader(bytes)
    guard let first = reader.next() else {
      throw Diagnostic(
        code: "samat.journal.not-an-export", message: "this is no export of a journal: it is empty",
        help: "take a file that ':export journal' wrote")
    }
    let header = try JournalLinesHeader.read(first)
    guard header.disclosure == .whole else {
      throw Diagnostic(
        code: "samat.journal.anonymised",
        message: "names and texts were withheld from this export; it is no journal any more",
        help: "export the journal whole to move it")
    }
    let head = try domain.journal.head()
    var chain = JournalChain()
    var added = 0
    // What the journal has already is passed over, but must be the same.
    while chain.last.position < head.position {
      guard let event = try reader.event() else { break }
      try chain.require(event)
    }
    guard chain.last == head else {
      throw Diagnostic(
        code: "samat.journal.diverged",
        message: "\(domain.journal.name) has other events than the export",
        help: "import it into an empty journal")
    }
    try domain.journal.restore { () throws(Diagnostic) -> [StoredEvent] in
      var chunk: [StoredEvent] = []
      while chunk.count < 4096, let event = try reader.event() { chunk.append(event) }
      added += chunk.count
      if chunk.isEmpty, Int64(added) + head.position != header.events {
        throw Diagnostic(
          code: "samat.journal.chain",
          message:
            "the export ends after event \(Int64(added) + head.position) of \(header.events)",
          help: "take the file from where it came once more")
      }
      return chunk
    }
    try domain.catchUp()
    return added
  }

  /// Holds every event against the chain of hashes, asks the store what it finds, and reads the events
  /// that a decider knows.
  ///
  /// - Returns: What was found; each changed and each missing event is named.
  /// - Throws: What the journal reports where it cannot be read at all.
  public func verifyJournal() throws(Diagnostic) -> JournalVerification {
    guard let domain else {
      return JournalVerification(eventCount: 0, head: .empty, problems: [])
    }
    let (boxes, byKind) = domain.content.withLock { ($0.boxes, $0.byKind) }
    return try domain.journal.verify { event in
      for index in byKind[event.kind] ?? [] {
        if let reason = boxes[index].problem(in: event.kind, body: event.body) { return reason }
      }
      return nil
    }
  }

  /// Copies the journal to a new file while it is in use.
  ///
  /// - Parameter path: The file; it must not exist.
  /// - Throws: `samat.journal.no-backup` for a journal that is in no file, and what the store reports.
  public func backUpJournal(to path: String) throws(Diagnostic) {
    try domainOrNew().journal.backup(to: path)
  }
}

/// Reads the lines of an export.
private struct JournalLinesReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var line = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line that is not empty.
  mutating func next() -> UnsafeBufferPointer<UInt8>? {
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != 0x0A { place += 1 }
      let end = place
      place += 1
      line += 1
      if end > start { return UnsafeBufferPointer(rebasing: bytes[start..<end]) }
    }
    return nil
  }

  /// The next event.
  mutating func event() throws(Diagnostic) -> StoredEvent? {
    guard let text = next() else { return nil }
    switch EventLine.read(text) {
    case .success((let event, true)): return event
    case .success((_, false)): throw bad("it has no hash")
    case .failure(let problem): throw bad(problem.reason)
    }
  }

  private func bad(_ reason: String) -> Diagnostic {
    Diagnostic(
      code: "samat.journal.bad-line", message: "line \(line) of the export is wrong: \(reason)",
      help: "nothing was taken in; take the file from where it came once more")
  }
}

extension DomainRuntime {
  /// The sensitive keys of each kind that a decider knows.
  var sensitiveKeys: [String: [String: FieldSensitivity]] {
    content.withLock { content in
      var keys: [String: [String: FieldSensitivity]] = [:]
      for box in content.boxes {
        for kind in box.kinds {
          keys[kind, default: [:]].merge(box.sensitiveKeys(of: kind)) { old, _ in old }
        }
      }
      return keys
    }
  }
}
