import CEditline
import Glibc

/// Why there is no line editor.
enum LineEditorError: Error {
  /// Standard input or output is no terminal, or the terminal cannot be set up.
  case noTerminal
}

/// The shell's line editor: statements of one line or many, completion, history and search.
///
/// libedit draws and keeps the terminal's modes; the text and all commands live here, in
/// ``LineBuffer``, ``History`` and ``HistorySearch``. One editor at a time may hold the terminal.
///
/// ```swift
/// let editor = try LineEditor(
///   historyEntries: [], completer: { _ in [] }, shouldSubmit: { !$0.hasSuffix("|") })
/// while case .line(let statement) = editor.readStatement(
///   prompt: "samat> ", continuationPrompt: "  ...> ")
/// {
///   editor.addHistory(statement)
/// }
/// editor.close()
/// ```
final class LineEditor {
  /// How a read ended.
  enum Outcome: Equatable {
    /// A statement, without newlines at its end; it may be empty.
    case line(String)

    /// Ctrl-C: the input was given up. The next read starts with an empty line.
    case interrupted

    /// ^D on an empty line, the end of the terminal, or a request to end (`SIGTERM`, `SIGHUP`).
    case endOfFile
  }

  /// Gets a text and returns what the user made of it in a program of their own; nil where nothing.
  typealias TextEditing = (String) -> String?

  private let completer: (CompletionRequest) -> [Completion]
  private let shouldSubmit: (String) -> Bool
  private let painter: InputPainter?
  private let editText: TextEditing?
  private var editor: OpaquePointer?
  private var history: History
  private var search: HistorySearch?
  private var undo = UndoHistory()
  private var suggestion: Suggestion?
  private var shown = LineBuffer()
  private var initialText = ""
  private var killed = ""
  private var previousKey = SAMAT_KEY_CANCEL
  private var prompt = ""
  private var continuationPrompt = ""

  /// Takes the terminal on standard input and output.
  ///
  /// - Parameters:
  ///   - historyEntries: What Up goes back to, the oldest first.
  ///   - completer: Asked on Tab; all its completions should share one ``Completion/start``, and the
  ///     first one's counts.
  ///   - shouldSubmit: Asked on Enter with the whole text: whether it runs, or gets a new line.
  ///   - painter: Gives the input its colours. Without one there are none, and no suggestions, which
  ///     only their colour tells from what was typed.
  ///   - editText: Called on Ctrl-X Ctrl-E, with the terminal in its usual modes; nil where no program
  ///     may be started.
  ///   - bindings: Keys of the user's own.
  /// - Throws: ``LineEditorError/noTerminal``.
  init(
    historyEntries: [String], completer: @escaping (CompletionRequest) -> [Completion],
    shouldSubmit: @escaping (String) -> Bool, painter: InputPainter? = nil,
    editText: TextEditing? = nil, bindings: [EditorSettings.Binding] = []
  ) throws {
    self.completer = completer
    self.shouldSubmit = shouldSubmit
    self.painter = painter
    self.editText = editText
    history = History(historyEntries)
    editor = samat_editor_open(
      "samat",
      { context, key, text, length, cursor, payload, payloadLength in
        guard let context else { return SAMAT_ACTION_END }
        // SAFETY: the context is the editor that is inside `samat_editor_read`, hence alive.
        let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        return editor.handle(
          key, LineBuffer(decoded(text, length), utf8Cursor: cursor),
          payload: decoded(payload, payloadLength))
      }, Unmanaged.passUnretained(self).toOpaque())
    guard let editor else { throw LineEditorError.noTerminal }
    for kind in HighlightSpan.Kind.allCases {
      samat_editor_set_style(editor, kind.rawValue, kind.parameters)
    }
    for binding in bindings {
      binding.bytes.withUnsafeBytes { bytes in
        samat_editor_bind(
          editor, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count,
          Int32(bitPattern: binding.key ?? 0))
      }
    }
  }

  deinit { close() }

