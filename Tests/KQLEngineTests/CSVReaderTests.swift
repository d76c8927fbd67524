import KQLSyntax
import Testing

@testable import KQLEngine

@Suite struct CSVReaderTests {
  private func types(_ table: Table) -> [DataType] { table.schema.columns.map(\.type) }

  private func code(_ text: String, _ options: ReadOptions = ReadOptions()) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try CSVReader().read(text: text, options: options)
      return nil
    } catch {
      return error
    }
  }

  @Test func infersTypesFromTheWholeFile() throws {
    let table = try CSVReader().read(
      """
      b,l,r,d,t,j,s,e
      true,1,1.5,2024-03-20,02:03:04,[1],x,
      FALSE,-20,2,2024-03-20T10:00:00Z,1.02:03:04,"{""a"": 1}",,
      ,,,,,,,
      """)
    #expect(
      types(table) == [.bool, .long, .real, .datetime, .timespan, .dynamic, .string, .string])
    #expect(table.rowCount == 3)
    #expect(table.rows[1]["l"] == .long(-20))
    #expect(table.rows[1]["r"] == .real(2))
    #expect(table.rows[0]["t"] == .timespan(73_840_000_000))
    #expect(table.rows[2].values.prefix(6).allSatisfy { $0.isNull })
    #expect(table.rows[2]["s"] == .string(""))
  }

  @Test(arguments: [
    ("0101\n7", DataType.string), ("+98\n1", .string), ("1234567890123456789\n1", .string),
    ("123456789012345678\n1", .long), ("0\n-5", .long), ("0.5\n1e3", .real), ("00.5\n1", .string),
    ("1\nx", .string), ("1\n2.5", .real), ("1\ntrue", .string), ("1,5\n", .string),
    ("2024-02-30\n2024-02-28", .string), ("12:30\n13:30", .string), ("NaN\n1", .real),
    ("5.\n6.", .string), ("2024\n2025", .long), ("[1\n[2]", .string), ("{}\n\n[]", .dynamic),
    ("\"12\"\n3", .long), (" 12 \n3", .long),
  ])
  func infersOnlyWhatIsWrittenBackTheSame(body: String, type: DataType) throws {
    let text = body.contains(",") ? "\"" + body + "\"" : body
    let table = try CSVReader().read(text: "v\n" + text)
    #expect(types(table) == [type])
  }

  @Test func widensLateInTheFile() throws {
    var text = "a,b,c\n"
    for row in 0..<70_000 { text += "\(row),1,2024-01-01\n" }
    text += "1.5,x,2024-01-02\n"
    let table = try CSVReader().read(text: text)
    #expect(types(table) == [.real, .string, .datetime])
    #expect(table.rowCount == 70_001)
    #expect(table.rows[69_999].values.prefix(2) == [.real(69_999), .string("1")])
    #expect(table.rows[70_000].values.prefix(2) == [.real(1.5), .string("x")])
  }

  @Test func valuesMayBeginLate() throws {
    let text = "a,b\n" + String(repeating: "1,\n", count: 40_000) + "1,5\n"
    let table = try CSVReader().read(text: text)
    #expect(types(table) == [.long, .long])
    #expect(table.rows[0]["b"] == .null)
    #expect(table.rows[40_000]["b"] == .long(5))
  }

  @Test func readsQuotesAfterRFC4180() throws {
    let table = try CSVReader().read(
      text: "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n\r\n\"\",last\"quote\"")
    #expect(table.rowCount == 2)
    #expect(table.rows[0].values == [.string("x, \"y\""), .string("two\nlines")])
    #expect(table.rows[1].values == [.string(""), .string("last\"quote\"")])
  }

  @Test func survivesMarksLineEndsAndMissingEnds() throws {
    for text in ["\u{FEFF}a,b\n1,2", "a,b\r\n1,2\r\n", "\n\na,b\n\n1,2\n\n", "a,b\r1,2\r"] {
      let table = try CSVReader().read(text: text)
      #expect(table.schema.names == ["a", "b"])
      #expect(table.rows.map(\.values) == [[.long(1), .long(2)]])
    }
    let trailing = try CSVReader().read(text: "a,b\n1,")
    #expect(trailing.rows[0].values == [.long(1), .string("")])
  }

  @Test func matchesADeclaredSchemaByNameAndAlias() throws {
    var options = ReadOptions(
      schema: Schema([
        ColumnSchema("year", .int, aliases: ["سال"]), ColumnSchema("code", .string),
        ColumnSchema("at", .datetime), ColumnSchema("id", .guid), ColumnSchema("n", .decimal),
      ]))
    let text = "code,سال,at,id,n\n0101,1404,1404-03-10,74be27de-1e4e-49d9-b579-fe0b331d3642,1.50"
    let table = try CSVReader().read(text: text, options: options)
    #expect(table.schema == options.schema)
    #expect(table.rows[0]["year"] == .int(1404))
    #expect(table.rows[0]["code"] == .string("0101"))
    #expect(table.rows[0]["n"] == .decimal(Decimal(coefficient: 15, scale: 1)))
    options.parseDate = { $0.count == 10 ? 42 : nil }
    #expect(try CSVReader().read(text: text, options: options).rows[0]["at"] == .datetime(42))
    options.extraColumns = .refuse
    #expect(code(text + "\n", options) == nil)
    #expect(code("code\n1", options)?.code == "kql.data.csv.missing-column")
    let extra = code("code,سال,at,id,n,more\n", options)
    #expect(extra?.code == "kql.data.csv.unknown-column")
    #expect(extra?.message == "input: unknown column 'more'")
    #expect(code("year,سال,code,at,id,n\n", options)?.code == "kql.data.csv.duplicate-column")
    options.extraColumns = .keep
    options.missingColumns = .fillWithNull
    let kept = try CSVReader().read(text: "more,code\n7,x", options: options)
    #expect(kept.schema.names == ["year", "code", "at", "id", "n", "more"])
    #expect(kept.rows[0].values == [.null, .string("x"), .null, .null, .null, .long(7)])
  }

  @Test func namesThePlaceAndTheWayOut() {
    var options = ReadOptions(
      fileName: "units.csv", schema: Schema([ColumnSchema("a", .string), ColumnSchema("n", .long)]))
    let value = code("a,n\nx,1\n\"two\nlines\",1\u{202E}2\n", options)
    #expect(value?.code == "kql.data.csv.value")
    #expect(
      value?.message
        == "units.csv:4: '1⟨U+202E⟩2' in column 'n' is no long (the row begins in line 3)")
    #expect(value?.help.hasPrefix("write a whole number such as 42") == true)
    let count = code("a,n\n1,2,3\n", options)
    #expect(count?.code == "kql.data.csv.field-count")
    #expect(count?.message.contains("units.csv:2: the row '1,2,3' has 3 fields") == true)
    #expect(code("a,n\n1\n", options)?.message.contains("1 field for 2 columns") == true)
    #expect(code("a,n\n\"x,1\n", options)?.code == "kql.data.csv.quote")
    #expect(code("a,n\n\"x\"y,1\n", options)?.code == "kql.data.csv.quote")
    #expect(code("", options)?.code == "kql.data.csv.header")
    #expect(code("\n\r\n", options)?.code == "kql.data.csv.header")
    options.schema = nil
    #expect(code("a,a\n1,2\n", options)?.code == "kql.data.csv.duplicate-column")
  }

  @Test func reportsTheFirstProblemOfTheFile() {
    let options = ReadOptions(
      schema: Schema([ColumnSchema("a", .long), ColumnSchema("b", .long)]))
    #expect(code("b,a\n1,2\n1,x\ny,1\n1\n", options)?.message.contains(":3: 'x'") == true)
    #expect(code("b,a\n1,2\n1\n1,x\n", options)?.code == "kql.data.csv.field-count")
  }

  @Test func refusesWhatIsNotUTF8() {
    var bytes = Array("a,b\n1,x\n2,".utf8) + [0xE3, 0x0A]
    #expect(throws: Diagnostic.self) { try CSVReader().read(bytes) }
    do throws(Diagnostic) {
      _ = try CSVReader().read(bytes)
    } catch {
      #expect(error.code == "kql.data.csv.encoding")
      #expect(error.message == "input:3: byte 0xE3 in column 'b' is not UTF-8")
    }
    bytes = [0xFF, 0xFE, 0x61, 0x00]
    do throws(Diagnostic) {
      _ = try CSVReader().read(bytes)
    } catch {
      #expect(error.help.contains("UTF-16"))
    }
  }

  @Test func skipsAndCountsBrokenRows() throws {
    var options = ReadOptions(
      schema: Schema([ColumnSchema("a", .long), ColumnSchema("b", .string)]))
    options.onError = .skip
    let bytes =
      Array("a,b\n1,x\nbad,y\n2\n3,\"z\n4,ok\n5,".utf8) + [0xC3, 0x28]
      + Array("\n6,end\n".utf8)
    let table = try CSVReader().read(bytes, options: options)
    #expect(
      table.rows.map(\.values) == [
        [.long(1), .string("x")], [.long(4), .string("ok")], [.long(6), .string("end")],
      ])
    #expect(table.notes.first == "4 rows of 'input' left out")
    #expect(table.notes.count == 5)
    options.maxNotes = 1
    #expect(try CSVReader().read(bytes, options: options).notes.last == "… 3 more")
  }

  @Test func readsNullTextsAndHooks() throws {
    var options = ReadOptions()
    options.nullText = "NA"
    options.parseNumber = { text in
      String(decoding: text, as: UTF8.self) == "۱۲" ? .long(12) : nil
    }
    let table = try CSVReader().read(
      text: "n,s,q\n۱۲,NA,\"NA\"\nNA,b,c\n3,c,d\n", options: options)
    #expect(types(table) == [.long, .string, .string])
    #expect(table.rows.map { $0["n"] } == [.long(12), .null, .long(3)])
    #expect(table.rows[0]["s"] == .string(""))
    #expect(table.rows[0]["q"] == .string("NA"))
  }

  @Test func readsWithoutHeaderAndWithOtherDelimiters() throws {
    var options = ReadOptions()
    options.header = .none
    options.delimiter = 0x3B
    let table = try CSVReader().read(text: "1;x\n2;y", options: options)
    #expect(table.schema.names == ["Column1", "Column2"])
    #expect(table.rowCount == 2)
    options.delimiter = nil
    let tabs = try TSVReader().read(text: "a\\tb\t\"q\"\t\\\\n", options: options)
    #expect(tabs.rows[0].values == [.string("a\tb"), .string("\"q\""), .string("\\n")])
  }

  @Test func encodesRepeatedTextsOnly() throws {
    var text = "few,many\n"
    for row in 0..<10_000 { text += "p\(row % 7),row number \(row)\n" }
    let table = try CSVReader().read(text: text)
    guard case .string(let few) = table.columns[0], case .string(let many) = table.columns[1] else {
      Issue.record("no strings")
      return
    }
    #expect(few.isDictionary && few.texts.count == 7)
    #expect(!many.isDictionary)
    #expect(few.string(at: 9_999) == "p3" && many.string(at: 9_999) == "row number 9999")
  }

  @Test func survivesAnyBytes() throws {
    var good = "id,name,at,ok,data\n"
    for row in 0..<40 {
      good += "\(row),\"نام, \"\"\(row)\"\"\",2024-01-\(row % 28 + 1),true,\"[1, {}]\"\r\n"
    }
    let bytes = Array(good.utf8)
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let salt: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x00, 0xFF, 0xE2, 0x5C, 0x2D, 0x39, 0x5B, 0xEF]
    let schema = Schema([
      ColumnSchema("id", .int), ColumnSchema("name", .string), ColumnSchema("at", .datetime),
      ColumnSchema("ok", .bool), ColumnSchema("data", .dynamic),
    ])
    var loaded = 0
    for round in 0..<1000 {
      var broken = bytes
      for _ in 0...random(6) {
        let place = random(broken.count)
        switch random(4) {
        case 0: broken.remove(at: place)
        case 1: broken.insert(salt[random(salt.count)], at: place)
        case 2: broken[place] = salt[random(salt.count)]
        default: broken = Array(broken[..<max(1, broken.count - random(40))])
        }
      }
      var options = ReadOptions(schema: round % 3 == 0 ? nil : schema)
      options.onError = round % 2 == 0 ? .skip : .stop
      options.extraColumns = .keep
      options.missingColumns = .fillWithNull
      for reader in [CSVReader(), TSVReader(), JSONTableReader()] as [any TableReader] {
        do throws(Diagnostic) {
          let table = try reader.read(broken, options: options)
          loaded += 1
          // Whatever was loaded is well-formed enough to be written again.
          _ = CSVFormat().string(table)
        } catch {
          #expect(error.code.hasPrefix("kql.data."))
        }
      }
    }
    #expect(loaded > 300)
  }
}
