/// Withholds names and free texts from events that leave the house.
///
/// A name becomes a number: the same person is the same `person-3` all through one export, so that
/// questions of who did how much can still be asked; who it is cannot be told from the export alone.
/// Free texts become empty. In events of kinds that no decider knows, every text is withheld.
struct Anonymiser {
  private let sensitive: [String: [String: FieldSensitivity]]
  private let kinds: Set<FieldSensitivity>
  private var people: [String: Int] = [:]
  private var firms: [String: Int] = [:]

  /// Creates an anonymiser.
  ///
  /// - Parameters:
  ///   - sensitive: The sensitive keys of each kind that is known.
  ///   - kinds: What is withheld; all that is sensitive unless told otherwise.
  init(
    sensitive: [String: [String: FieldSensitivity]],
    withholding kinds: Set<FieldSensitivity> = [.person, .firm, .freeText]
  ) {
    self.sensitive = sensitive
    self.kinds = kinds
  }

  /// The event without names and free texts; its hash counts no more.
  mutating func withhold(_ event: StoredEvent) -> StoredEvent {
    var event = event
    if kinds.contains(.person) { event.actor = number(event.actor, "person", &people) }
    event.key = nil
    event.hash = .origin
    let keys = sensitive[event.kind]
    guard var object = try? FlatJSON.readObject(event.body) else {
      event.body = "{}"
      return event
    }
    for index in object.members.indices {
      let (key, value) = (object.members[index].key, object.members[index].value)
      if let keys {
        if let kind = keys[key], kinds.contains(kind) {
          object.members[index].value = withhold(value, kind)
        }
      } else {
        object.members[index].value = withhold(value, .freeText)
      }
    }
    event.body = JSONBytes.object(object.members)
    return event
  }

  private mutating func withhold(_ value: FlatValue, _ kind: FieldSensitivity) -> FlatValue {
    switch value {
    case .string(let text):
      switch kind {
      case .person: return .string(number(text, "person", &people))
      case .firm: return .string(number(text, "firm", &firms))
      case .freeText: return .string("")
      }
    case .array(let items): return .array(items.map { withhold($0, kind) })
    default: return value
    }
  }

  /// The number that stands for a name; nothing stands for nothing.
  private func number(_ name: String, _ word: String, _ known: inout [String: Int]) -> String {
    if name.isEmpty { return "" }
    let number = known[name] ?? known.count + 1
    known[name] = number
    return "\(word)-\(number)"
  }
}
