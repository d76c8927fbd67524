import CEditline
import Glibc
import KQLSyntax

/// What `~/.editrc` asks of the line editor.
///
/// libedit reads the file for its own commands; here all commands are ours, so the file is read by us:
/// `bind` with names of libedit's commands that have a counterpart, and `edit on|off`. The file is
/// shared with other programs: a line for another one is passed over, and nothing in it stops the
/// shell. What has no effect is told once, with file and line.
struct EditorSettings: Equatable {
  /// What a sequence of bytes does from now on.
  struct Binding: Equatable {
    /// The bytes that the terminal sends.
    let bytes: [UInt8]
    /// A key of the editor; nil for a sequence that does nothing.
    let key: UInt32?
  }

  /// In the order of the file.
  private(set) var bindings: [Binding] = []
  /// Whether lines are edited at all.
  private(set) var isEditing = true
  /// What has no effect, each with its place.
  private(set) var notes: [String] = []

  /// The name before the colon that is ours.
  static let program = "samat"
  /// The most notes and bindings.
  private static let noteLimit = 5
  private static let bindingLimit = 256

  /// The file: `$EDITRC`, or `.editrc` in the home folder.
  static func path(_ variable: (String) -> String? = environmentVariable) -> String? {
    if let path = variable("EDITRC") { return path.isEmpty ? nil : path }
    return variable("HOME").flatMap { $0.isEmpty ? nil : $0 + "/.editrc" }
  }

  /// Reads the file, where there is one; a note says where it cannot be read.
  static func load() -> EditorSettings {
    guard let path = path(), access(path, F_OK) == 0 else { return EditorSettings() }
    do {
      return EditorSettings(try SourceText(file: path).text, name: path)
    } catch {
      var settings = EditorSettings()
      settings.notes = [error.message]
      return settings
    }
  }

  /// No settings.
  init() {}

