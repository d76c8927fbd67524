import KQLEngine
import KQLSyntax
import SamatTesting

/// Lexer, parser, printer and the renderer of diagnostics.
struct SyntaxTarget: FuzzTarget {
  private var fuzzer: QueryFuzzer
  private var turn = 0
  private(set) var accepted = 0

  init(_ seed: UInt64, _ corpus: [String]) {
    fuzzer = QueryFuzzer(seed: seed, corpus: corpus, catalog: Catalog())
  }

  mutating func step(_ input: CurrentInput) -> String? {
    turn += 1
    let text = fuzzer.next(bytesOnly: turn % 2 == 0)
    input.keep(Array(text.utf8))
    let result = Parser.parse(text)
    _ = Lexer.tokens(of: text)
    _ = Parser.completeness(of: text)
    let length = text.utf8.count
    for diagnostic in result.diagnostics {
      if let span = diagnostic.span, span.start < 0 || span.end > length || span.end < span.start {
        return "the span of \(diagnostic.code) is outside of the text"
      }
      if DiagnosticRenderer().render(diagnostic, in: text).isEmpty { return "nothing is rendered" }
    }
    let printed = SyntaxPrinter.print(result.script)
    guard !result.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    accepted += 1
    let again = Parser.parse(printed)
    if again.diagnostics.contains(where: { $0.severity == .error }) {
      return "what is printed cannot be read: \(printed)"
    }
    let twice = SyntaxPrinter.print(again.script)
    return twice == printed ? nil : "printed again it is \(twice), not \(printed)"
  }
}

/// Binder, optimiser and execution, under several configurations.
struct QueryTarget: FuzzTarget {
  private var fuzzer: QueryFuzzer
  private let catalog = QueryFuzzer.catalog()
  private(set) var accepted = 0
  private let agreement = QueryAgreement(
    options: QueryOptions(
      maxRows: 20_000, maxMemory: 64 << 20, timeout: 1, now: 639_028_224_000_000_000))

  init(_ seed: UInt64, _ corpus: [String]) {
    fuzzer = QueryFuzzer(seed: seed, corpus: corpus, catalog: catalog)
  }

  mutating func step(_ input: CurrentInput) -> String? {
    let query = fuzzer.next()
    input.keep(Array(query.utf8))
    let (first, difference) = agreement.check(query, in: catalog)
    if case .failure(let failure) = first {
      let length = query.utf8.count
      if failure.diagnostics.isEmpty { return "refused without a diagnostic" }
      for diagnostic in failure.diagnostics {
        if !diagnostic.code.hasPrefix("kql.") || diagnostic.code == "kql.internal" {
          return "refused with \(diagnostic.code): \(diagnostic.message)"
        }
        if let span = diagnostic.span, span.start < 0 || span.end > length {
          return "the span of \(diagnostic.code) is outside of the text"
        }
      }
      if failure.description.isEmpty { return "refused without words" }
    } else {
      accepted += 1
    }
    return difference
  }
}

/// The readers of CSV, TSV, JSON and JSON lines.
struct FileTarget: FuzzTarget {
  private var fuzzer: FileFuzzer
  private var turn = 0
  private(set) var accepted = 0

  init(_ seed: UInt64) { fuzzer = FileFuzzer(seed: seed) }

  mutating func step(_ input: CurrentInput) -> String? {
    turn += 1
    let format = FileFuzzer.Format.allCases[turn % FileFuzzer.Format.allCases.count]
    let bytes = fuzzer.next(format)
    let options = fuzzer.options()
    let schema = options.schema.map { schema in
      schema.columns.map { "\($0.name):\($0.type.rawValue)" }.joined(separator: ",")
    }
    let note =
      "\(format.rawValue) schema=\(schema ?? "none") extra=\(options.extraColumns) "
      + "missing=\(options.missingColumns) header=\(options.header) onError=\(options.onError) "
      + "null=\(options.nullText) delimiter=\(options.delimiter.map { "\($0)" } ?? "own")"
    input.keep(bytes, note: note)
    let reader: any TableReader =
      switch format {
      case .csv: CSVReader()
      case .tsv: TSVReader()
      case .json: JSONTableReader()
      case .jsonl: JSONLinesReader()
      }
    if (try? reader.read(bytes, options: options)) != nil { accepted += 1 }
    return FileFuzzer.problem(reader, bytes, options).map { "\(note): \($0)" }
  }
}
