import KQLSyntax
import SamatKit

/// The words behind a verb of casework: `adopt case=K-12 text="…" --dry-run`.
struct DeskLine {
  /// A word and its place in the source.
  struct Word {
    var text: String
    var span: SourceSpan
  }

  /// Words without `=`, in order.
  var plain: [Word] = []
  /// What stands as `key=value`.
  var named: [(key: Word, value: Word)] = []
  /// Whether `--dry-run` stands anywhere.
  var isDryRun = false

  /// Cuts an argument into words; quotes keep spaces together.
  ///
  /// - Parameters:
  ///   - text: The argument.
  ///   - offset: Where it begins in its source.
  /// - Throws: `samat.shell.argument` where a quote is not closed.
  /// - Complexity: O(*bytes*).
  init(_ text: String, at offset: Int) throws(Diagnostic) {
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x20 || bytes[place] == 0x09 {
        place += 1
        continue
      }
      let start = place
      var content: [UInt8] = []
      var sign: Int?
      var signPlace = start
      var valueStart = start
      while place < bytes.count, bytes[place] != 0x20, bytes[place] != 0x09 {
        let byte = bytes[place]
        // A quote opens at the beginning of a word or of a value only: names may have one inside.
        if byte == 0x22 || byte == 0x27, place == start || sign == content.count - 1 {
          guard let end = bytes[(place + 1)...].firstIndex(of: byte) else {
            throw Diagnostic(
              code: "samat.shell.argument", message: "a quote is not closed",
              span: SourceSpan(start: offset + place, end: offset + bytes.count),
              help: "write the same quote at the end of the text")
          }
          content += bytes[(place + 1)..<end]
          place = end + 1
          // A quoted name goes on as a key where `=` follows at once: "water stress"=0.5.
          if sign == nil, place < bytes.count, bytes[place] == 0x3D { continue }
          break
        }
        if byte == 0x3D, sign == nil {
          sign = content.count
          signPlace = place
          valueStart = place + 1
        }
        // Persian quotation marks are two bytes each.
        if place == start || sign == content.count - 1, Self.opens(bytes, at: place) {
          guard let end = Self.closing(bytes, from: place + 2) else {
            throw Diagnostic(
              code: "samat.shell.argument", message: "a quote is not closed",
              span: SourceSpan(start: offset + place, end: offset + bytes.count),
              help: "write » at the end of the text")
          }
          content += bytes[(place + 2)..<end]
          place = end + 2
          break
        }
        content.append(byte)
        place += 1
      }
      let whole = SourceSpan(start: offset + start, end: offset + place)
      guard let sign else {
        let word = String(decoding: content, as: UTF8.self)
        if word == "--dry-run" {
          isDryRun = true
        } else {
          plain.append(Word(text: word, span: whole))
        }
        continue
      }
      let key = String(decoding: content[..<sign], as: UTF8.self)
      named.append(
        (
          Word(text: key, span: SourceSpan(start: offset + start, end: offset + signPlace)),
          Word(
            text: String(decoding: content[(sign + 1)...], as: UTF8.self),
            span: SourceSpan(start: offset + valueStart, end: offset + place))
        ))
    }
  }
}

extension DeskLine {
  /// Whether `«` stands somewhere.
  private static func opens(_ bytes: [UInt8], at place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place] == 0xC2 && bytes[place + 1] == 0xAB
  }

  /// Where the next `»` begins.
  private static func closing(_ bytes: [UInt8], from place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    return (place..<(bytes.count - 1)).first { bytes[$0] == 0xC2 && bytes[$0 + 1] == 0xBB }
  }

  /// Where the last word of an argument begins, which may be one whose quote is not closed yet.
  ///
  /// - Complexity: O(*bytes*).
  static func lastWord(of bytes: [UInt8]) -> Int {
    var (start, quote) = (0, UInt8(0))
    for (place, byte) in bytes.enumerated() {
      if quote != 0 {
        if byte == quote, quote != 0xBB || bytes[place - 1] == 0xC2 { quote = 0 }
      } else if byte == 0x20 || byte == 0x09 {
        start = place + 1
      } else if opens(bytes, at: place) {
        if place == start || bytes[place - 1] == 0x3D { quote = 0xBB }
      } else if byte == 0x22 || byte == 0x27 {
        // As above: a quote opens at the beginning of a word or of a value.
        let isFirst = place == start
        let sign = bytes[start..<place].firstIndex(of: 0x3D)
        if isFirst || sign == place - 1 { quote = byte }
      }
    }
    return start
  }
}

