public import KQLEngine
import KQLSyntax

/// A query that is large, or that asks for much in few words, and what must come of it.
///
/// Each ends within the limits of rows and memory in ``limits``, without a limit of time: a query
/// whose work no limit bounds would be a defect.
public struct HardQuery: Sendable, CustomStringConvertible {
  /// What is hard about it.
  public let name: String
  /// How it ends.
  public let outcome: Outcome
  private let make: @Sendable () -> String

  /// How a query ends.
  public enum Outcome: Sendable, Hashable {
    /// With rows; the first cell of the first is this.
    case answer(Value)
    /// With an error of this code.
    case error(String)
  }

  /// The text; made anew each time, since some are of megabytes.
  public var text: String { make() }

  /// The name.
  public var description: String { name }

  /// The limit of memory in bytes.
  private let maxMemory: Int

  /// The limits under which the queries end; some with less memory.
  public static let limits = QueryOptions(maxRows: 50_000, maxMemory: 256 << 20)

  /// Creates a query.
  ///
  /// - Parameters:
  ///   - name: What is hard about it.
  ///   - outcome: How it ends.
  ///   - maxMemory: The limit of memory in bytes.
  ///   - make: Makes its text.
  public init(
    _ name: String, _ outcome: Outcome, maxMemory: Int = 256 << 20,
    _ make: @escaping @Sendable () -> String
  ) {
    self.maxMemory = maxMemory
    self.name = name
    self.outcome = outcome
    self.make = make
  }

