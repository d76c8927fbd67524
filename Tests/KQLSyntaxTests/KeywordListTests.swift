import KQLSyntax
import Testing

@Suite struct KeywordListTests {
  @Test func entriesAreWhole() {
    var names: Set<String> = []
    for entry in KeywordList.operators + KeywordList.sources {
      #expect(names.insert(entry.name).inserted)
      #expect(entry.syntax.hasPrefix(entry.name))
      #expect(entry.summary.hasSuffix(".") && entry.summary.first?.isUppercase == true)
    }
    #expect(KeywordList.operators.map(\.name) == KeywordList.operators.map(\.name).sorted())
  }

  @Test func everyNameIsAnOperatorOfTheParser() {
    for name in KeywordList.names {
      let codes = Parser.parse("T | \(name)").diagnostics.map(\.code)
      #expect(!codes.contains("kql.syntax.unknown-operator"))
    }
  }

  @Test func lookUp() {
    #expect(KeywordList.entry("limit")?.name == "take")
    #expect(KeywordList.entry("print")?.name == "print")
    #expect(KeywordList.entry("") == nil && KeywordList.entry("scan") == nil)
  }

  @Test func nearestNames() {
    #expect(EditDistance.nearest(to: "statee", among: ["name", "state"]) == "state")
    #expect(EditDistance.nearest(to: "STATE", among: ["name", "state"]) == "state")
    #expect(EditDistance.nearest(to: "sate", among: ["tsae", "state"]) == "state")
    #expect(EditDistance.nearest(to: "xyz", among: ["name", "state"]) == nil)
    #expect(EditDistance.nearest(to: "", among: [""]) == nil)
    #expect(EditDistance.nearest(to: "وضعت", among: ["استان", "وضعیت"]) == "وضعیت")
  }
}