/// A command with its values, who commands it and when.
struct DeskRequest {
  let command: CommandForm
  var values: CommandValues
  /// Where each value stands, by the parameter's name.
  var spans: [String: SourceSpan] = [:]
  /// What stands there, in the order of the line.
  var texts: [(name: String, text: String, span: SourceSpan)] = []
  var actor: String?
  var day: DeskDay?
  /// Where the day stands; nil where the line has none.
  var daySpan: SourceSpan?
  var isDryRun = false

  /// Reads a line.
  ///
  /// - Throws: `samat.shell.argument` with the place of what is wrong.
  init(
    verb: String, _ line: DeskLine, at span: SourceSpan?, places: PlaceNames
  ) throws(Diagnostic) {
    values = CommandValues(places: places)
    var words = line.plain
    command = try Self.command(verb, &words, at: span)
    isDryRun = line.isDryRun
    var given: [(name: String, value: DeskLine.Word)] = []
    if let first = command.parameters.first, let id = words.first {
      given.append((first.name, id))
      words.removeFirst()
    }
    if let extra = words.first {
      throw wrong(
        "'\(extra.text)' is no argument of ':\(verb)'", extra.span,
        "arguments are key=value: \(command.syntax)")
    }
    for (key, value) in line.named {
      switch key.text {
      case "by", "actor": actor = value.text
      case "on":
        day = try DeskDay.reading(value.text, at: value.span)
        daySpan = value.span
      default:
        let name = key.text.replacing("-", with: "_")
        guard command.parameters.contains(where: { $0.name == name }) else {
          let names = command.parameters.map(\.name) + ["by", "on"]
          let near = EditDistance.nearest(to: name, among: names)
          throw wrong(
            "'\(command.written)' has no argument '\(key.text)'", key.span,
            near.map { "did you mean '\($0)'?" } ?? command.syntax)
        }
        if let other = given.first(where: { $0.name == name })?.value {
          let isPlaced = line.plain.contains { $0.span == other.span }
          throw wrong(
            "'\(name)' is given twice"
              + (isPlaced ? ": '\(other.text)' without a name stands in its place" : ""),
            key.span, command.syntax)
        }
        given.append((name, value))
      }
    }
    for (name, value) in given {
      guard let parameter = command.parameters.first(where: { $0.name == name }) else { continue }
      spans[name] = value.span
      texts.append((name, value.text, value.span))
      try read(value, parameter)
    }
    for parameter in command.parameters where parameter.isRequired {
      if spans[parameter.name] == nil {
        throw Diagnostic(
          code: "samat.shell.argument",
          message: "'\(command.written)' needs '\(parameter.name)'", span: span,
          help: command.syntax)
      }
    }
  }

  /// The command of a verb; its action may stand before or behind the id.
  private static func command(
    _ verb: String, _ words: inout [DeskLine.Word], at span: SourceSpan?
  ) throws(Diagnostic) -> CommandForm {
    let commands = DeskForms.of(verb)
    for index in words.indices.prefix(2) {
      let action = words[index].text.replacing("_", with: "-")
      if let found = commands.first(where: { $0.action == action && !action.isEmpty }) {
        words.remove(at: index)
        return found
      }
    }
    if let found = commands.first(where: \.action.isEmpty) { return found }
    let actions = commands.map(\.action) + (DeskShow.of(verb) == nil ? [] : ["show"])
    func near(_ word: DeskLine.Word) -> String? {
      EditDistance.nearest(to: word.text, among: actions)
    }
    // Either word may be the action; the one that is nearly one is meant.
    let last = words.prefix(2).first { near($0) != nil } ?? words.first
    let meant = last.flatMap(near)
    throw Diagnostic(
      code: "samat.shell.argument",
      message: last.map { "':\(verb)' has no '\($0.text)'" } ?? "':\(verb)' needs a word",
      span: last?.span ?? span,
      help: meant.map { "did you mean '\($0)'?" } ?? "one of \(actions.joined(separator: ", "))")
  }

  private func wrong(_ message: String, _ span: SourceSpan, _ help: String) -> Diagnostic {
    Diagnostic(code: "samat.shell.argument", message: message, span: span, help: help)
  }

  private mutating func read(
    _ word: DeskLine.Word, _ parameter: CommandParameter
  ) throws(Diagnostic) {
    do throws(Diagnostic) {
      try values.read(word.text, for: parameter)
    } catch {
      var problem = error
      problem.span = word.span
      if problem.help.isEmpty { problem.help = command.syntax }
      throw problem
    }
  }
}
