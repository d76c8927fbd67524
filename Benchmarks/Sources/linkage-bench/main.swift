// linkage-bench: how well and how fast records are linked.
//
//     linkage-bench A.csv B.csv      two registers with a column rec_id whose second part names the record,
//                                    as Scripts/export-febrl.py writes them
//     linkage-bench --within A.csv   one register in which records stand more than once
//     linkage-bench --made 50000     two made-up registers of so many records each, with errors

import Glibc
import KQLEngine
import SamatKit

struct Register {
  var ids: [String] = []
  var columns: [[String]] = []
}

func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func rounded(_ value: Double?) -> String {
  value.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? "none"
}

/// Links two registers. Thresholds come from the pairs of every other record; the rest is scored.
func score(
  _ title: String, _ left: Register, _ right: Register, _ fields: [LinkageField],
  _ keys: [BlockingKey]
) {
  let linkage = RecordLinkage(fields: fields, keys: keys)
  let start = seconds()
  let result = linkage.link(left.columns, right.columns)
  let took = seconds() - start
  var rightRows: [String: Int] = [:]
  for (row, id) in right.ids.enumerated() { rightRows[id] = row }
  var truth: [Int: Int] = [:]
  for (row, id) in left.ids.enumerated() { truth[row] = rightRows[id] }
  let sample = result.pairs.filter { $0.left % 2 == 0 }.map {
    (score: $0.score, isMatch: truth[$0.left] == $0.right)
  }
  guard let thresholds = LinkageThresholds.fitted(to: sample) else {
    print("\(title): the sample has no true pair that reaches the precision")
    return
  }
  let linked = RecordLinkage.oneToOne(result.pairs, from: thresholds.match)
  let confusion = LinkageResult.confusion(
    linked.filter { $0.left % 2 == 1 }, against: truth.filter { $0.key % 2 == 1 })
  print(
    "\(title): \(left.ids.count) + \(right.ids.count) records, \(result.pairs.count) candidates, "
      + "\(result.skippedBlocks) blocks left out, match from \(rounded(thresholds.match)); on the "
      + "other half precision \(rounded(confusion.precision)), recall \(rounded(confusion.recall)), "
      + "F1 \(rounded(confusion.f1)); \(rounded(took)) s on one thread")
}

/// Finds the records of one register that stand in it more than once. Thresholds come from the pairs of
/// the units with an even number; those of the others are scored.
func scoreWithin(
  _ title: String, _ register: Register, _ fields: [LinkageField], _ keys: [BlockingKey]
) {
  let linkage = RecordLinkage(fields: fields, keys: keys)
  let start = seconds()
  let result = linkage.link(within: register.columns)
  let took = seconds() - start
  // Half of the units: a pair of two units belongs to the half of its earlier record.
  let isSample = register.ids.map { (Int($0) ?? 0) % 2 == 0 }
  let sample = result.pairs.filter { isSample[$0.left] }.map {
    (score: $0.score, isMatch: register.ids[$0.left] == register.ids[$0.right])
  }
  guard let thresholds = LinkageThresholds.fitted(to: sample, precision: 0.9) else {
    print("\(title): the sample has no true pair that reaches the precision")
    return
  }
  let linked = result.pairs.filter { !isSample[$0.left] && $0.score >= thresholds.match }
  var units = register.ids
  for row in units.indices where isSample[row] { units[row] = "sample \(row)" }
  let confusion = LinkageResult.confusion(linked, within: units)
  print(
    "\(title): \(register.ids.count) records, \(result.pairs.count) candidates, "
      + "\(result.skippedBlocks) blocks left out, match from \(rounded(thresholds.match)); on the other "
      + "half precision \(rounded(confusion.precision)), recall \(rounded(confusion.recall)), F1 "
      + "\(rounded(confusion.f1)); \(rounded(took)) s on one thread")
}

func read(_ path: String) throws -> (Register, [String]) {
  var options = ReadOptions()
  let names = [
    "rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb",
    "postcode", "state", "date_of_birth", "soc_sec_id",
  ]
  for name in names { options.columnTypes[name] = Value.string("").type }
  let table = try TableFiles.load(path: path, options: options)
  var register = Register(columns: names.dropFirst().map { _ in [] })
  for row in table.rows {
    let parts = ValueText.string(row["rec_id"]).split(separator: "-")
    register.ids.append(parts.count > 1 ? String(parts[1]) : "")
    for (place, name) in names.dropFirst().enumerated() {
      register.columns[place].append(ValueText.string(row[name]))
    }
  }
  return (register, Array(names.dropFirst()))
}

