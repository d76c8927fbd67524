import KQLEngine
import KQLSyntax
import PersianText
import SamatTesting
import Testing

@testable import SamatKit

/// How events and states become bytes, and come back.
@Suite struct JournalCodingTests {
  private static let day = SolarHijriDate(year: 1404, month: 4, day: 9)!

  /// An event with everything that an event may have.
  private struct Everything: DomainEvent, Codable {
    static let kinds = ["everything"]
    var kind: String { "everything" }
    var subject: Subject { Subject("thing", "1") }
    enum Word: String, Codable { case one, two }
    var text = "a \"b\" \\ \n\t\u{1} سلام 🚩"
    var number = Int.min
    var small: UInt8 = 255
    var real = 0.1
    var truth = true
    var day = JournalCodingTests.day
    var word = Word.two
    var nothing: String?
    var something: Int? = 4
    var list = ["a", "", "ی"]
    var words: [Word] = [.one]
    var days: [SolarHijriDate] = [JournalCodingTests.day]
    var empty: [Int] = []

    static func decode(_ kind: String, from decoder: any Decoder) throws -> Everything {
      try Everything(from: decoder)
    }
  }

  private struct Nested: DomainEvent, Codable {
    static let kinds = ["nested"]
    var kind: String { "nested" }
    var subject: Subject { Subject("thing", "1") }
    var inner = ["a": 1]
    static func decode(_ kind: String, from decoder: any Decoder) throws -> Nested {
      try Nested(from: decoder)
    }
  }

  @Test func eventsComeBack() throws {
    let event = Everything()
    let body = try EventEncoder.body(of: event)
    #expect(!body.contains("\n") && !body.contains("nothing"))
    #expect(body.contains(#""day":"1404-04-09","word":"two""#))
    #expect(try Everything.decode("everything", from: EventDecoder(body)) == event)
    // Keys may be added, and spaces do not matter.
    let spaced = " { \"new\" : [ 1 , null ] ," + body.dropFirst()
    #expect(try Everything.decode("everything", from: EventDecoder(spaced)) == event)
    #expect(throws: EncodingError.self) { try EventEncoder.body(of: Nested()) }
    var endless = Everything()
    endless.real = .infinity
    #expect(throws: EncodingError.self) { try EventEncoder.body(of: endless) }
  }

  @Test(arguments: [
    "", "{", "[]", "{}x", #"{"a":1,"a":2}"#, #"{"a":{}}"#, #"{"a":[[1]]}"#, #"{"a":01}"#,
    #"{"a":1.}"#,
    #"{"a":9223372036854775808}"#, #"{"a":1e999}"#, #"{"a":"\x"}"#, #"{"a":"\ud800"}"#,
    "{\"a\":\"\n\"}",
    #"{"a":tru}"#, #"{"a":1,}"#, #"{a:1}"#, #"{"a" 1}"#, #"{"a":+1}"#,
  ])
  func isStrict(_ text: String) {
    #expect(throws: FlatJSONProblem.self) { try FlatJSON.readObject(text) }
  }

  @Test func escapesAreRead() throws {
    let object = try FlatJSON.readObject(#"{"a":"\u0041\ud83d\udea9\/\b\f\r","b":-0,"c":1.5e2}"#)
    #expect(object["a"] == .string("A🚩/\u{8}\u{C}\r"))
    #expect(object["b"] == .integer(0))
    #expect(object["c"] == .real(150))
  }

  @Test func typesMustFit() throws {
    let body = try EventEncoder.body(of: Everything())
    for (from, to) in [
      ("\"small\":255", "\"small\":256"), ("\"truth\":true", "\"truth\":1"),
      ("\"word\":\"two\"", "\"word\":\"three\""), ("\"real\":0.1", "\"real\":\"0.1\""),
      ("\"list\":[\"a\"", "\"list\":[1"), ("\"text\":", "\"texts\":"),
    ] {
      #expect(body.contains(from))
      #expect(throws: DecodingError.self) {
        try Everything.decode("everything", from: EventDecoder(body.replacing(from, with: to)))
      }
    }
  }

