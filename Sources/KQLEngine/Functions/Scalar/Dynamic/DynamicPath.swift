import KQLSyntax

/// A path into a dynamic value: `$.name[0]['other name']`.
struct DynamicPath {
  /// One step of a path.
  enum Step: Hashable {
    case member(String)
    case element(Int)
  }

  /// The steps, from the outside in.
  let steps: [Step]

  /// Reads a path; nil where the text is none.
  init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    guard bytes.popFirst() == 0x24 else { return nil }
    var steps: [Step] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x2E:
        let name = bytes.prefix { $0 != 0x2E && $0 != 0x5B }
        guard !name.isEmpty else { return nil }
        bytes = bytes.dropFirst(name.count)
        steps.append(.member(String(decoding: name, as: UTF8.self)))
      case 0x5B:
        guard let step = Self.readBracket(&bytes) else { return nil }
        steps.append(step)
      default: return nil
      }
    }
    // Deeper than any value that we read, and code that walks a path calls itself.
    guard steps.count <= JSONText.depthLimit else { return nil }
    self.steps = steps
  }

  /// A name stands for the member of that name; a text that begins with `$.` or `$[` for a path.
  init(nameOrPath text: String) {
    if text.utf8.starts(with: "$.".utf8) || text.utf8.starts(with: "$[".utf8),
      let path = DynamicPath(text)
    {
      self = path
    } else {
      steps = [.member(text)]
    }
  }

  private static func readBracket(_ bytes: inout ArraySlice<UInt8>) -> Step? {
    if let quote = bytes.first, quote == 0x27 || quote == 0x22 {
      bytes = bytes.dropFirst()
      let name = bytes.prefix { $0 != quote }
      bytes = bytes.dropFirst(name.count + 1)
      guard bytes.popFirst() == 0x5D else { return nil }
      return .member(String(decoding: name, as: UTF8.self))
    }
    let digits = bytes.prefix { $0 != 0x5D }
    bytes = bytes.dropFirst(digits.count)
    guard bytes.popFirst() == 0x5D else { return nil }
    return Int(String(decoding: digits, as: UTF8.self)).map(Step.element)
  }

  /// What the path leads to; null where there is nothing.
  func value(in root: DynamicValue) -> DynamicValue {
    var current = root
    for step in steps {
      switch step {
      case .member(let name): current = current[name]
      case .element(let position): current = current[position]
      }
    }
    return current
  }

  /// Whether the path leads to a member or element, be it null.
  func exists(in root: DynamicValue) -> Bool {
    guard let last = steps.last else { return true }
    let parent = DynamicPath(steps: steps.dropLast()).value(in: root)
    switch (parent, last) {
    case (.object(let members), .member(let name)): return members[name] != nil
    case (.array(let items), .element(let position)):
      return position < items.count && position >= -items.count
    default: return false
    }
  }

  private init(steps: some Sequence<Step>) { self.steps = Array(steps) }

  /// The value with what the path leads to replaced, or taken out for nil.
  ///
  /// Bags on the way that are missing are made; elements of arrays are replaced only where they
  /// are, and never taken out.
  func setting(_ value: DynamicValue?, in root: DynamicValue) -> DynamicValue {
    Self.set(value, at: steps[...], in: root)
  }

  private static func set(
    _ value: DynamicValue?, at steps: ArraySlice<Step>, in root: DynamicValue
  ) -> DynamicValue {
    guard let step = steps.first else { return value ?? .null }
    let rest = steps.dropFirst()
    switch step {
    case .member(let name):
      var members = DynamicObject()
      if case .object(let present) = root { members = present } else if value == nil { return root }
      if rest.isEmpty {
        members[name] = value
      } else if value != nil || members[name] != nil {
        members[name] = set(value, at: rest, in: members[name] ?? .null)
      }
      return .object(members)
    case .element(let position):
      guard case .array(var items) = root else { return root }
      let place = position < 0 ? items.count + position : position
      guard items.indices.contains(place), value != nil || !rest.isEmpty else { return root }
      items[place] = set(value, at: rest, in: items[place])
      return .array(items)
    }
  }
}
