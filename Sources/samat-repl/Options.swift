import ArgumentParser
import Glibc
import KQLEngine

/// The command line.
struct Options: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samat-repl",
    abstract: "Ask production data in KQL.",
    discussion: """
      Without FILE and -c the shell is interactive, or reads a script from standard input where \
      that is no terminal. Files run in their order, then the queries of -c; the first error ends \
      the run. Statements are separated by ';' or an empty line.

      EXIT STATUS: 0 fine, 1 a query failed, 2 usage, 3 file or data, 4 a result is empty \
      (--fail-if-empty), 5 a result has rows (--fail-if-rows), 130 interrupted.
      """,
    version: Version.current)

  @Argument(help: ArgumentHelp("A script to run; '-' is standard input.", valueName: "file.kql"))
  var files: [String] = []

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A query to run; may be repeated.", valueName: "query"))
  var queries: [String] = []

  @Option(
    help: ArgumentHelp(
      "A CSV, TSV or JSON-lines file to open as a table, or a folder of them; '-' is standard input, as "
        + "table stdin. May be repeated.",
      valueName: "path"))
  var data: [String] = []

  @Option(
    help: ArgumentHelp(
      "Types of columns of a data file, such as units=id:long,sector:string; those of other columns "
        + "are inferred from the whole file. May be repeated.",
      valueName: "table=column:type,..."))
  var schema: [SchemaDeclaration] = []

  @Option(help: "What --data - is; auto goes by the first line.")
  var stdinFormat: InputFormat = .auto

  @Option(help: "What to do with rows of data files that cannot be read; those skipped are listed.")
  var onError: ErrorChoice = .stop

  @Option(
    name: .customLong("plugin"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A program that lends functions, by a path with a '/'; may be repeated.",
      valueName: "path"))
  var plugins: [String] = []

  @Option(help: "How results are shown.")
  var format: ResultStyle = .auto

  @Option(
    help: ArgumentHelp(
      "An .svg or .html file for the chart of the last query that ends in render.",
      valueName: "file"))
  var render: String?

  @Option(
    help: ArgumentHelp(
      "The journal that commands are recorded in; a file that is not there is made.",
      valueName: "file"))
  var db: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A JSON file of policies: what is in force from which day; may be repeated.",
      valueName: "file"))
  var policies: [String] = []

  @Option(help: ArgumentHelp("Who commands, unless by= says it.", valueName: "name"))
  var actor: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Fills a new --db file with made-up cases, such as cases=20000 seed=7.",
      valueName: "key=value"))
  var generate: [String] = []

  @Flag(help: "Answer JSON requests, one a line.")
  var jsonl = false

  @Flag(help: "Leave the built-in tables empty.")
  var noSeeds = false

  @Option(help: ArgumentHelp("The most seconds a query may run.", valueName: "seconds"))
  var timeout: Double?

  @Option(help: ArgumentHelp("The most rows a result may have.", valueName: "n"))
  var maxRows: Int?

  @Option(
    help: ArgumentHelp(
      "The most memory that a query may keep, such as 512MB or 2GiB; 4GiB unless said.",
      valueName: "bytes"))
  var maxMemory: ByteCount?

  @Option(help: ArgumentHelp("The threads that work on a query.", valueName: "n"))
  var threads: Int?

  @Option(
    name: .customLong("param"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The value of a parameter that a query declares; may be repeated.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Flag(help: "End with status 4 where the result of a query is empty.")
  var failIfEmpty = false

  @Flag(help: "End with status 5 where the result of a query has rows.")
  var failIfRows = false

  @Flag(
    help: ArgumentHelp(
      "Write no files, start no programs, and read only the files and folders of --data."))
  var safe = false

  @Flag(help: "Do not read the init file, samat/init.kql in the folder of settings, nor .editrc.")
  var noInit = false

  @Option(help: "When messages and the input have colours.")
  var color: ColorChoice = .auto

  /// Refuses what makes no sense together.
  func validate() throws {
    if jsonl && !(files.isEmpty && queries.isEmpty) {
      throw ValidationError("--jsonl reads requests from standard input; leave out files and -c")
    }
    if jsonl && format != .auto {
      throw ValidationError("--jsonl has a form of its own; leave out --format")
    }
    if !generate.isEmpty {
      if db == nil { throw ValidationError("--generate needs --db FILE") }
      if safe { throw ValidationError("--safe writes no files; leave out --generate") }
      if Generation.numbers(generate) == nil {
        throw ValidationError("--generate takes cases=1...1000000 and seed=N")
      }
    }
    if failIfEmpty && failIfRows {
      throw ValidationError("--fail-if-empty and --fail-if-rows exclude each other")
    }
    if jsonl && (failIfEmpty || failIfRows) {
      throw ValidationError("--jsonl answers each request; leave out --fail-if-...")
    }
    if let render {
      if jsonl { throw ValidationError("--jsonl draws nothing; leave out --render") }
      if safe { throw ValidationError("--safe writes no files; leave out --render") }
      if (try? Charts.isPage(render)) == nil {
        throw ValidationError("--render needs a file that ends in .svg or .html")
      }
    }
    if safe && !plugins.isEmpty {
      throw ValidationError("--safe starts no programs; leave out --plugin")
    }
    if let timeout, !(timeout > 0 && timeout < 1e9) {
      throw ValidationError("--timeout needs a number of seconds above 0")
    }
    if let maxRows, maxRows < 0 { throw ValidationError("--max-rows needs 0 or more") }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads needs 1 to 256")
    }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be read once only")
    }
    if data.contains("-") {
      if jsonl || files.contains("-") || data.filter({ $0 == "-" }).count > 1 {
        throw ValidationError("standard input can be read once only")
      }
      if files.isEmpty && queries.isEmpty {
        throw ValidationError("--data - takes standard input; give a query with -c, or a file")
      }
    }
    if data.isEmpty && !schema.isEmpty {
      throw ValidationError("--schema is about the files of --data, and there are none")
    }
    for (index, parameter) in parameters.enumerated() {
      guard let name = Options.split(parameter)?.name else {
        throw ValidationError("--param takes name=value, not '\(parameter)'")
      }
      if parameters[..<index].contains(where: { Options.split($0)?.name == name }) {
        throw ValidationError("--param \(name) is given twice")
      }
    }
    if jsonl && !parameters.isEmpty {
      throw ValidationError("--jsonl takes the parameters with each request; leave out --param")
    }
    let extensions = TableFiles.readers.flatMap(\.fileExtensions)
    for file in files where extensions.contains(TableFiles.File(path: file).fileExtension) {
      throw ValidationError("'\(file)' is data; open it with --data \(file)")
    }
  }

  /// The limits and settings of queries.
  var queryOptions: QueryOptions {
    var options = QueryOptions(
      maxRows: maxRows, timeout: timeout, threads: threads ?? QueryOptions.processorCount,
      cancellation: Cancellation())
    if let maxMemory { options.maxMemory = maxMemory.bytes }
    options.fileAccess = safe ? .denied : .allowed
    for parameter in parameters {
      if let (name, value) = Options.split(parameter) { options.parameters[name] = .text(value) }
    }
    return options
  }

  /// The two sides of `name=value`.
  static func split(_ text: String) -> (name: String, value: String)? {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return nil }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}