  /// What is wrong with the way the query ends; nil where it ends as stated.
  ///
  /// - Returns: The problem in words, or nil.
  public func problem() -> String? {
    do throws(QueryFailure) {
      var options = HardQuery.limits
      options.maxMemory = maxMemory
      let table = try Catalog().query(text, options: options)
      let found = table.rows.first?.values.first ?? .null
      return outcome == .answer(found) ? nil : "answered \(ValueText.string(found))"
    } catch {
      if outcome == .error(error.code) { return nil }
      return "refused with \(error.code): \(error.diagnostics.first?.message ?? "")"
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static func numbers(_ count: Int) -> String {
    (0..<count).map { "\($0)" }.joined(separator: ",")
  }

  /// All of them.
  ///
  /// - Parameter scale: How large the long texts are; at 1 up to 10 MB and a million values.
  /// - Returns: The queries, the long ones first.
  public static func all(scale: Double = 1) -> [HardQuery] {
    large(max(1_000, Int(1_000_000 * scale))) + bombs + overflows + unbounded
  }

  /// Aggregates that keep more and more.
  private static let unbounded: [HardQuery] = [
    HardQuery("a range without end, in groups", .error("kql.limit.memory"), maxMemory: 16 << 20) {
      "range x from 1 to 9223372036854775807 step 1 | summarize count() by x"
    },
    HardQuery("a range without end, in a list", .error("kql.limit.memory"), maxMemory: 16 << 20) {
      "range x from 1 to 9223372036854775807 step 1 | summarize make_list(x)"
    },
    HardQuery("a range without end, in a set", .error("kql.limit.memory"), maxMemory: 16 << 20) {
      "range x from 1 to 9223372036854775807 step 1 | summarize make_set(x)"
    },
    HardQuery(
      "a range without end, counted distinctly", .error("kql.limit.memory"), maxMemory: 16 << 20
    ) {
      "range x from 1 to 9223372036854775807 step 1 | summarize dcount(x)"
    },
    HardQuery("a range without end, percentiles", .error("kql.limit.memory"), maxMemory: 16 << 20) {
      "range x from 1 to 9223372036854775807 step 1 | summarize percentile(x, 50)"
    },
    HardQuery("a list of long texts", .error("kql.limit.memory"), maxMemory: 16 << 20) {
      "range x from 1 to 1000000 step 1 | extend s = strrep('a', 1000) | summarize make_list(s)"
    },
  ]

  /// Long texts, of up to ten times as many bytes and as many values as `size`.
  private static func large(_ size: Int) -> [HardQuery] {
    [
      HardQuery("10,000 parentheses", .error("kql.syntax.too-deep")) {
        "print " + times("(", 10_000) + "1" + times(")", 10_000)
      },
      HardQuery("10,000 pipes", .error("kql.syntax.too-deep")) {
        "print x = 1" + times(" | extend x = x", 10_000)
      },
      HardQuery("megabytes of spaces", .answer(.long(1))) { "print" + times(" ", 10 * size) + "1" },
      HardQuery("megabytes of text", .answer(.long(Int64(10 * size)))) {
        "print strlen('" + times("a", 10 * size) + "')"
      },
      HardQuery("megabytes of comments", .answer(.long(1))) {
        times("// nothing of note here\n", size / 4) + "print 1"
      },
      HardQuery("megabytes of letters", .error("kql.bind.unknown-table")) { times("a", 10 * size) },
      HardQuery("megabytes of pipes", .error("kql.syntax.operator")) {
        "print 1 " + times("|", 10 * size)
      },
      HardQuery("many numbers in a list", .error("kql.limit.plan-size")) {
        "range x from 1 to 10 step 1 | where x in (" + numbers(size) + ") | count"
      },
      HardQuery("many texts in a list", .error("kql.limit.plan-size")) {
        "print x = 'k7' | where x in ("
          + (0..<size).map { "'k\($0)'" }.joined(separator: ",") + ") | count"
      },
      HardQuery("many rows in a datatable", .answer(.long(Int64(size)))) {
        "datatable(x:long)[" + numbers(size) + "] | count"
      },
      HardQuery("100,000 columns", .error("kql.limit.plan-size")) {
        "print " + (0..<100_000).map { "c\($0) = \($0)" }.joined(separator: ", ")
      },
      HardQuery("100,000 columns, projected", .error("kql.limit.plan-size")) {
        let names = (0..<100_000).map { "c\($0)" }
        return "print " + names.map { "\($0) = 0" }.joined(separator: ", ") + " | project "
          + names.joined(separator: ", ")
      },
      HardQuery("3,000 statements", .answer(.long(2_999))) {
        (0..<3_000).map { "let v\($0) = \($0);" }.joined() + "print v2999"
      },
      HardQuery("a JSON document 100,000 deep", .answer(.string("string"))) {
        "print gettype(parse_json(strcat(strrep('[', 100000), strrep(']', 100000))))"
      },
      HardQuery("a long array", .answer(.long(Int64(size)))) {
        "print array_length(dynamic([" + numbers(size) + "]))"
      },
    ]
  }

  /// Few words that ask for much.
  private static let bombs: [HardQuery] = [
    HardQuery("a range without end", .error("kql.limit.rows")) {
      "range x from 1 to 9223372036854775807 step 1"
    },
    HardQuery("a range without end, sorted", .error("kql.limit.memory")) {
      "range x from 1 to 9223372036854775807 step 1 | sort by x desc"
    },
    HardQuery("a join of all with all", .error("kql.limit.rows")) {
      """
      range x from 1 to 40000 step 1 | extend k = 1
      | join kind=inner (range y from 1 to 40000 step 1 | extend k = 1) on k
      """
    },
    HardQuery("a join of all with all, sorted", .error("kql.limit.memory")) {
      """
      range x from 1 to 40000 step 1 | extend k = 1
      | join kind=inner (range y from 1 to 40000 step 1 | extend k = 1) on k | sort by x asc, y asc
      """
    },
    HardQuery("an expansion of expansions", .error("kql.limit.rows")) {
      "print a = range(1, 1000)" + times(" | extend b = a | mv-expand b", 4)
    },
    HardQuery("a text of 3 TB", .answer(.long(3_072))) {
      "print strlen(strrep('abc', 1000000000000))"
    },
    HardQuery("an array of 10^12", .answer(.long(1_048_576))) {
      "print array_length(repeat('abc', 1000000000000))"
    },
    HardQuery("a text that doubles", .error("kql.limit.memory")) {
      "print x = 'aaaaaaaaaa'" + times(" | extend x = strcat(x, x)", 60) + " | project strlen(x)"
    },
    HardQuery("an array that doubles", .error("kql.limit.memory")) {
      "print x = dynamic([1,2])" + times(" | extend x = array_concat(x, x)", 60)
        + " | project array_length(x)"
    },
    HardQuery("a tree that doubles", .error("kql.limit.memory")) {
      "print x = dynamic([1])" + times(" | extend x = pack_array(x, x)", 60)
        + " | project strlen(tostring(x))"
    },
    HardQuery("a regex that backtracks", .answer(.bool(false))) {
      "print strcat(strrep('a', 100000), '!') matches regex '(a+)+$'"
    },
    HardQuery("a regex of many ways", .answer(.bool(false))) {
      "print strcat(strrep('a', 100000), '!') matches regex '(a|a|aa)*b'"
    },
    HardQuery("a regex of many parts", .answer(.bool(true))) {
      "print strrep('a', 500) matches regex '" + times("a?", 500) + times("a", 500) + "'"
    },
    HardQuery("a regex of huge counts", .error("kql.bind.argument-value")) {
      "print 'a' matches regex '((a{1000}){1000}){1000}'"
    },
    HardQuery("a regex 10,000 deep", .error("kql.bind.argument-value")) {
      "print 'a' matches regex '" + times("(", 10_000) + "a" + times(")", 10_000) + "'"
    },
    HardQuery("a series without end", .error("kql.limit.series")) {
      "range x from 1 to 3 step 1 | make-series count() on x from 0 to 9000000000000000000 step 1"
    },
  ]

  /// Numbers at the ends of their types.
  private static let overflows: [HardQuery] = [
    ("long(9223372036854775807) + 1", Value.long(.min)),
    ("-long(-9223372036854775808)", .long(.min)),
    ("long(-9223372036854775808) - 1", .long(.max)),
    ("long(9223372036854775807) * 2", .long(-2)),
    ("long(-9223372036854775808) / -1", .long(.min)),
    ("long(-9223372036854775808) % -1", .long(0)),
    ("abs(long(-9223372036854775808))", .long(.min)),
    ("bin(long(-9223372036854775808), 7)", .long(9_223_372_036_854_775_802)),
    ("isnull(datetime(9999-12-31) + 1000d)", .bool(true)),
    ("isnull(datetime(0001-01-01) - 1d)", .bool(true)),
    ("isnull(datetime_add('year', 9000000000000000000, datetime(2020-01-01)))", .bool(true)),
    ("isnull(make_datetime(9999999999, 1, 1))", .bool(true)),
    ("binary_shift_left(1, 100)", .long(1 << 36)),
    ("substring('abc', 9223372036854775807, 9223372036854775807)", .string("")),
    ("substring('abc', long(-9223372036854775808), 9223372036854775807)", .string("")),
    (
      "array_length(array_slice(dynamic([1,2,3]), long(-9223372036854775808), 9223372036854775807))",
      .long(3)
    ),
    ("isnull(dynamic([1])[9223372036854775807])", .bool(true)),
  ].map { text, value in HardQuery(text, .answer(value)) { "print " + text } }
}
