import CEditline
import Testing

@testable import samat_repl

@Suite struct UndoHistoryTests {
  private func buffer(_ text: String) -> LineBuffer { LineBuffer(text) }

  @Test func takesARunOfTypingAsOneStep() {
    var undo = UndoHistory()
    undo.note(before: buffer(""), .typing)
    undo.note(before: buffer("u"), .typing)
    undo.note(before: buffer("un"), .other)
    undo.note(before: buffer("un…"), .typing)
    var states: [String?] = []
    for current in ["un…x", "un…", "un", ""] {
      states.append(undo.undo(from: buffer(current))?.text)
    }
    #expect(states == ["un…", "un", "", nil])
    states = []
    for current in ["", "un", "un…", "un…x"] {
      states.append(undo.redo(from: buffer(current))?.text)
    }
    #expect(states == ["un", "un…", "un…x", nil])
  }

  @Test func beginsAnewAfterAMovement() {
    var undo = UndoHistory()
    undo.note(before: buffer(""), .typing)
    undo.endRun()
    undo.note(before: buffer("a"), .typing)
    let first = undo.undo(from: buffer("ab"))
    #expect(first?.text == "a")
    undo.note(before: buffer("a"), .deleting)
    let redone = undo.redo(from: buffer(""))
    #expect(redone == nil, "a change after an undo forgets what was undone")
  }

  @Test func keepsALimitedNumber() {
    var undo = UndoHistory()
    for index in 0..<UndoHistory.stepLimit + 50 { undo.note(before: buffer("\(index)"), .other) }
    var count = 0
    while undo.undo(from: buffer("")) != nil { count += 1 }
    #expect(count == UndoHistory.stepLimit)
  }
}

@Suite struct SuggestionTests {
  private func suggestion(_ text: String, _ entries: String..., cursor: Int = .max) -> Suggestion? {
    Suggestion(for: LineBuffer(text, utf8Cursor: cursor), in: entries)
  }

  @Test func isTheNewestThatBeginsSo() {
    #expect(suggestion("uni", "units", "units | count", "take")?.shown == "ts | count")
    #expect(suggestion("u", "units") == nil, "one letter says too little")
    #expect(suggestion("units", "units") == nil)
    #expect(suggestion("  ", "  x") == nil)
    #expect(suggestion("unit", "units", cursor: 2) == nil, "only at the end")
  }

  @Test func showsOneLine() {
    #expect(suggestion("un", "units\n| take 5\t// x")?.shown == "its…")
    #expect(suggestion("units", "units\n| take 5")?.shown == "…")
    #expect(suggestion("units\n", "units\n| take 5\tx")?.shown == "| take 5 x")
  }

  @Test func doesNotPartALetterFromItsMarks() {
    #expect(suggestion("می", "می\u{200C}رود") == nil)
    #expect(suggestion("می\u{200C}", "می\u{200C}رود")?.shown == "رود")
    #expect(suggestion("کت", "کتِاب") == nil)
  }

  @Test func givesAWordAtATime() throws {
    let found = try #require(suggestion("uni", "units | where x"))
    let line = found.acceptingWord(LineBuffer("uni"))
    #expect(line.text == "units")
    #expect(line.cursor == 5)
    #expect(found.acceptingWord(line).text == "units | where")
  }
}

@Suite struct EditorSettingsTests {
  private func read(_ text: String) -> EditorSettings { EditorSettings(text, name: ".editrc") }

  @Test func bindsKeysToOurCommands() {
    let settings = read(
      """
      # libedit's own format
      bind ^B ed-prev-word
      bind "\\e[5~" ed-prev-history
      bind M-x em-delete-next-word
      bind \\033OQ vi-undo
      bind -e
      bind -r ^T
      bind
      """)
    let wanted: [([UInt8], samat_key?)] = [
      ([0x02], SAMAT_KEY_WORD_LEFT), (Array("\u{1B}[5~".utf8), SAMAT_KEY_PREVIOUS),
      ([0x1B, 0x78], SAMAT_KEY_KILL_WORD_RIGHT), (Array("\u{1B}OQ".utf8), SAMAT_KEY_UNDO),
      ([0x14], nil),
    ]
    #expect(
      settings.bindings
        == wanted.map { EditorSettings.Binding(bytes: $0.0, key: $0.1?.rawValue) })
    #expect(settings.notes == [])
    #expect(settings.isEditing)
  }

  @Test func passesOverOtherPrograms() {
    let settings = read(
      """
      python:bind ^B ed-prev-word
      samat:bind ^F ed-next-word-of-theirs
      ^sam:edit off
      sqlite3:nonsense
      """)
    #expect(settings.bindings == [])
    #expect(!settings.isEditing)
    #expect(
      settings.notes == [
        "'.editrc', line 2: there is no editor command 'ed-next-word-of-theirs'"
      ])
  }

  @Test func saysWhatHasNoEffect() {
    let lines = [
      "bind -v": "'bind -v' has no effect: there is no vi mode",
      "bind -s ^X 'take 5'": "'bind -s' has no effect: keys cannot stand for texts",
      "bind -k up ed-prev-line":
        "'bind -k' has no effect: write the bytes that the key sends, as in \\e[A",
      "bind -z ^X": "'bind' has no option '-z'",
      "bind ^Q ed-quoted-insert": "'ed-quoted-insert' has no counterpart here",
      "bind a ed-prev-char":
        "'a' is text, only sequences that begin with a control character are bound",
      "bind '\\' ed-prev-char": "'\\' is no sequence of keys",
      "edit maybe": "'edit' takes on or off",
      "setty -a": "'setty' has no effect here",
      "colour on": "there is no command 'colour'",
    ]
    for (line, problem) in lines {
      let settings = read("\n" + line)
      #expect(settings.notes == ["'.editrc', line 2: \(problem)"])
      #expect(settings.bindings == [] && settings.isEditing)
    }
  }

  @Test func staysShortAndTakesAnything() {
    let settings = read(String(repeating: "nonsense\n", count: 100))
    #expect(settings.notes.count == 6)
    #expect(settings.notes.last == "'.editrc': 95 more lines have no effect")
    let many = read(String(repeating: "bind ^A ed-move-to-beg\n", count: 1_000))
    #expect(many.bindings.count == 256)
    for text in [
      "bind '", "bind \"\\", "\\", ":", ":bind", "a:", "bind ^", "bind \\9", "[:edit off",
    ] {
      _ = read(text)
    }
  }

  @Test func followsTheVariables() {
    #expect(EditorSettings.path { ["EDITRC": "/e", "HOME": "/h"][$0] } == "/e")
    #expect(EditorSettings.path { ["HOME": "/h"][$0] } == "/h/.editrc")
    #expect(EditorSettings.path { ["EDITRC": "", "HOME": "/h"][$0] } == nil)
    #expect(EditorSettings.path { _ in nil } == nil)
  }
}

@Suite struct ExternalEditorTests {
  @Test func followsTheVariables() {
    func command(_ variables: [String: String]) -> String? {
      ExternalEditor.command { variables[$0] }
    }
    #expect(command(["VISUAL": "code --wait", "EDITOR": "ed"]) == "code --wait")
    #expect(command(["VISUAL": " ", "EDITOR": "ed"]) == "ed")
    #expect(command(["PATH": "/no-such-folder"]) == nil)
  }
}
