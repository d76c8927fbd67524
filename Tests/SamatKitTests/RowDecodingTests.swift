import Foundation
import KQLEngine
import KQLSyntax
import SamatKit
import Testing

@Suite struct RowDecodingTests {
  private func workspace() throws -> Workspace { try Seeds.workspace.get() }

  struct Session: Decodable, Equatable {
    var session: String
    var year: Int?
    var number: Int32?
    var held: Date?
    var held_jalali: String
    var units_examined: Int64?
  }

  @Test func rowsBecomeValuesWithDatesAndOptionals() throws {
    let sessions: [Session] = try workspace().query(
      "sessions | where session in ('kerman-1404-4', 'amayesh-meeting') | sort by session asc")
    #expect(
      sessions == [
        Session(
          session: "amayesh-meeting", year: nil, number: nil, held: nil, held_jalali: "",
          units_examined: nil),
        Session(
          session: "kerman-1404-4", year: 1404, number: 4,
          held: Date(timeIntervalSince1970: 1_748_649_600), held_jalali: "1404-03-10",
          units_examined: 31),
      ])
  }

  @Test func aDateDecodesAsTextAndAsTicksToo() throws {
    struct AsText: Decodable { var held: String }
    struct AsTicks: Decodable { var held: Int64 }
    let query = "sessions | where session == 'kerman-1404-4' | project held"
    #expect(
      try workspace().query(query, as: AsText.self).map(\.held)
        == ["2025-05-31T00:00:00.0000000Z"])
    let ticks = try workspace().query(query, as: AsTicks.self).map(\.held)
    #expect(ticks == [638_842_464_000_000_000])
  }

  @Test func aColumnIsFoundByItsPersianName() throws {
    struct Province: Decodable {
      var code: String
      var persianName: String
      enum CodingKeys: String, CodingKey {
        case code = "استان"
        case persianName = "نام_فارسی"
      }
    }
    let found: [Province] = try workspace().query("provinces | where name == 'Alborz'")
    #expect(found.map(\.code) == ["IR-30"])
    #expect(found.map(\.persianName) == ["البرز"])
  }

  @Test func oneColumnDecodesIntoSingleValues() throws {
    let names: [String] = try workspace().query(
      "provinces | where province in ('IR-08', 'IR-30') | sort by name asc | project name")
    #expect(names == ["Alborz", "Kerman"])
    let populations: [Int?] = try workspace().query(
      "counties | where isnull(population_1395) | take 2 | project population_1395")
    #expect(populations == [nil, nil])
  }

  @Test func emptyAnswersGiveNoValues() throws {
    let none: [Session] = try workspace().query("sessions | where session == 'none'")
    #expect(none == [])
  }

  /// The path and the words of the error that decoding throws.
  private func failure<Row: Decodable>(
    _ query: String, _ type: Row.Type
  ) throws -> (path: [String], words: String)? {
    do {
      _ = try workspace().query(query, as: type)
      return nil
    } catch let error as DecodingError {
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        return (context.codingPath.map(\.stringValue), context.debugDescription)
      case .keyNotFound(let key, let context):
        return (
          context.codingPath.map(\.stringValue) + [key.stringValue], context.debugDescription
        )
      @unknown default: return nil
      }
    }
  }

  @Test func aNullInARequiredPropertyNamesRowAndColumn() throws {
    struct County: Decodable { var population_1395: Int }
    let found = try #require(
      try failure("counties | sort by population_1395 desc nulls last", County.self))
    #expect(found.path == ["row 430", "population_1395"])
    #expect(found.words == "the cell is null")
  }

  @Test func anotherTypeNamesRowAndColumn() throws {
    struct Province: Decodable { var name: Int }
    let found = try #require(try failure("provinces | project name", Province.self))
    #expect(found.path == ["row 1", "name"])
    #expect(found.words == "the cell is of type 'string'")
  }

  @Test func aMissingColumnNamesItAndListsTheOthers() throws {
    struct Province: Decodable { var nome: String }
    let found = try #require(try failure("provinces | project name, name_fa", Province.self))
    #expect(found.path == ["row 1", "nome"])
    #expect(found.words == "the columns are name, name_fa")
  }

  @Test func numbersThatDoNotFitAreRefused() throws {
    struct Small: Decodable { var population_1395: Int8 }
    let found = try #require(
      try failure("provinces | where name == 'Tehran'", Small.self))
    #expect(found.path == ["row 1", "population_1395"])
  }

  @Test func severalColumnsAreNoSingleValue() throws {
    let found = try #require(try failure("provinces | project name, name_fa", String.self))
    #expect(found.words.contains("2 columns"))
  }

  @Test func aQueryThatFailsThrowsItsDiagnostics() throws {
    #expect(
      code { _ = try Seeds.workspace.get().query("unit | count", as: Int.self) }
        == "kql.bind.unknown-table")
  }
}
