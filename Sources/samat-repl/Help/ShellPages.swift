import ArgumentParser

/// The pages of `:help` about the shell itself.
enum ShellPages {
  /// The verbs that record something, and those that show it.
  static var records: String {
    let verbs = VerbList.groups.first { $0.title == VerbList.recording }?.verbs ?? []
    return HelpLayout.wrapped(
      "Each verb takes a word for what is done, an id, and key=value arguments; ':help :VERB' lists "
        + "them, Tab completes them. on=DAY, by=NAME and --dry-run go with all.") + "\n"
      + HelpLayout.list(verbs.map { (":" + $0.name, $0.summary) })
  }

  /// `:help keys`.
  static let keys = """
    Enter             runs a line that is complete, else begins a new one
    Alt-Enter         always begins a new line
    Tab               completes; twice lists what there is
    Right, Ctrl-E     at the end: takes the suggestion; Alt-F takes its next word
    Up, Down          earlier statements that begin as this one does; within several
                      lines the line above, below (Ctrl-P, Ctrl-N from any line)
    Ctrl-R            searches earlier statements; again goes further back
    Ctrl-_, Alt-_     undoes; does again (also Ctrl-X Ctrl-U, Ctrl-X Ctrl-R)
    Ctrl-X Ctrl-E     opens the input in your editor; ':edit' the last statement
    Left, Right       by character; with Ctrl or Alt by word (also Alt-B, Alt-F)
    Home, End         ends of the line (Ctrl-A, Ctrl-E); of the input: Alt-<, Alt->
    Backspace, Delete one character; Ctrl-W, Alt-Backspace the word before
    Alt-D             the word behind
    Ctrl-U, Ctrl-K    to the begin, to the end of the line
    Ctrl-Y            puts back what these took
    Ctrl-T            changes two characters
    Ctrl-L, Ctrl-Z    clears the screen; suspends the shell
    Ctrl-C            clears the input; ends a query or the printing of its result
    Ctrl-D            leaves, on an empty line

    Lines that are pasted run nothing before Enter. A statement that begins with a
    space is not kept in the history.

    """

  /// `:help settings`.
  static var settings: String {
    let verbs = VerbList.groups.first { $0.title == "show" }?.verbs ?? []
    return "How results are shown; ':mode' and so on alone say what is set:\n\n"
      + HelpLayout.list(verbs.map { ($0.syntax, $0.summary) })
        + """

        Settings and let statements for every session stand in the init file, one a
        line: $XDG_CONFIG_HOME/samat/init.kql, or ~/.config/samat/init.kql.

        """
  }

  /// `:help modes`.
  static var modes: String {
    HelpLayout.reflowed(Verb.mode.details)
      + "\nIn mode auto the extension of a file after :output or :once counts.\n"
  }

  /// What is to be said of a form of results; nil for `auto`, which is no name of a form.
  static func text(of style: ResultStyle) -> String? {
    guard style != .auto else { return nil }
    return "\(style.rawValue), a form of results\n  ':mode \(style.rawValue)' or --format "
      + "\(style.rawValue); ':help :mode' says what each is.\n"
  }

  /// What the process ends with.
  static let statuses: [(status: ExitStatus, meaning: String)] = [
    (.success, "everything was answered"),
    (.queryFailed, "a query failed"),
    (.usage, "the command line was not understood"),
    (.dataFailed, "a file could not be read or written, or its data is not as it must be"),
    (.resultEmpty, "a result is empty, with --fail-if-empty"),
    (.resultHasRows, "a result has rows, with --fail-if-rows"),
    (.interrupted, "Ctrl-C ended the run"),
  ]

  /// The variables of the environment that the shell looks at.
  static let variables: [(name: String, meaning: String)] = [
    (
      "PAGER",
      "the command that shows long results; less where it is not set, none where it is empty"
    ),
    ("VISUAL, EDITOR", "the editor that :edit opens; vi or nano where neither is set"),
    ("EDITRC", "the file of keys that is read instead of ~/.editrc"),
    ("NO_COLOR", "no colours, in messages and in the input"),
    ("FORCE_COLOR, CLICOLOR_FORCE", "colours also where there is no terminal"),
    ("CLICOLOR=0, TERM=dumb", "no colours; TERM=dumb also no progress line and no editing"),
    ("XDG_CONFIG_HOME", "the folder of the init file; ~/.config where it is not set"),
    ("XDG_STATE_HOME", "the folder of the history; ~/.local/state where it is not set"),
    ("LANG, LC_ALL, LC_CTYPE", "the characters of the terminal; UTF-8 where they say none"),
  ]

  /// The files that the shell reads and writes by itself.
  static let files: [(path: String, meaning: String)] = [
    ("~/.config/samat/init.kql", "statements that run before anything else"),
    ("~/.local/state/samat/history.jsonl", "what was typed at the prompt"),
    ("~/.editrc", "keys of one's own, in the form of libedit"),
  ]

  /// `:help options`.
  static var options: String {
    Options.helpMessage(columns: HelpLayout.width)
      + "\n\nExit status:\n\n"
      + HelpLayout.list(statuses.map { (String($0.status.rawValue), $0.meaning) })
      + "\nEnvironment:\n\n" + HelpLayout.list(variables.map { ($0.name, $0.meaning) })
      + "\nFiles:\n\n" + HelpLayout.list(files.map { ($0.path, $0.meaning) })
  }
}
