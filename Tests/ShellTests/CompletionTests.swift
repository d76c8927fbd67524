import Glibc
import Testing

@testable import samat_repl

/// What Tab offers, at each stage of a query.
@Suite struct CompletionTests {
  private let session: Session
  private let completer: Completer

  init() throws {
    session = try Session(messages: Messages(color: .never))
    completer = Completer(session)
  }

  /// The completions where `‸` stands, or at the end.
  private func complete(_ text: String) -> [Completion] {
    let parts = text.split(separator: "‸", omittingEmptySubsequences: false).map(String.init)
    return completer.completions(
      for: CompletionRequest(text: parts.joined(), cursor: parts[0].utf8.count))
  }

  private func names(_ text: String) -> [String] { complete(text).map(\.replacement) }

  @Test func offersProvincesToAProfile() {
    #expect(names(":profile Alb") == ["Alborz "])
    #expect(names(":profile الب") == ["البرز "])
    #expect(names(":profile IR-3") == ["IR-30 "])
    #expect(names(":profile West A") == ["West Azerbaijan "])
    #expect(names(":profile Alborz --") == ["--fa", "--html"])
    #expect(names(":profile Alborz --fa o") == ["on="])
    // A query is completed as elsewhere.
    #expect(names(":profile unit").contains("units "))
    #expect(names(":profile units | wh") == ["where "])
  }