func key(_ parts: Int...) -> BlockingKey { BlockingKey(parts.map { BlockingKey.Part($0) }) }

let febrlKeys = [key(8), key(0, 1), key(1, 6), key(0, 6), key(3, 6)]

func febrlFields(_ names: [String]) -> [LinkageField] {
  let whole: Set<String> = ["street_number", "postcode", "date_of_birth", "soc_sec_id"]
  return names.map { LinkageField($0, whole.contains($0) ? .identifier : .text) }
}

/// A generator of its own, so that every machine makes the same registers.
struct Dice {
  var state: UInt64
  mutating func next(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(count))
  }
}

/// Names of made-up units in Persian, each with a place, a number and, for two of three, an identifier;
/// in the second register letters are lost, swapped or written in Arabic, and identifiers missing.
func made(_ count: Int) -> (Register, Register) {
  let kinds = [
    "نساجی", "فولاد", "کاشی", "سیمان", "پلاستیک", "لبنیات", "چرم", "رنگ", "شیشه", "کابل",
  ]
  let letters = Array("ابتدرسشفقکگلمنوهی")
  var dice = Dice(state: 7)
  var (left, right) = (Register(columns: [[], [], [], []]), Register(columns: [[], [], [], []]))
  for number in 0..<count {
    var word = ""
    for _ in 0..<(4 + dice.next(4)) { word.append(letters[dice.next(letters.count)]) }
    let kind = kinds[dice.next(kinds.count)]
    let identifier = "1\(1_000_000_000 + number &* 7919 % 999_999_937)"
    let (place, size) = ("IR-\(10 + dice.next(21))", 5 + dice.next(400))
    left.ids.append("\(number)")
    left.columns[0].append(dice.next(3) == 0 ? "" : identifier)
    left.columns[1].append("شرکت \(kind) \(word)")
    left.columns[2].append(place)
    left.columns[3].append("\(size)")
    var other = Array(word)
    if dice.next(3) == 0 { other.remove(at: dice.next(other.count)) }
    if dice.next(5) == 0 { other.swapAt(0, other.count - 1) }
    let written = String(other).replacing("ی", with: "ي").replacing("ک", with: "ك")
    right.ids.append("\(number)")
    right.columns[0].append(dice.next(3) == 0 ? "" : identifier)
    right.columns[1].append(dice.next(2) == 0 ? "\(kind) \(written)" : "صنایع \(kind) \(written)")
    right.columns[2].append(dice.next(20) == 0 ? "" : place)
    right.columns[3].append("\(size + dice.next(7) - 3)")
  }
  return (left, right)
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--made" {
  let (left, right) = made(arguments.dropFirst().first.flatMap { Int($0) } ?? 50_000)
  let fields = [
    LinkageField("national_id", .identifier), LinkageField("name", .text),
    LinkageField("province", .identifier), LinkageField("employees", .number(tolerance: 20)),
  ]
  // The beginning, the end and the size: whichever a clerk wrote right.
  let keys = [
    BlockingKey([.init(1, prefix: 7), .init(2)]), BlockingKey([.init(1, suffix: 3), .init(2)]),
    BlockingKey([.init(1, prefix: 7), .init(1, suffix: 2)]),
  ]
  score("made up", left, right, fields, [key(0)] + keys)
} else if arguments.first == "--within", arguments.count == 2 {
  let (register, names) = try read(arguments[1])
  scoreWithin("with the identifier", register, febrlFields(names), febrlKeys + [key(9)])
  var without = register
  without.columns.removeLast()
  scoreWithin("without it", without, febrlFields(names.dropLast()), febrlKeys)
} else if arguments.count == 2 {
  let (left, names) = try read(arguments[0])
  let (right, _) = try read(arguments[1])
  let (fields, keys) = (febrlFields, febrlKeys)
  score("with the identifier", left, right, fields(names), keys + [key(9)])
  var (one, other) = (left, right)
  one.columns.removeLast()
  other.columns.removeLast()
  score("without it", one, other, fields(names.dropLast()), keys)
} else {
  print("linkage-bench A.csv B.csv, linkage-bench --within A.csv, or linkage-bench --made 50000")
}
