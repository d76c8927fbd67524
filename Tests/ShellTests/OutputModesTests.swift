import Foundation
import Testing

/// Every way to show a result, against the files of `Golden/`; `SAMAT_RECORD=1` writes them anew.
@Suite(.timeLimit(.minutes(10)))
struct OutputModesTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Persian with ZWNJ, harakat and lam-alef, characters that formats must escape, wide characters,
  /// a direction override, nulls, and days.
  private static let query = """
    datatable(نام:string, مقدار:long, سهم:real, روز:datetime, بازه:timespan)
    [
      'کارخانهٔ می‌بد', 1250000, 1234.5, datetime(2025-05-31), 90m,
      'سلام، لا إله', -7, real(null), datetime(2024-03-20), timespan(null),
      'a|b <c> & "d", 50%_\\n$x\\u202E', long(null), 0.25, datetime(null), 1d,
      '漢字 مَدرَسه', 999, 1000000.0, datetime(1979-02-11), -1s
    ]
    """

  /// Compares an output with its file.
  private func compare(_ output: String, with name: String) throws {
    let file = Self.folder.appending(path: name + ".txt")
    let expected = try? String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["SAMAT_RECORD"] == "1", expected != output {
      try output.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(output == expected, "the form '\(name)' has changed")
  }

  @Test(arguments: [
    "auto", "table", "plain", "vertical", "csv", "tsv", "json", "ndjson", "markdown", "html",
    "latex",
  ])
  func writesMode(name: String) throws {
    let run = try ShellRun("--format", name, "-c", Self.query)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    try compare(run.output, with: name)
    let byVerb = try ShellRun("-c", ":mode \(name)\n\(Self.query)")
    #expect(byVerb.output == run.output)
  }

  @Test(arguments: ["table", "plain", "vertical", "html", "latex", "csv", "markdown", "json"])
  func writesModeInPersian(name: String) throws {
    let settings = ":digits fa\n:jalali on\n:separators on\n:null —\n"
    let run = try ShellRun("--format", name, "-c", settings + Self.query)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    try compare(run.output, with: name + "-fa")
  }

  @Test func isolatesWhereAsked() throws {
    let table = ":bidi on\nprint n = 'کرمان'"
    let marks: [Unicode.Scalar] = ["\u{2068}", "\u{2069}", "\u{200E}"]
    for (mode, expected) in [
      ("table", true), ("plain", true), ("vertical", true), ("csv", false), ("json", false),
      ("markdown", false), ("html", false),
    ] {
      let run = try ShellRun("--format", mode, "-c", table)
      #expect(marks.allSatisfy { run.output.unicodeScalars.contains($0) } == expected, "\(mode)")
    }
  }

  @Test func showsTimesInTheSolarHijriCalendar() throws {
    let run = try ShellRun(
      "-c",
      """
      :jalali on
      print a = datetime(2025-05-31 14:03:09), b = datetime(2025-05-31 14:03:09.5)
      print c = datetime(2025-03-20 23:59), d = datetime(0622-01-01)
      """.replacing("\nprint c", with: "\n\nprint c"))
    #expect(run.lines[1] == "1404/03/10 14:03:09Z  1404/03/10 14:03:09.5000000Z")
    // The last day of 1403, a leap year; and one that the calendar does not reach.
    #expect(run.lines[4] == "1403/12/30 23:59:00Z  0622-01-01", "\(run.lines)")
  }

  @Test func saysWhatIsSet() throws {
    let run = try ShellRun(
      "-c",
      """
      :digits
      :digits fa
      :digits
      :bidi
      :pager
      :separators
      :jalali on
      :jalali
      :null
      :null "n/a"
      :null
      :mode
      """)
    #expect(
      run.lines.dropLast() == ["en", "fa", "auto", "auto", "off", "on", "''", "'n/a'"])
    #expect(run.lines.last?.hasPrefix("auto (of auto, table, plain, vertical, csv") == true)
  }

  @Test(arguments: [
    (":digits latin", "':digits' takes fa, en, not 'latin'"),
    (":bidi yes", "':bidi' takes auto, on, off, not 'yes'"),
    (":pager never", "':pager' takes auto, on, off, not 'never'"),
    (":separators fa", "':separators' takes on or off, not 'fa'"),
    (":jalali 1", "':jalali' takes on or off, not '1'"),
    (":last", "there is no result yet"),
    (":mode verticle", "did you mean 'vertical'?"),
  ])
  func refusesSettings(line: String, message: String) throws {
    let run = try ShellRun("-c", line)
    #expect(run.status == 1 && run.output.isEmpty && run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.contains("--> -c:1:"))
  }

  @Test func showsTheLastResultAgain() throws {
    let run = try ShellRun("--format", "csv", "-c", "print a = 1\n\n:mode json\n:last")
    #expect(run.output == "a\n1\n[\n{\"a\":1}\n]\n")
  }

  @Test func explainsItsVerbs() throws {
    for verb in [
      "mode", "null", "digits", "bidi", "separators", "jalali", "pager", "output", "once", "last",
      "echo", "read", "param", "set", "vars", "load", "reload", "save", "drop", "source", "timer",
    ] {
      let run = try ShellRun("-c", ":help :\(verb)")
      #expect(run.status == 0 && run.output.hasPrefix(":\(verb)"), "\(verb): \(run.errors)")
    }
  }
}
