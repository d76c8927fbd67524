import Glibc
import KQLEngine
import KQLSyntax

/// Measures the engine; see `Benchmarks/README.md`.
@main struct SamatBench {
  static let usage = """
    usage: samat-bench queries --data DIR [--threads N] [--reps N] [--only q1,q5] [--batch N]
                               [--json FILE] [--answers FILE]
           samat-bench serve --data DIR [--threads N] [--batch N]
           samat-bench generate --out DIR [--scale F] [--seed N]
           samat-bench small [--reps N]
           samat-bench scaling [--max-rows N] [--threads N] [--only sort,join]
           samat-bench plugin --program PATH --call CALL [--rows N] [--reps N] [--threads N]
           samat-bench hard
           samat-bench journal [--events N] [--dir DIR] [--reps N]

    """

  static func main() {
    var words = CommandLine.arguments.dropFirst()
    let verb = words.popFirst() ?? "--help"
    do {
      let arguments = try Arguments(words)
      switch verb {
      case "queries": try QueryBench.run(arguments)
      case "serve": try QueryServer.run(arguments)
      case "generate": try Generator.run(arguments)
      case "small": try SmallBench.run(arguments)
      case "scaling": try ScalingBench.run(arguments)
      case "plugin": try PluginBench.run(arguments)
      case "hard": try HardBench.run(arguments)
      case "journal": try JournalBench.run(arguments)
      case "--help", "help": print(usage, terminator: "")
      default: throw UsageError("unknown verb '\(verb)'")
      }
    } catch let error as UsageError {
      fail("\(error.message)\n\(usage)", status: 2)
    } catch {
      fail("\(error)\n", status: 1)
    }
  }

  private static func fail(_ text: String, status: Int32) -> Never {
    let bytes = Array(("samat-bench: " + text).utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(status)
  }
}

/// What is wrong with the command line.
struct UsageError: Error {
  var message: String

  init(_ message: String) { self.message = message }
}

/// Options of the form `--name value`.
struct Arguments {
  private var values: [String: String] = [:]

  /// Takes the words behind the verb apart.
  ///
  /// - Throws: ``UsageError`` where a word is no option or an option has no value.
  init(_ words: ArraySlice<String>) throws(UsageError) {
    var words = words
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else { throw UsageError("unexpected argument '\(word)'") }
      guard let value = words.popFirst() else { throw UsageError("'\(word)' needs a value") }
      values[String(word.dropFirst(2))] = value
    }
  }

  /// The value of an option.
  func text(_ name: String) -> String? { values[name] }

  /// The value of an option that must be there.
  func required(_ name: String) throws(UsageError) -> String {
    guard let value = values[name] else { throw UsageError("'--\(name)' is needed") }
    return value
  }

  /// A whole number above zero.
  func count(_ name: String, default fallback: Int) throws(UsageError) -> Int {
    guard let text = values[name] else { return fallback }
    guard let value = Int(text), value > 0 else {
      throw UsageError("'--\(name) \(text)' is no number above zero")
    }
    return value
  }

  /// A number above zero.
  func number(_ name: String, default fallback: Double) throws(UsageError) -> Double {
    guard let text = values[name] else { return fallback }
    guard let value = Double(text), value > 0, value.isFinite else {
      throw UsageError("'--\(name) \(text)' is no number above zero")
    }
    return value
  }

  /// Names separated by commas; nil where the option is not there.
  func names(_ name: String) -> Set<String>? {
    values[name].map { Set($0.split(separator: ",").map(String.init)) }
  }
}