  /// The settings of a text.
  ///
  /// - Parameters:
  ///   - text: The file's lines.
  ///   - name: What notes call the file.
  init(_ text: String, name: String) {
    var left = 0
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      guard let problem = read(line) else { continue }
      if notes.count < Self.noteLimit {
        notes.append("'\(name)', line \(index + 1): \(problem)")
      } else {
        left += 1
      }
    }
    if left > 0 { notes.append("'\(name)': \(left) more lines have no effect") }
  }

  // MARK: Lines

  /// Takes a line up.
  ///
  /// - Returns: Why it has no effect; nil where it has one, or is not for us.
  private mutating func read(_ line: Substring) -> String? {
    guard var words = Self.words(line), let first = words.first, first.utf8.first != 0x23 else {
      return nil
    }
    var command = first
    if let colon = first.firstIndex(of: ":") {
      guard Self.matches(String(first[..<colon])) else { return nil }
      command = String(first[first.index(after: colon)...])
    }
    words.removeFirst()
    switch command {
    case "bind": return bind(words)
    case "edit":
      guard let word = words.first, ["on", "off"].contains(word) else {
        return "'edit' takes on or off"
      }
      isEditing = word == "on"
      return nil
    case "history", "echotc", "settc", "setty", "telltc":
      return "'\(command)' has no effect here"
    default: return "there is no command '\(command)'"
    }
  }

  private mutating func bind(_ words: [String]) -> String? {
    var removes = false
    var words = words[...]
    while let option = words.first, option.hasPrefix("-"), option.utf8.count == 2 {
      switch option {
      case "-e": break
      case "-l": return nil
      case "-r": removes = true
      case "-v", "-a": return "'bind \(option)' has no effect: there is no vi mode"
      case "-s": return "'bind -s' has no effect: keys cannot stand for texts"
      case "-k": return "'bind -k' has no effect: write the bytes that the key sends, as in \\e[A"
      default: return "'bind' has no option '\(option)'"
      }
      words.removeFirst()
    }
    // `bind` alone, or with a key alone, lists what there is.
    guard let sequence = words.first, removes || words.count > 1 else { return nil }
    guard let bytes = Self.bytes(of: sequence), let first = bytes.first else {
      return "'\(sequence)' is no sequence of keys"
    }
    guard first < 0x20 || first == 0x7F else {
      return "'\(sequence)' is text, only sequences that begin with a control character are bound"
    }
    guard bytes.count <= 32, bindings.count < Self.bindingLimit else {
      return "'\(sequence)' is not bound: too long, or too many"
    }
    if removes {
      bindings.append(Binding(bytes: bytes, key: nil))
      return nil
    }
    let name = words.dropFirst().first ?? ""
    if name == "ed-unassigned" || name == "ed-ignore" {
      bindings.append(Binding(bytes: bytes, key: nil))
      return nil
    }
    guard let key = Self.commands[name] else {
      return Self.known.contains(name)
        ? "'\(name)' has no counterpart here" : "there is no editor command '\(name)'"
    }
    bindings.append(Binding(bytes: bytes, key: key.rawValue))
    return nil
  }

  /// Whether a pattern before a colon means us: a part of our name, or a regular expression, as in
  /// libedit.
  private static func matches(_ pattern: String) -> Bool {
    if pattern.isEmpty { return false }
    if program.contains(pattern) { return true }
    var expression = regex_t()
    guard regcomp(&expression, pattern, REG_NOSUB) == 0 else { return false }
    defer { regfree(&expression) }
    return regexec(&expression, program, 0, nil, 0) == 0
  }

  /// The words of a line: quotes and backslashes protect spaces. Backslashes outside of quotes stay,
  /// since they belong to sequences of keys. Nil for an empty line.
  private static func words(_ line: Substring) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + "\\" + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\t" {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if isEscaped { word = (word ?? "") + "\\" }
    if let whole = word { words.append(whole) }
    return words.isEmpty ? nil : words
  }

  /// The bytes of a sequence in libedit's notation: `^A`, `\e`, `\033`, `\n`, `M-x`.
  static func bytes(of sequence: String) -> [UInt8]? {
    let text = Array(sequence.utf8)
    var result: [UInt8] = []
    var at = 0
    if text.starts(with: "M-".utf8), text.count > 2 {
      result.append(0x1B)
      at = 2
    }
    while at < text.count {
      let byte = text[at]
      at += 1
      if byte == 0x5E, at < text.count {
        result.append(text[at] == 0x3F ? 0x7F : text[at] & 0x1F)
        at += 1
      } else if byte == 0x5C {
        guard at < text.count else { return nil }
        let next = text[at]
        at += 1
        switch next {
        case UInt8(ascii: "a"): result.append(0x07)
        case UInt8(ascii: "b"): result.append(0x08)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "v"): result.append(0x0B)
        case UInt8(ascii: "f"): result.append(0x0C)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "e"): result.append(0x1B)
        case 0x30...0x37:
          var value = Int(next & 7)
          var digits = 1
          while digits < 3, at < text.count, (0x30...0x37).contains(text[at]) {
            value = value * 8 + Int(text[at] & 7)
            at += 1
            digits += 1
          }
          guard value < 0x80 else { return nil }
          result.append(UInt8(value))
        default: result.append(next)
        }
      } else {
        result.append(byte)
      }
    }
    return result
  }

  // MARK: Commands

  /// libedit's commands and what does the same here.
  static let commands: [String: samat_key] = [
    "ed-prev-char": SAMAT_KEY_LEFT, "ed-next-char": SAMAT_KEY_RIGHT,
    "ed-prev-word": SAMAT_KEY_WORD_LEFT, "em-next-word": SAMAT_KEY_WORD_RIGHT,
    "ed-move-to-beg": SAMAT_KEY_HOME, "ed-move-to-end": SAMAT_KEY_END,
    "ed-delete-prev-char": SAMAT_KEY_BACKSPACE, "em-delete-prev-char": SAMAT_KEY_BACKSPACE,
    "ed-delete-next-char": SAMAT_KEY_DELETE, "em-delete-or-list": SAMAT_KEY_DELETE_OR_END,
    "ed-delete-prev-word": SAMAT_KEY_KILL_WORD_LEFT,
    "em-delete-next-word": SAMAT_KEY_KILL_WORD_RIGHT, "ed-kill-line": SAMAT_KEY_KILL_TO_END,
    "em-kill-line": SAMAT_KEY_KILL_TO_START, "vi-kill-line-prev": SAMAT_KEY_KILL_TO_START,
    "em-yank": SAMAT_KEY_YANK, "ed-transpose-chars": SAMAT_KEY_TRANSPOSE,
    "ed-prev-history": SAMAT_KEY_PREVIOUS, "ed-next-history": SAMAT_KEY_NEXT,
    "ed-search-prev-history": SAMAT_KEY_PREVIOUS, "ed-search-next-history": SAMAT_KEY_NEXT,
    "ed-prev-line": SAMAT_KEY_UP, "ed-next-line": SAMAT_KEY_DOWN,
    "em-inc-search-prev": SAMAT_KEY_SEARCH, "ed-clear-screen": SAMAT_KEY_CLEAR_SCREEN,
    "ed-newline": SAMAT_KEY_ENTER, "ed-end-of-file": SAMAT_KEY_DELETE_OR_END,
    "ed-tty-sigint": SAMAT_KEY_INTERRUPT, "ed-tty-sigtstp": SAMAT_KEY_SUSPEND,
    "rl-complete": SAMAT_KEY_TAB, "vi-undo": SAMAT_KEY_UNDO, "vi-histedit": SAMAT_KEY_EDIT,
  ]

  /// Commands of libedit that have no counterpart: that they exist is worth telling from a slip.
  private static let known: Set<String> = [
    "ed-argument-digit", "ed-command", "ed-digit", "ed-insert", "ed-quoted-insert", "ed-redisplay",
    "ed-sequence-lead-in", "ed-start-over", "ed-tty-dsusp", "ed-tty-flush-output",
    "ed-tty-sigquit", "ed-tty-sigtsusp", "ed-tty-start-output", "ed-tty-stop-output",
    "em-capitol-case", "em-copy-prev-word", "em-copy-region", "em-exchange-mark",
    "em-inc-search-next", "em-kill-region", "em-lower-case", "em-meta-next", "em-set-mark",
    "em-toggle-overwrite", "em-universal-argument", "em-upper-case",
  ]
}
