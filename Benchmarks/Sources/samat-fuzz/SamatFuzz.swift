import Glibc
import KQLEngine
import KQLSyntax
import SamatTesting

/// `samat-fuzz TARGET SECONDS SEED INPUT-FILE QUERY-FOLDER [JSONL-FILE]`: puts one odd input after
/// the other to a part of the engine until the time is over.
///
/// The input at work stands in INPUT-FILE, so that `Scripts/fuzz.sh` can keep it where the process
/// is ended by a trap or by the watch over stalls. What is wrong but traps nothing is printed as a
/// line that begins with `finding:`, and the exit status is then 1.
@main struct SamatFuzz {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 5, let seconds = Double(words[1]), let seed = UInt64(words[2]),
      let input = CurrentInput(path: words[3])
    else {
      print("usage: samat-fuzz syntax|queries|files SECONDS SEED INPUT-FILE QUERY-FOLDER [JSONL]")
      exit(2)
    }
    // More than any limit of a query allows: an allocation beyond it ends the process.
    var limit = rlimit(rlim_cur: 6 << 30, rlim_max: 6 << 30)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    let corpus = Corpus.queries(folder: words[4]) + words.dropFirst(5).flatMap(Corpus.recorded)
    let findings: Int
    switch words[0] {
    case "syntax": findings = SyntaxTarget(seed, corpus).run(seconds, input)
    case "queries": findings = QueryTarget(seed, corpus).run(seconds, input)
    case "files": findings = FileTarget(seed).run(seconds, input)
    default:
      print("unknown target '\(words[0])'")
      exit(2)
    }
    exit(findings == 0 ? 0 : 1)
  }
}

/// The queries that are changed.
enum Corpus {
  /// Those of the query files in a folder.
  static func queries(folder: String) -> [String] {
    QueryFile.paths(in: folder).flatMap { path -> [String] in
      guard let file = try? QueryFile(path: path) else { return [] }
      return file.blocks.compactMap { block in
        if case .table = block.kind { nil } else { block.text }
      }
    }
  }

  /// The `query` members of a file of JSON lines.
  static func recorded(path: String) -> [String] {
    guard let file = try? FileBytes(path: path) else { return [] }
    let text = String(decoding: file.bytes, as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      guard case .object(let members) = JSONText.parse(String(line)),
        case .string(let query) = members["query"]
      else { return nil }
      return query
    }
  }
}

/// A target: makes one input after the other and looks at what comes out.
protocol FuzzTarget {
  /// Makes the next input, keeps it, and puts it to the test.
  ///
  /// - Returns: What is wrong, or nil.
  mutating func step(_ input: CurrentInput) -> String?

  /// How many inputs were fine, so that a run that only ever is refused shows.
  var accepted: Int { get }
}

extension FuzzTarget {
  /// Runs until the time is over; prints findings and the memory at the end.
  func run(_ seconds: Double, _ input: CurrentInput) -> Int {
    var target = self
    var findings = 0
    var count = 0
    let end = Watch.now() + seconds
    let watch = Watch()
    var early = 0
    while Watch.now() < end {
      count += 1
      if let problem = target.step(input) {
        findings += 1
        if findings <= 50 {
          print("finding: \(problem)\n  input: \(input.text.debugDescription)")
          fflush(nil)
        }
      }
      watch.beat()
      if count == 2_000 { early = Watch.residentKilobytes() }
    }
    let now = Watch.residentKilobytes()
    print(
      "\(count) inputs, \(target.accepted) accepted, \(findings) findings, resident \(now >> 10) MiB"
        + (early > 0 ? ", after 2000 inputs \(early >> 10) MiB" : ""))
    return findings
  }
}
