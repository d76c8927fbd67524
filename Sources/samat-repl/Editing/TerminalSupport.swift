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
