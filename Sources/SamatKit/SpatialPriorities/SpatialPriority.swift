public import KQLEngine

/// For what kind of place a priority is stated (سطح اولویت).
public enum PriorityLevel: String, Hashable, Sendable, CaseIterable, Codable {
  /// A province (استان).
  case province
  /// A county (شهرستان).
  case county
}

/// The priority of an activity in a place (اولویت آمایش): a row of the table `priorities`.
///
/// > Source: rule `spatial-priorities.extracted`, facts S000-13, S000-21, S000-52.
public protocol SpatialPriority: TableRepresentable {
  /// The code of the province or county.
  var place: String { get }
  /// Province or county.
  var level: PriorityLevel { get }
  /// Industry, mine or trade.
  var domain: UnitDomain? { get }
  /// The ISIC Rev.4 section or division.
  var sector: String? { get }
  /// The score; a higher one is better.
  var score: Double? { get }
  /// The rank, from 1.
  var rank: Int? { get }
  /// The method that gave score and rank.
  var method: String? { get }
  /// How stable the rank is when weights move, from 0 to 1.
  var stability: Double? { get }
  /// The document that it stands in.
  var document: String? { get }
  /// The weights, `indicator=weight; ...`.
  var weights: String? { get }
  /// The indicators with their sources, `indicator=source; ...`.
  var indicators: String? { get }
  /// How far the document is.
  var status: PriorityDocumentStatus? { get }
  /// Where the row comes from.
  var provenance: Provenance? { get }
}

extension SpatialPriority {
  /// `priorities`.
  public static var tableName: String { "priorities" }
  /// A rank from 1, a stability from 0 to 1.
  public static var limits: [String: ClosedRange<Double>] {
    ["rank": .oneOrMore, "stability": 0...1]
  }
  /// Unknown.
  public var domain: UnitDomain? { nil }
  /// Unknown.
  public var sector: String? { nil }
  /// Unknown.
  public var score: Double? { nil }
  /// Unknown.
  public var rank: Int? { nil }
  /// Unknown.
  public var method: String? { nil }
  /// Unknown.
  public var stability: Double? { nil }
  /// Unknown.
  public var document: String? { nil }
  /// Unknown.
  public var weights: String? { nil }
  /// Unknown.
  public var indicators: String? { nil }
  /// Unknown.
  public var status: PriorityDocumentStatus? { nil }
  /// Unknown.
  public var provenance: Provenance? { nil }

  /// The cells of `priorities`.
  public var cells: [String: Value] {
    var list = CellList()
    list.set("place", place)
    list.set("level", level)
    list.set("domain", domain)
    list.set("sector", sector)
    list.set("score", score)
    list.set("rank", rank)
    list.set("method", method)
    list.set("stability", stability)
    list.set("document", document)
    list.set("weights", weights)
    list.set("indicators", indicators)
    list.set("status", status)
    list.set(provenance)
    return list.cells
  }
}

/// A priority as an analysis ranked it.
public struct RankedPriority: SpatialPriority, Hashable {
  /// The code of the province or county.
  public var place: String
  /// Province or county.
  public var level: PriorityLevel
  /// Industry, mine or trade.
  public var domain: UnitDomain?
  /// The ISIC Rev.4 section or division.
  public var sector: String?
  /// The score; a higher one is better.
  public var score: Double?
  /// The rank, from 1.
  public var rank: Int?
  /// The method that gave score and rank.
  public var method: String?
  /// How stable the rank is when weights move, from 0 to 1.
  public var stability: Double?
  /// The document that it stands in.
  public var document: String?
  /// The weights, `indicator=weight; ...`.
  public var weights: String?
  /// The indicators with their sources, `indicator=source; ...`.
  public var indicators: String?
  /// How far the document is.
  public var status: PriorityDocumentStatus?
  /// Where the row comes from.
  public var provenance: Provenance?

  /// Creates a priority of which nothing else is known.
  ///
  /// - Parameters:
  ///   - place: The code of the province or county.
  ///   - level: Province or county.
  public init(place: String, level: PriorityLevel) {
    self.place = place
    self.level = level
  }
}