  /// Reads one statement.
  ///
  /// - Parameters:
  ///   - prompt: Shown before the text; may hold SGR colour sequences.
  ///   - continuationPrompt: The same for each further line.
  ///   - initial: What stands in the input already.
  /// - Returns: How it ended, with the statement if there is one.
  func readStatement(
    prompt: String, continuationPrompt: String, initial: String = ""
  ) -> Outcome {
    guard let editor else { return .endOfFile }
    self.prompt = prompt
    self.continuationPrompt = continuationPrompt
    search = nil
    suggestion = nil
    shown = LineBuffer()
    undo = UndoHistory()
    painter?.reset()
    initialText = initial
    samat_editor_wake_when_idle(editor, initial.isEmpty ? -1 : 0)
    history.endWalk()
    previousKey = SAMAT_KEY_CANCEL
    showPrompt(prompt)
    var text: UnsafePointer<CChar>?
    var length = 0
    switch samat_editor_read(editor, &text, &length) {
    case SAMAT_OUTCOME_TEXT:
      return .line(withoutFinalNewlines(decoded(text, length)))
    case SAMAT_OUTCOME_INTERRUPTED:
      return .interrupted
    default:
      return .endOfFile
    }
  }

  /// Adds a statement to what Up goes back to; one that is blank, begins with a space or is the newest
  /// again stays out.
  func addHistory(_ statement: String) { history.add(statement) }

  /// Gives the terminal back, with everything that was typed ahead. Further reads end at once.
  func close() {
    samat_editor_close(editor)
    editor = nil
  }

  // MARK: Keys

  private func handle(_ key: samat_key, _ before: LineBuffer, payload: String) -> samat_action {
    var line = before
    if key == SAMAT_KEY_IDLE { return lookAgain(line) }
    defer { previousKey = key }
    if search != nil, let action = handleInSearch(key, &line, payload: payload) {
      show(line)
      return action
    }
    let action = edit(key, &line, payload: payload)
    if line.scalars != before.scalars, key != SAMAT_KEY_UNDO, key != SAMAT_KEY_REDO {
      undo.note(before: before, Self.change(by: key))
    } else {
      undo.endRun()
    }
    show(line)
    return action
  }

  private static func change(by key: samat_key) -> UndoHistory.Change {
    switch key {
    case SAMAT_KEY_INSERT: .typing
    case SAMAT_KEY_BACKSPACE, SAMAT_KEY_DELETE, SAMAT_KEY_DELETE_OR_END: .deleting
    default: .other
    }
  }

  // A pause: the text that a read begins with, or mistakes that are worth looking for now.
  private func lookAgain(_ line: LineBuffer) -> samat_action {
    if !initialText.isEmpty {
      let text = insertable(initialText)
      initialText = ""
      show(LineBuffer(text))
      return SAMAT_ACTION_REDRAW
    }
    painter?.lookAgain()
    show(line)
    return SAMAT_ACTION_REDRAW
  }

  private func edit(
    _ key: samat_key, _ line: inout LineBuffer, payload: String
  ) -> samat_action {
    if accept(key, &line) { return SAMAT_ACTION_REDRAW }
    switch key {
    case SAMAT_KEY_INSERT, SAMAT_KEY_PASTE:
      var text = insertable(payload)
      // What was copied as whole lines ends with a newline that nobody typed.
      if key == SAMAT_KEY_PASTE {
        text = withoutFinalNewlines(text)
      }
      line.insert(text)
      history.endWalk()
    case SAMAT_KEY_ENTER:
      if shouldSubmit(line.text) { return SAMAT_ACTION_SUBMIT }
      line.insert("\n")
    case SAMAT_KEY_NEWLINE:
      line.insert("\n")
    case SAMAT_KEY_TAB:
      return complete(&line)
    case SAMAT_KEY_SEARCH:
      search = HistorySearch(original: line)
      showSearchPrompt()
    case SAMAT_KEY_CANCEL:
      break
    case SAMAT_KEY_INTERRUPT:
      return SAMAT_ACTION_ABANDON
    case SAMAT_KEY_DELETE_OR_END where line.isEmpty:
      return SAMAT_ACTION_END
    case SAMAT_KEY_BACKSPACE:
      return answer(line.deleteBackward())
    case SAMAT_KEY_DELETE, SAMAT_KEY_DELETE_OR_END:
      return answer(line.deleteForward())
    case SAMAT_KEY_TRANSPOSE:
      return answer(line.transpose())
    case SAMAT_KEY_KILL_WORD_LEFT:
      return kill(&line, line.wordStart..<line.cursor, key)
    case SAMAT_KEY_KILL_WORD_RIGHT:
      return kill(&line, line.cursor..<line.wordEnd, key)
    case SAMAT_KEY_KILL_TO_START:
      return kill(&line, line.lineStart..<line.cursor, key)
    case SAMAT_KEY_KILL_TO_END:
      return kill(&line, line.cursor..<line.lineEnd, key)
    case SAMAT_KEY_YANK:
      line.insert(killed)
    case SAMAT_KEY_UNDO:
      return replace(&line, undo.undo(from: line))
    case SAMAT_KEY_REDO:
      return replace(&line, undo.redo(from: line))
    case SAMAT_KEY_EDIT:
      return editText == nil ? SAMAT_ACTION_BEEP : SAMAT_ACTION_LEAVE
    case SAMAT_KEY_LEFT_TERMINAL:
      if let text = editText?(line.text) { line = LineBuffer(insertable(text)) }
    default:
      return move(key, &line)
    }
    return SAMAT_ACTION_REDRAW
  }

