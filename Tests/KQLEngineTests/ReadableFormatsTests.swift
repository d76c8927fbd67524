import Glibc
import KQLSyntax
import Testing

@testable import KQLEngine

/// The formats for people beyond the box, and the hooks of all of them.
@Suite struct ReadableFormatsTests {
  private let table = Table(
    schema: Schema([
      ColumnSchema("name", .string), ColumnSchema("n", .long), ColumnSchema("share", .real),
      ColumnSchema("held", .datetime),
    ]),
    rows: [
      [.string("Kerman"), .long(-1_234_567), .real(1234.5), .datetime(638_464_896_000_000_000)],
      [.string("<a & \"b\">\r\n_{1}"), .null, .real(42), .null],
    ])

  @Test func writesBlocks() {
    let rule = String(repeating: "─", count: 50)
    let expected = """
      ─[ row 1 ]\(rule)
      name  │ Kerman
      n     │ -1234567
      share │ 1234.5
      held  │ 2024-03-20
      ─[ row 2 ]\(rule)
      name  │ <a & "b">⟨U+000D⟩↵_{1}
      n     │
      share │ 42.0
      held  │
      2 rows

      """
    #expect(VerticalFormat().string(table) == expected)
    #expect(VerticalFormat().string(Table.empty(table.schema)) == "0 rows\n")
  }

  @Test func cutsBlocksAndCounts() {
    var options = FormatOptions()
    options.maxWidth = 18
    options.maxRows = 1
    let long = Table(
      schema: Schema([ColumnSchema("a", .string)]),
      rows: [[.string("much too long for this")], [.string("b")]])
    let expected = """
      ─[ row 1 ]────────
      a │ much too long…
      2 rows · 1 shown, … 1 more row · 1 cell cut

      """
    #expect(VerticalFormat().string(long, options: options) == expected)
    // However narrow, something is shown and nothing traps.
    for width in [-1, 0, 1, 5] {
      options.maxWidth = width
      #expect(VerticalFormat().string(long, options: options).contains("much to…"))
    }
  }

  @Test func foldsWhatIsTooWide() {
    var options = FormatOptions()
    #expect(FoldingFormat().string(table, options: options).hasPrefix("╭"))
    options.maxWidth = 80
    #expect(FoldingFormat().string(table, options: options).hasPrefix("╭"))
    options.maxWidth = 30
    let folded = FoldingFormat().string(table, options: options)
    #expect(folded.hasPrefix("─[ row 1 ]") && folded.contains("held  │ 2024-03-20"))
  }

  @Test func writesHTML() {
    let number = "<td class=\"number\" style=\"text-align:right\">"
    let expected = """
      <meta charset="utf-8">
      <style>
      table.kql { border-collapse: collapse }
      .kql th, .kql td { padding: 0.2em 0.7em; border-bottom: 1px solid #bbb; text-align: start }
      </style>
      <table class="kql">
      <thead>
      <tr><th dir="auto">name</th><th dir="auto">n</th><th dir="auto">share</th>\
      <th dir="auto">held</th></tr>
      </thead>
      <tbody>
      <tr><td dir="auto">Kerman</td>\(number)-1234567</td>\(number)1234.5</td>\
      <td dir="auto">2024-03-20</td></tr>
      <tr><td dir="auto">&lt;a &amp; &quot;b&quot;&gt;<br>_{1}</td><td class="null"></td>\
      \(number)42.0</td><td class="null"></td></tr>
      </tbody>
      </table>

      """
    #expect(HTMLFormat().string(table) == expected)
  }

