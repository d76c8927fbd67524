import Glibc

/// Returns whether a file descriptor is a terminal.
func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// How the shell reads its input.
enum InputMode: Equatable {
  /// With ``LineEditor``: both ends are a terminal that can move its cursor.
  case editing

  /// Line by line with a prompt, as the terminal itself echoes: `TERM` is `dumb`, empty or missing,
  /// as inside an editor's shell buffer, where cursor movements would be printed as garbage.
  case prompting

  /// Line by line without prompt or banner: a pipe or a file at either end.
  case plain

  /// The mode for the standard streams and the environment of this process.
  static var current: InputMode {
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    return InputMode(
      inputIsTerminal: isTerminal(STDIN_FILENO), outputIsTerminal: isTerminal(STDOUT_FILENO),
      terminal: terminal)
  }

  /// The mode for given facts.
  init(inputIsTerminal: Bool, outputIsTerminal: Bool, terminal: String) {
    guard inputIsTerminal, outputIsTerminal else {
      self = .plain
      return
    }
    self = terminal.isEmpty || terminal == "dumb" ? .prompting : .editing
  }
}

/// The columns that scalars take on a terminal.
enum DisplayWidth {
  /// The columns of one scalar: 0 for marks and format characters, 2 for East Asian wide ones, else 1.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    max(0, Int(LineBuffer.columns(of: scalar)))
  }

  /// The columns of a text without control characters.
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + of($1) }
  }

  /// Whether a text holds a letter that is written from right to left.
  static func isRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFDFF).contains($0.value)
        || (0xFE70...0xFEFC).contains($0.value) || (0x10800...0x10FFF).contains($0.value)
        || (0x1E800...0x1EFFF).contains($0.value)
    }
  }
}