  private func replace(_ line: inout LineBuffer, _ state: LineBuffer?) -> samat_action {
    guard let state else { return SAMAT_ACTION_BEEP }
    line = state
    history.endWalk()
    return SAMAT_ACTION_REDRAW
  }

  // Takes the suggestion, or its next word, by a key that would go there if it were text.
  private func accept(_ key: samat_key, _ line: inout LineBuffer) -> Bool {
    guard let suggestion, line == shown else { return false }
    switch key {
    case SAMAT_KEY_RIGHT, SAMAT_KEY_END: line = LineBuffer(suggestion.statement)
    case SAMAT_KEY_WORD_RIGHT: line = suggestion.acceptingWord(line)
    default: return false
    }
    history.endWalk()
    return true
  }

  private func move(_ key: samat_key, _ line: inout LineBuffer) -> samat_action {
    switch key {
    case SAMAT_KEY_LEFT: line.cursor = line.clusterStart
    case SAMAT_KEY_RIGHT: line.cursor = line.clusterEnd
    case SAMAT_KEY_WORD_LEFT: line.cursor = line.wordStart
    case SAMAT_KEY_WORD_RIGHT: line.cursor = line.wordEnd
    case SAMAT_KEY_HOME: line.cursor = line.lineStart
    case SAMAT_KEY_END: line.cursor = line.lineEnd
    case SAMAT_KEY_TEXT_START: line.cursor = 0
    case SAMAT_KEY_TEXT_END: line.cursor = line.scalars.count
    case SAMAT_KEY_UP:
      if !line.moveUp() { return recall(history.older(than: line.text), &line) }
    case SAMAT_KEY_DOWN:
      if !line.moveDown() { return recall(history.newer(than: line.text), &line) }
    case SAMAT_KEY_PREVIOUS: return recall(history.older(than: line.text), &line)
    case SAMAT_KEY_NEXT: return recall(history.newer(than: line.text), &line)
    default: return SAMAT_ACTION_BEEP
    }
    return SAMAT_ACTION_REDRAW
  }

  private func answer(_ done: Bool) -> samat_action {
    done ? SAMAT_ACTION_REDRAW : SAMAT_ACTION_BEEP
  }

  private func recall(_ statement: String?, _ line: inout LineBuffer) -> samat_action {
    guard let statement else { return SAMAT_ACTION_BEEP }
    line = LineBuffer(statement)
    return SAMAT_ACTION_REDRAW
  }

  // Kills in a row are yanked back as one.
  private func kill(
    _ line: inout LineBuffer, _ range: Range<Int>, _ key: samat_key
  ) -> samat_action {
    guard !range.isEmpty else { return SAMAT_ACTION_BEEP }
    let text = line.remove(range)
    let backward = [SAMAT_KEY_KILL_WORD_LEFT, SAMAT_KEY_KILL_TO_START]
    let forward = [SAMAT_KEY_KILL_WORD_RIGHT, SAMAT_KEY_KILL_TO_END]
    if backward.contains(key), backward.contains(previousKey) {
      killed = text + killed
    } else if forward.contains(key), forward.contains(previousKey) {
      killed += text
    } else {
      killed = text
    }
    return SAMAT_ACTION_REDRAW
  }

  // MARK: Completion