  @Test func writesLaTeX() {
    let expected = #"""
      \begin{tabular}{lrrl}
      \hline
      name & n & share & held \\
      \hline
      Kerman & -1234567 & 1234.5 & 2024-03-20 \\
      <a \& "b">  \_\{1\} &  & 42.0 &  \\
      \hline
      \end{tabular}

      """#
    #expect(LaTeXFormat().string(table) == expected)
    let hard = Table(
      schema: Schema([ColumnSchema("a", .string)]), rows: [[.string(##"[x] \ ^ ~ # $ %"##)]])
    #expect(
      LaTeXFormat().string(hard).contains(
        ##"{}[x] \textbackslash{} \textasciicircum{} \textasciitilde{} \# \$ \% \\"##))
    #expect(LaTeXFormat().string(Table(schema: Schema([]), columns: [])).isEmpty)
  }

  @Test(arguments: [
    ("خراسان رضوی", #"\RL{خراسان رضوی}"#),
    ("می‌شود (12)", #"\RL{می‌شود (12)}"#),
    ("بند a_1, b از ۳", #"\RL{بند \LR{a\_1, b} از ۳}"#),
    ("a & نام شهر!", #"a \& \RL{نام شهر}!"#),
    ("12 % نان", #"\RL{12 \% نان}"#),
    ("é漢", "é漢"), ("۱۲", "۱۲"),
  ])
  func turnsTextInLaTeX(text: String, expected: String) {
    let table = Table(schema: Schema([ColumnSchema("a", .string)]), rows: [[.string(text)]])
    let written = LaTeXFormat().string(table)
    #expect(written.contains("\\hline\n\(expected) \\\\\n\\hline"))
    #expect(written.hasPrefix("\\providecommand") == expected.contains("RL{"))
  }

  @Test(arguments: [
    (Int64(0), "0"), (999, "999"), (1000, "1'000"), (-1000, "-1'000"), (-999, "-999"),
    (1_234_567, "1'234'567"), (.min, "-9'223'372'036'854'775'808"),
  ])
  func groupsDigits(number: Int64, expected: String) {
    var options = FormatOptions()
    options.digitGroup = "'"
    let table = Table(schema: Schema([ColumnSchema("n", .long)]), rows: [[.long(number)]])
    #expect(PlainFormat().string(table, options: options).contains(expected + "\n"))
  }

  @Test func groupsNothingElse() {
    var options = FormatOptions()
    options.digitGroup = ","
    let table = Table(
      schema: Schema([
        ColumnSchema("s", .string), ColumnSchema("r", .real), ColumnSchema("x", .real),
        ColumnSchema("big", .real),
      ]),
      rows: [[.string("12345"), .real(12345.12345), .real(.nan), .real(1e300)]])
    let text = VerticalFormat().string(table, options: options)
    #expect(text.contains("s   │ 12345\n") && text.contains("r   │ 12,345.12345\n"))
    #expect(text.contains("x   │ NaN\n") && !text.contains("big │ 1,"))
    #expect(CSVFormat().string(table, options: options).hasPrefix("s,r,x,big\n12345,12345.12345,"))
  }

  @Test func followsTheHooks() {
    var options = FormatOptions()
    options.nullText = "?"
    options.moment = { ticks, precision in precision == .day ? "day \(ticks % 7)" : nil }
    options.cellText = { text, type in type == .long ? "<\(text)>" : text }
    let text = VerticalFormat().string(table, options: options)
    #expect(text.contains("n     │ <-1234567>\n") && text.contains("held  │ day "))
    #expect(text.contains("n     │ ?\n") && text.contains("held  │ ?\n"))
    // Data is written as it is, but for nulls.
    #expect(
      CSVFormat().string(table, options: options).contains("Kerman,-1234567,1234.5,2024-03-20T"))
  }

  // MARK: - Saving

  @Test func savesByExtension() throws {
    let folder = "/tmp/samat-save-\(getpid())"
    #expect(mkdir(folder, 0o700) == 0)
    defer { rmdir(folder) }
    for (name, format) in [
      ("a.csv", "csv"), ("a.TSV", "tsv"), ("a.json", "json"), ("a.jsonl", "ndjson"),
      ("a.md", "markdown"), ("a.html", "html"), ("a.tex", "latex"),
    ] {
      let path = folder + "/" + name
      defer { unlink(path) }
      let size = try TableFiles.save(table, path: path)
      let file = try FileBytes(path: path)
      let text = withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
      #expect(text == ResultFormats.named(format)?.string(table) && size == text.utf8.count)
    }
  }

  @Test func refusesToSave() {
    func code(_ path: String) -> String? {
      do throws(Diagnostic) {
        try TableFiles.save(table, path: path)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code("/tmp/x.xls") == "kql.data.format" && code("/tmp/x") == "kql.data.format")
    #expect(code("/no-such-folder/x.csv") == "kql.data.file" && code("a\0.csv") == "kql.data.file")
  }
}
