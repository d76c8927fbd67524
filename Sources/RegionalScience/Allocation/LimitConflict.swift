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
  /// The contradiction in words, with exact numbers.
  public let description: String

  /// The places whose floors are on the demanding side.
  let demanding: [Int]

  init(
    _ description: String, places: [Int] = [], groups: [Int] = [], sectors: [Int] = [],
    demanding: [Int] = [], demanded: Double, available: Double
  ) {
    self.demanding = demanding
    self.description = description
    self.places = places
    self.groups = groups
    self.sectors = sectors
    self.demanded = demanded
    self.available = available
  }

  /// Names members in a message: `place 3`, `places 1, 4`, and no more than eight of them.
  static func names(_ kind: String, _ members: [Int]) -> String {
    let shown = members.prefix(8).map { "\($0)" }.joined(separator: ", ")
    let rest = members.count > 8 ? " and \(members.count - 8) more" : ""
    return "\(kind)\(members.count == 1 ? "" : "s") \(shown)\(rest)"
  }
}
