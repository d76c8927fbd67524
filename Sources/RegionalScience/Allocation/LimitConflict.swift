/// Limits that contradict each other: a set whose floors demand more than others leave, or whose
/// caps take less than they have to.
///
/// ```swift
/// do { _ = try ProportionalAllocation.units(total: 10, shares: [1, 1], floors: [8, 5]) } catch {
///   print(error)   // regional.infeasible: the floors of places 0, 1 sum to 13, more than the total of 10
///   error.conflict?.places   // [0, 1]
/// }
/// ```
public struct LimitConflict: Hashable, Sendable, CustomStringConvertible {
  /// The places whose limits take part.
  public let places: [Int]
  /// The groups of places (such as provinces of counties) whose limits take part.
  public let groups: [Int]
  /// The sectors whose limits take part.
  public let sectors: [Int]
  /// What the one side demands at least, in the unit of the total.
  public let demanded: Double
  /// What the other side leaves at most.
  public let available: Double
  /// The contradiction in words, with exact numbers; positions are counted from 0.
  public var description: String { text.description }
  /// The same, whose places, sectors and groups can be named.
  public let text: PositionedText

  /// The places whose floors are on the demanding side.
  let demanding: [Int]

  init(
    _ text: PositionedText, places: [Int] = [], groups: [Int] = [], sectors: [Int] = [],
    demanding: [Int] = [], demanded: Double, available: Double
  ) {
    self.demanding = demanding
    self.text = text
    self.places = places
    self.groups = groups
    self.sectors = sectors
    self.demanded = demanded
    self.available = available
  }
}