  /// A state with everything that `Codable` can ask for.
  private struct State: Codable, Hashable {
    enum Shape: Codable, Hashable {
      case none
      case circle(radius: Double)
      case named(String, count: Int)
    }
    class Base: Codable {
      var a = 1
    }
    var shapes: [Shape] = [.none, .circle(radius: 1.5), .named("x", count: -3)]
    var byName: [String: Shape] = ["a": .none, "ی": .named("", count: 0)]
    var byNumber: [Int: [String?]] = [3: ["a", nil], -1: []]
    var set: Set<String> = ["p", "q"]
    var day: SolarHijriDate? = JournalCodingTests.day
    var none: SolarHijriDate?
    var big = UInt64.max
    var numbers: [Int64] = [0, -1, .max, .min]
    var reals: [Double] = [0, -0.0, 1e300]
    var flags = [true, false]
    var deep: [[[Int]]] = [[[1], []], []]
    var character: [String: [String: Int?]] = ["x": ["y": nil, "z": 1]]
  }

  @Test func statesComeBack() throws {
    let state = State()
    let bytes = try StateWriter.bytes(of: state)
    #expect(try StateReader.read(State.self, from: bytes) == state)
    #expect(try StateReader.read([Int].self, from: StateWriter.bytes(of: [1, 2])) == [1, 2])
    #expect(try StateReader.read(String.self, from: StateWriter.bytes(of: "x")) == "x")
    #expect(try StateReader.read(Int?.self, from: StateWriter.bytes(of: Int?.none)) == nil)
  }

  @Test func keysMayComeInAnyOrder() throws {
    struct Old: Codable {
      var a = 1
      var b = "x"
      var c: [Int] = [1, 2]
      var d: Int?
    }
    struct New: Codable {
      var d: Int?
      var c: [Int]
      var e: String?
      var a: Int
    }
    let new = try StateReader.read(New.self, from: StateWriter.bytes(of: Old()))
    #expect(new.a == 1 && new.c == [1, 2] && new.e == nil && new.d == nil)
    #expect(throws: DecodingError.self) {
      struct Strict: Codable { var e: String }
      _ = try StateReader.read(Strict.self, from: StateWriter.bytes(of: Old()))
    }
  }

  @Test func damagedStatesAreErrors() throws {
    let bytes = try StateWriter.bytes(of: State())
    for count in 0..<bytes.count {
      #expect(throws: DecodingError.self) {
        _ = try StateReader.read(State.self, from: Array(bytes.prefix(count)))
      }
    }
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<3000 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
        in: 0...255, using: &generator)
      _ = try? StateReader.read(State.self, from: damaged)
    }
  }

  @Test func hashesAreOfTheLine() throws {
    let event = StoredEvent(
      position: 1, batch: 1, command: "account.open", key: nil, actor: "a", day: Self.day,
      recorded: 638_868_384_000_000_001, subject: Subject("account", "K-1"), version: 1,
      kind: "account.closed", body: #"{"account":"K-1"}"#)
    var line: [UInt8] = []
    EventLine.write(event, to: &line)
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"position":1,"batch":1,"command":"account.open","actor":"a","day":"2025-06-30","recorded":"#
        + #""2025-06-30T00:00:00.0000001Z","subject":"account/K-1","version":1,"kind":"account.closed","#
        + #""body":{"account":"K-1"}}"#)
    let text = String(repeating: "0", count: 64) + "\n" + String(decoding: line, as: UTF8.self)
    let hash = EventHash.of(event, after: .origin)
    #expect(hash.bytes == SHA256.digest(Array(text.utf8)))
    #expect(EventHash(hash.description) == hash && EventHash(bytes: hash.bytes) == hash)
    #expect(EventHash("00") == nil && EventHash(String(repeating: "g", count: 64)) == nil)
    var whole: [UInt8] = []
    var hashed = event
    hashed.hash = hash
    EventLine.writeWhole(hashed, to: &whole)
    let read = whole.dropLast().withContiguousStorageIfAvailable { EventLine.read($0) }
    guard case .success(let (back, true)) = read else {
      Issue.record("the line is not read")
      return
    }
    #expect(back == hashed)
  }

  /// The examples of NIST for messages of one block, of two, and of a million bytes.
  @Test func digestsAreRight() {
    func digest(_ text: String) -> String {
      EventHash(bytes: SHA256.digest(Array(text.utf8)))?.description ?? ""
    }
    #expect(digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      digest(String(repeating: "a", count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    // Around the ends of blocks.
    #expect(
      digest(String(repeating: "a", count: 55))
        == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
    #expect(
      digest(String(repeating: "a", count: 64))
        == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }
}
