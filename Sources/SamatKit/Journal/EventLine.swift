import KQLSyntax
import PersianText

/// An event as a line of JSON.
enum EventLine {
  /// Writes an event without its hash, and without a line end; the order of the keys is fixed.
  static func write(_ event: StoredEvent, to text: inout [UInt8]) {
    text.append(contentsOf: #"{"position":"#.utf8)
    JSONBytes.write(event.position, to: &text)
    text.append(contentsOf: #","batch":"#.utf8)
    JSONBytes.write(event.batch, to: &text)
    text.append(contentsOf: #","command":"#.utf8)
    JSONBytes.write(event.command, to: &text)
    if let key = event.key {
      text.append(contentsOf: #","key":"#.utf8)
      JSONBytes.write(key, to: &text)
    }
    text.append(contentsOf: #","actor":"#.utf8)
    JSONBytes.write(event.actor, to: &text)
    text.append(contentsOf: #","day":""#.utf8)
    Moment.write(day: event.day, to: &text)
    text.append(contentsOf: #"","recorded":""#.utf8)
    Moment.write(event.recorded, to: &text)
    text.append(contentsOf: #"","subject":"#.utf8)
    JSONBytes.write(event.subject.description, to: &text)
    text.append(contentsOf: #","version":"#.utf8)
    JSONBytes.write(Int64(event.version), to: &text)
    text.append(contentsOf: #","kind":"#.utf8)
    JSONBytes.write(event.kind, to: &text)
    text.append(contentsOf: #","body":"#.utf8)
    text.append(contentsOf: event.body.utf8)
    text.append(0x7D)
  }

  /// Writes an event with its hash and a line end.
  static func writeWhole(_ event: StoredEvent, to text: inout [UInt8]) {
    write(event, to: &text)
    text.removeLast()
    text.append(contentsOf: #","hash":""#.utf8)
    event.hash.write(to: &text)
    text.append(contentsOf: "\"}\n".utf8)
  }

  /// Reads a line.
  ///
  /// - Parameter line: The bytes of one line, without its end.
  /// - Returns: The event and whether it has a hash, or what is wrong with the line.
  static func read(_ line: UnsafeBufferPointer<UInt8>) -> Result<(StoredEvent, Bool), LineProblem> {
    var members: FlatObject
    do throws(FlatJSONProblem) {
      members = try FlatJSON.readObject(line, nestedObjects: true)
    } catch {
      return .failure(
        LineProblem("it is no JSON object: \(error.message) at byte \(error.offset + 1)"))
    }
    func text(_ key: String) throws(LineProblem) -> String {
      switch members[key] {
      case .string(let text): return text
      case nil: throw LineProblem("'\(key)' is missing")
      default: throw LineProblem("'\(key)' is no text")
      }
    }
    func number(_ key: String) throws(LineProblem) -> Int64 {
      guard case .integer(let number) = members[key], number > 0 else {
        throw LineProblem("'\(key)' is no whole number from 1")
      }
      return number
    }
    do throws(LineProblem) {
      let subject = try text("subject")
      guard let subject = Subject(name: subject) else {
        throw LineProblem("the subject '\(subject)' is not of the form kind/id")
      }
      let dayText = try text("day")
      guard let day = Moment.day(dayText) else {
        throw LineProblem("'\(dayText)' is no day such as 2025-05-31")
      }
      let recordedText = try text("recorded")
      guard let recorded = Moment.ticks(recordedText) else {
        throw LineProblem("'\(recordedText)' is no time such as 2025-05-31T08:00:00.0000000Z")
      }
      guard case .object(let body) = members["body"] else {
        throw LineProblem("'body' is missing or no JSON object")
      }
      var key: String?
      if members["key"] != nil { key = try text("key") }
      let version = try number("version")
      guard version <= Int64(Int32.max) else { throw LineProblem("'version' is too large") }
      var event = StoredEvent(
        position: try number("position"), batch: try number("batch"),
        command: try text("command"), key: key, actor: try text("actor"), day: day,
        recorded: recorded, subject: subject, version: Int(version),
        kind: try text("kind"), body: body)
      guard members["hash"] != nil else { return .success((event, false)) }
      guard let hash = EventHash(try text("hash")) else {
        throw LineProblem("'hash' is not of 64 hexadecimal digits")
      }
      event.hash = hash
      return .success((event, true))
    } catch {
      return .failure(error)
    }
  }
}

/// What is wrong with a line.
struct LineProblem: Error {
  let reason: String
  init(_ reason: String) { self.reason = reason }
}

extension Subject {
  /// Reads `case/K-12`; nil where there is no slash, or nothing at one side of it.
  public init?(name: String) {
    guard let slash = name.utf8.firstIndex(of: 0x2F) else { return nil }
    let (kind, id) = (name[..<slash], name[name.utf8.index(after: slash)...])
    guard !kind.isEmpty, !id.isEmpty else { return nil }
    self.init(String(kind), String(id))
  }
}
