/// Checks of what commands bring along.
enum CaseworkIDs {
  /// The most bytes that an id may have.
  static let limit = 200

  /// Refuses an id that could not stand in a stream's name or on one line.
  static func check(_ id: String, _ what: String) throws(Refusal) {
    let isPlain = id.unicodeScalars.allSatisfy { scalar in
      // U+200C belongs into Persian words.
      scalar.value > 0x20 && scalar.value != 0x7F && scalar != "/" && scalar.value != 0xA0
        && scalar.value != 0xFEFF && scalar.value != 0x200B
        && !(0x200E...0x200F).contains(scalar.value)
        && !(0x2028...0x202E).contains(scalar.value) && !(0x2060...0x206F).contains(scalar.value)
    }
    guard !id.isEmpty, id.utf8.count <= limit, isPlain else {
      throw Refusal(
        .badID, "'\(shown(id))' is no id of \(what)",
        remedy: "give 1 to \(limit) bytes without spaces, slashes and control characters")
    }
  }

  /// An id: the given one where it is free, or the first free number behind a stem.
  ///
  /// - Parameters:
  ///   - given: The id that was given; nil to number one.
  ///   - stem: What stands before the number.
  ///   - first: The first number that is tried.
  ///   - kind: What it is an id of.
  ///   - code: The code of the refusal where it is taken.
  ///   - isTaken: Whether there is one of that id.
  /// - Returns: The id.
  /// - Throws: A refusal where the id is none, or taken.
  static func free(
    _ given: String?, _ stem: String, from first: Int, _ kind: String, _ code: some RefusalCode,
    isTaken: (String) -> Bool
  ) throws(Refusal) -> String {
    guard let given else {
      var number = first
      while isTaken("\(stem)\(number)") { number += 1 }
      return "\(stem)\(number)"
    }
    try check(given, "a \(kind)")
    if isTaken(given) {
      throw Refusal(
        code, "there is a \(kind) '\(given)' already", remedy: "give another id, or none")
    }
    return given
  }

  /// A text short enough for a message.
  static func shown(_ text: String) -> String {
    text.utf8.count <= 80 ? text : String(decoding: text.utf8.prefix(77), as: UTF8.self) + "..."
  }

  /// Whether a text says anything.
  static func isBlank(_ text: String?) -> Bool {
    text?.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value == 0x200C } ?? true
  }
}

/// Where the row of an event comes from: the column `source`.
enum CaseworkSource: String, Codable, Sendable {
  /// Somebody's own journal.
  case journal
  /// The generator.
  case synthetic

  /// By who commanded it.
  init(_ record: EventRecord) {
    self = record.actor == CaseworkGenerator.actor ? .synthetic : .journal
  }
}