  @Test func offersTablesAtTheStart() {
    #expect(names("unit") == ["units"])
    #expect(names("").contains("provinces") && names("").contains("print "))
    #expect(
      names("pri")
        == [
          "priorities", "priority_documents", "priority_contents", "priority_permits",
          "priority_rollout", "print ",
        ])
    #expect(names("PROVINCES").contains("provinces"))
    #expect(complete("  unit").first?.start == 2)
  }

  @Test func offersWhatArgumentsOfAnalysesTake() {
    let call = "provinces | evaluate rank("
    #expect(names(call + "'to") == ["topsis'"])
    #expect(names(call).contains("'topsis'"))
    #expect(names(call + "'vikor', name, pack_array(area_km2), 'bene") == ["benefit'"])
    #expect(
      names(
        "provinces | evaluate rank('topsis', name, pack_array(area_km2), dynamic(['benefit', 'co")
        == ["cost'"])
    #expect(names(call + "'topsis', name, pack_array(area_km2), 'benefit', 'entr") == ["entropy'"])
    #expect(
      names(call + "'vikor', name, pack_array(area_km2), 'benefit', gro") == ["group_weight = "])
    #expect(names("provinces | evaluate weights('cri") == ["critic'"])
    #expect(
      names("provinces | evaluate topsis(name, pack_array(area_km2), 'benefit', scaling = 'v")
        == ["vector'"])
    #expect(
      names("provinces | evaluate moran(name, area_km2, perm") == ["permutations = "])
    #expect(
      names("provinces | evaluate moran(name, area_km2, neighbours = 'inv") == ["inverse_distance'"]
    )
    #expect(names("provinces | evaluate hotspots(name, area_km2, neigh") == ["neighbours = "])
    #expect(names("provinces | evaluate compare_rankings(dynamic(['topsis', 'vik") == ["vikor'"])
    // Behind the call, and in conditions, it is as before.
    #expect(
      names("provinces | evaluate topsis(name, pack_array(area_km2), 'benefit') | wh") == ["where "]
    )
    #expect(names("provinces | evaluate rank('topsis', na").contains("name"))
  }

  @Test func offersWhatCommandsOfPrioritiesTake() {
    #expect(names(":priority rank D sector=10 method=tops") == ["topsis "])
    #expect(names(":priority permit P place=IR-11 sector=10").contains("10 "))
    #expect(names(":allocate record all") == ["allocation="])
    #expect(names(":allocate limit no") == ["none "])
    #expect(names(":allocate limit floor=no") == ["none "])
  }

  @Test func offersPersianNamesToWhoTypesPersian() {
    #expect(names("واحد").contains("واحدها"))
    #expect(!names("").contains("واحدها"))
    #expect(names("units | where وض") == ["وضعیت"])
    // Arabic letters find the Persian name.
    #expect(names("units | where وضعي") == ["وضعیت"])
    let prefix = "units | where "
    #expect(complete(prefix + "وض").first?.start == prefix.utf8.count)
  }

  @Test func offersOperatorsAfterAPipe() {
    #expect(names("units | wh") == ["where "])
    #expect(names("units |").contains("summarize "))
    #expect(names("units | coun") == ["count"])
    #expect(names("units\n| project-") == names("units | project-"))
    #expect(names("units | project-a") == ["project-away "])
    #expect(complete("units | project-a").first?.start == 8)
    #expect(!names("units | ").contains("units"))
  }

  @Test func offersTheColumnsOfThatPoint() {
    let after = names("units | summarize n = count() by domain | where ")
    #expect(after == ["domain", "n"])
    #expect(names("units | project unit, x = 1 | sort by ").prefix(2) == ["unit", "x"])
    #expect(names("units | project unit | where stat").allSatisfy { $0 != "status" })
  }

  @Test func fallsBackToEarlierStages() {
    #expect(names("units | project unit | where nothing == 1 | project un").contains("unit"))
    #expect(names("units | whre x | where domai").contains("domain"))
  }

  @Test func offersFunctionsWithTheirBracket() {
    #expect(names("units | extend x = strca").contains("strcat("))
    #expect(names("units | summarize cou").contains("count("))
    #expect(names("print strl").contains("strlen("))
    #expect(complete("print strl").first?.detail.isEmpty == false)
  }

  @Test func offersLetNames() {
    #expect(names("let limit_of = 5; units | take 1 | where x > limit_").contains("limit_of"))
    #expect(names("let mine = units; min").contains("mine"))
    _ = session.run(SourceText(name: "query", text: "let kept_name = 5"))
    #expect(names("print kept").contains("kept_name"))
  }

  @Test func offersTablesInSubqueries() {
    #expect(names("units | join kind=inner (prov").contains("provinces"))
    #expect(names("units | lookup prov").contains("provinces"))
    #expect(names("units | where province in (prov").contains("provinces"))
    #expect(names("units | join (provinces | where capi").contains("capital"))
    #expect(names("let x = unit").contains("units"))
  }

  @Test func offersWhatFollowsAVerb() {
    #expect(names(":sch") == ["schema "])
    #expect(names(":schema uni") == ["units"])
    #expect(names(":schema واح").contains("واحدها"))
    #expect(names(":mode mark") == ["markdown"])
    #expect(names(":timer o") == ["on", "off"])
    #expect(names(":help summ").contains("summarize"))
    #expect(names(":explain units | wh") == ["where "])
    #expect(names(":plan units | wh") == ["where "])
    #expect(names(":set x = units | where domai") == ["domain"])
    #expect(names(":render") == ["render "])
    #expect(names(":progress o") == ["on", "off"])
    #expect(names(":help unknown-c").isEmpty)
    #expect(names(":help kql.bind.unknown-c") == ["kql.bind.unknown-column"])
    #expect(names(":help tutor").contains("tutorial"))
    _ = session.run(SourceText(name: "query", text: "print city = 1, state = 2"))
    #expect(names(":why 1 ci") == ["city"])
    #expect(complete(":why 1 ci").first?.start == 7)
  }

  @Test func offersValuesInQuotes() {
    #expect(names("units | where domain == '") == ["agriculture'", "industry_mining'"])
    #expect(names("units | where domain == 'agri") == ["agriculture'"])
    #expect(names("units | where domain == 'agri‸'") == ["agriculture"])
    #expect(names("units | where domain == \"agri") == ["agriculture\""])
    #expect(names("units | where domain in ('agriculture', 'ind") == ["industry_mining'"])
    #expect(complete("units | where domain == 'agri").first?.start == 25)
    #expect(names("units | where nothing == '").isEmpty)
  }

  @Test(
    arguments: [
      "=~ '", "!= '", "!~ '", "has '", "!has '", "contains '", "startswith '", "in ('", "in~ ('",
      "!in ('", "has_any ('", "endswith_cs '",
    ]) func offersValuesBehind(_ comparison: String)
  {
    #expect(names("units | where domain \(comparison)agr") == ["agriculture'"])
    #expect(names("واحدها | where حوزه \(comparison)agr") == ["agriculture'"])
  }

  @Test func offersValuesThatTheQueryMakes() {
    #expect(names("units | extend d = toupper(domain) | where d == 'AG") == ["AGRICULTURE'"])
    #expect(
      names("units | lookup provinces on province | where capital == 'Ker") == ["Kerman'"])
    #expect(names("let x = units | project z = domain; x | where z has 'agr") == ["agriculture'"])
  }

  @Test func offersOptionsOfOperators() {
    #expect(names("units | join k") == ["kind="])
    #expect(names("units | join kind=left") == ["leftouter", "leftsemi", "leftanti"])
    #expect(names("units | lookup kind=") == ["leftouter", "inner"])
    #expect(names("units | union kind=o") == ["outer"])
    #expect(names("people | mv-expand kind=") == ["bag", "array"])
    #expect(names("units | parse kind=r") == ["regex", "relaxed"])
  }

  @Test func offersKeysOfJoins() {
    #expect(names("units | join kind=inner (provinces) ") == ["on "])
    #expect(names("units | lookup provinces o") == ["on "])
    #expect(names("units | lookup people on ").contains("name"))
    #expect(!names("units | lookup people on ").contains("domain"))
    #expect(names("units | lookup (people | project name, x = 1) on n") == ["name"])
    #expect(names("units | join provinces on $left.prov") == ["province"])
    #expect(
      names("units | join provinces on $left.province == $right.cap") == ["capital", "capital_fa"])
    #expect(names("units | join provinces on $left.province == ") == ["$right."])
  }

  @Test func offersWhatFollowsAnOperand() {
    #expect(names("units | where domain ").contains("== "))
    #expect(names("units | where domain == 'x' ") == ["and ", "or "])
    #expect(names("units | sort by domain ") == ["asc ", "desc ", "nulls "])
    #expect(names("units | top 3 ") == ["by "])
    #expect(names("units | summarize count() ") == ["by "])
    #expect(names("units | where domain == 'x' and ").contains("domain"))
  }

  @Test func offersChartsAndTheirProperties() {
    #expect(names("units | render ba") == ["barchart"])
    #expect(names("units | render ma") == ["map"])
    #expect(names("units | render barchart w") == ["with ("])
    #expect(names("units | render barchart with (t") == ["title="])
    #expect(names("units | render barchart with (kind=s") == ["stacked", "stacked100"])
    #expect(names("units | render barchart with (title='a', xcolumn=doma") == ["domain"])
    #expect(names("units | evaluate piv") == ["pivot("])
  }

  @Test func offersCommands() {
    #expect(names(".cr").contains(".create "))
    #expect(names(".create ").contains("table ") && names(".create ").contains("function "))
    #expect(names(".tab") == [".tables"])
    #expect(names(".show t") == ["table ", "tables "])
    #expect(names(".show table uni") == ["units"])
    #expect(names(".set x <| uni") == ["units", "union "])
    #expect(names(".set x <| units | wh") == ["where "])
    #expect(complete(".set x <| units | wh").first?.start == 18)
    #expect(names(".schema uni") == ["units"])
    #expect(names(".ingest inline into table T <| un").isEmpty)
    _ = session.run(SourceText(name: "query", text: ".set mine <| print a = 1"))
    #expect(names(".drop table ") == ["mine "])
    #expect(names(".show tables | wh") == ["where "])
  }

  @Test func offersFiles() throws {
    let folder = try TemporaryFolder()
    for name in ["units.csv", "my notes.csv", ".hidden", "it's.csv"] {
      try folder.write("a\n1\n", to: name)
    }
    let deeper = folder.path("deeper")
    #expect(mkdir(deeper, 0o700) == 0)
    let path = folder.path
    #expect(names(":load \(path)/uni") == ["\(path)/units.csv"])
    #expect(names(":read \(path)/de") == ["\(path)/deeper/"])
    #expect(names(":output \(path)/my") == ["\"\(path)/my notes.csv\""])
    #expect(names(":once '\(path)/my") == ["'\(path)/my notes.csv'"])
    #expect(names(":once '\(path)/it") == [])
    #expect(names(":render \(path)/.hi") == ["\(path)/.hidden"])
    #expect(!names(":load \(path)/").contains { $0.contains("hidden") })
    #expect(names(":save units \(path)/un") == ["\(path)/units.csv"])
    #expect(complete(":save units \(path)/un").first?.start == 12)
    #expect(names(":save uni") == ["units "])
    #expect(names(":once |so").isEmpty)
    #expect(names(":load ~") == ["~/"])
    #expect(names(":load /no/such/folder/x").isEmpty)
  }

  @Test func namesNoFilesInSafeMode() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a\n1\n", to: "units.csv")
    var settings = DataFiles.Settings()
    settings.access = FileAccess(only: [file])
    let safe = Completer(
      try Session(fileSettings: settings, messages: Messages(color: .never)))
    let text = ":load \(folder.path)/"
    #expect(
      safe.completions(for: CompletionRequest(text: text, cursor: text.utf8.count)).isEmpty)
  }

  @Test func offersNothingWhereNothingIsKnown() {
    #expect(names("units | take ").isEmpty)
    #expect(names("// unit").isEmpty)
    #expect(names("print 12").isEmpty)
    #expect(names("zzzz").isEmpty)
  }

  @Test func looksOnlyBeforeTheCursor() {
    #expect(names("uni‸ | count").contains("units"))
    #expect(names("units | wh‸ x == 1") == ["where"])
    #expect(names("units | wh‸x") == ["where "])
  }

  @Test func survivesEveryPrefixOfAQuery() {
    let query =
      "let d = 'a'; واحدها | where وضعیت == \"x\" and (a + 1) > 2.5 | join kind=inner (provinces | "
      + "project province) on $left.a == $right.b | summarize n = count() by bin(x, 1d), ['odd name'] "
      + "// remark\n| mv-expand x to typeof(long) | render barchart with (title='a')"
    for end in query.unicodeScalars.indices {
      _ = names(String(query.unicodeScalars[..<end]))
    }
  }

  @Test func offersWhatACommandTakes() throws {
    #expect(names(":case ").contains("open ") && names(":case ").contains("show "))
    #expect(names(":unit register U name=x na") == ["name_fa="])
    #expect(names(":opinion K position=a") == ["agree "])
    #expect(names(":case open unit=x group=ke") == ["kerman "])
    // Provinces and counties by code and by name, those of the province first given.
    #expect(names(":unit register U province=IR-0").contains("IR-08 "))
    #expect(names(":unit register U province=Kermans") == ["Kermanshah "])
    #expect(names(":unit register U province=کرمانش") == ["کرمانشاه "])
    #expect(names(":group create g province=East") == ["\"East Azerbaijan\" "])
    #expect(names(":unit register U province=").count == 31)
    #expect(names(":unit register U province=Kerman county=Raf") == ["Rafsanjan "])
    #expect(names(":unit register U province=Alborz county=Raf").isEmpty)
    #expect(names(":priority draft Rafsa") == ["Rafsanjan "])
    let text = """
      :actor s
      :today 1404-03-01
      :unit register U-1
      :case open K-12 unit=U-1 group=kerman
      """
    #expect(session.run(SourceText(name: "test", text: text)) == .done)
    #expect(names(":case show K") == ["K-12 "])
    // What the stage allows, and nothing else.
    let next = Set(names(":case K-12 "))
    #expect(
      next == [
        ":case K-12 answer ", ":case K-12 take-up ", ":case K-12 opinion ",
        ":case K-12 escalate ", ":case K-12 close ",
      ], "\(next)")
    #expect(names(":case K-12 cl") == [":case K-12 close "])
    // The line of another verb takes the place of the whole line, whatever stands before it.
    #expect(session.run(SourceText(name: "test", text: Self.estate)) == .done)
    let lines = complete("  :estate north ")
    let demand = try #require(lines.first { $0.display == ":utility demand" }, "\(lines)")
    #expect(demand.replacement == ":utility demand north " && demand.start == 2)
    #expect(names(":agenda ke") == ["kerman "] && names(":agenda kerman o") == ["on="])
    #expect(names(":minutes kerman-1404").contains("kerman-1404-4 "))
    #expect(names(":overdue on=1404-03-01 ag") == ["agency="])
    #expect(names(":overdue agency=min").allSatisfy { $0.hasPrefix("min") })
    #expect(names(":minutes kerman-1404-4 --").sorted() == ["--fa ", "--html "])
  }

  private static let estate =
    ":estate register north kind=estate governance=governmental province=IR-08 on=1404-03-01"
}