  private func complete(_ line: inout LineBuffer) -> samat_action {
    let request = CompletionRequest(text: line.text, cursor: line.utf8Cursor)
    let all = completer(request)
    guard let start = all.first?.start, start >= 0, start <= request.cursor else {
      return SAMAT_ACTION_BEEP
    }
    let completions = all.filter { $0.start == start }
    let prefix = LineBuffer(request.text, utf8Cursor: start).cursor
    let typed = request.cursor - start
    let common = CompletionOutline.commonPrefix(of: completions)
    if completions.count == 1 || common.utf8.count > typed {
      line.remove(prefix..<line.cursor)
      line.insert(insertable(common))
      return SAMAT_ACTION_REDRAW
    }
    guard previousKey == SAMAT_KEY_TAB, let editor else { return SAMAT_ACTION_BEEP }
    let lines = Int(samat_editor_lines(editor))
    var list = CompletionOutline.list(
      completions, columns: Int(samat_editor_columns(editor)), rows: max(2, lines - 4))
    list.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        samat_editor_print_below(editor, $0.baseAddress, $0.count)
      }
    }
    return SAMAT_ACTION_REDRAW
  }

  // MARK: Search

  // Returns nil for a key that ends the search and then does what it always does.
  private func handleInSearch(
    _ key: samat_key, _ line: inout LineBuffer, payload: String
  ) -> samat_action? {
    guard var current = search else { return nil }
    var again = false
    switch key {
    case SAMAT_KEY_INSERT:
      current.pattern += insertable(payload)
    case SAMAT_KEY_BACKSPACE:
      if current.pattern.isEmpty { break }
      current.pattern.unicodeScalars.removeLast()
      current.restart()
    case SAMAT_KEY_SEARCH:
      again = true
    case SAMAT_KEY_CANCEL, SAMAT_KEY_INTERRUPT:
      line = current.original
      endSearch()
      return SAMAT_ACTION_REDRAW
    default:
      endSearch()
      return nil
    }
    let result = current.find(in: history.entries, skippingCurrent: again)
    if let result { line = result }
    search = current
    showSearchPrompt()
    return result == nil ? SAMAT_ACTION_BEEP : SAMAT_ACTION_REDRAW
  }

  private func endSearch() {
    search = nil
    showPrompt(prompt)
  }

  private func showSearchPrompt() {
    if let search { showPrompt(search.prompt) }
  }

  // MARK: The terminal

  private func show(_ line: LineBuffer) {
    guard let editor else { return }
    var text = line.text
    let cursor = line.utf8Cursor
    let isBusy = samat_editor_has_input(editor)
    shown = line
    // While more keys wait than were drawn the old suggestion would be wrong, and a new one too.
    suggestion =
      painter == nil || search != nil || isBusy
      ? nil : Suggestion(for: line, in: history.entries)
    var ghost = suggestion?.shown ?? ""
    let spans = (painter?.spans(for: text, cursor: cursor, isBusy: isBusy) ?? []).map {
      samat_span(start: $0.range.lowerBound, end: $0.range.upperBound, style: $0.kind.rawValue)
    }
    text.withUTF8 { text in
      ghost.withUTF8 { ghost in
        text.withMemoryRebound(to: CChar.self) { text in
          ghost.withMemoryRebound(to: CChar.self) { ghost in
            samat_editor_show(
              editor, text.baseAddress, text.count, cursor, spans, spans.count,
              ghost.baseAddress, ghost.count, HighlightSpan.Kind.suggestion.rawValue)
          }
        }
      }
    }
    samat_editor_wake_when_idle(
      editor, initialText.isEmpty ? (isBusy ? 0 : painter?.wantedPause ?? -1) : 0)
  }

  private func showPrompt(_ prompt: String) {
    guard let editor else { return }
    samat_editor_set_prompts(
      editor, prompt, prompt.utf8.count, continuationPrompt, continuationPrompt.utf8.count)
  }

  // Newlines of every kind as one; no control character, which a pasted text could use to act on the
  // terminal or which would end the line inside libedit.
  private func insertable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if !afterReturn { result.append("\n") }
      case "\t": result.append(scalar)
      default:
        if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) { result.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }
}

// Bytes from C; what is not UTF-8 becomes U+FFFD.
private func decoded(_ bytes: UnsafePointer<CChar>?, _ length: Int) -> String {
  guard let bytes, length > 0 else { return "" }
  return String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
}

private func withoutFinalNewlines(_ text: String) -> String {
  var scalars = text.unicodeScalars[...]
  while scalars.last == "\n" { scalars.removeLast() }
  return String(scalars)
}
