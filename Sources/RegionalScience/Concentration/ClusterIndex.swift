/// Litzenberger and Sternberg's cluster index: whether an industry is dense in a region by area and by
/// people, and made of many plants.
///
/// ```swift
/// let region = ClusterIndex.Place(activity: 1743, area: 50, population: 488, establishments: 35)
/// let country = ClusterIndex.Place(activity: 5740, area: 576, population: 4621, establishments: 53)
/// try ClusterIndex.value(region, country).index   // 21.87
/// ```
///
/// > Source: Litzenberger & Sternberg (2006), *Geographische Zeitschrift* 94.
public enum ClusterIndex {
  /// What a region, or the country, has of the industry, and how large it is.
  public struct Place: Hashable, Sendable {
    /// Employment of the industry, or another amount of it.
    public var activity: Double
    /// The area.
    public var area: Double
    /// The population.
    public var population: Double
    /// The plants of the industry.
    public var establishments: Double

    /// Makes a place.
    ///
    /// - Parameters:
    ///   - activity: Employment of the industry, 0 or more.
    ///   - area: The area, above 0.
    ///   - population: The population, above 0.
    ///   - establishments: The plants of the industry, 0 or more.
    public init(activity: Double, area: Double, population: Double, establishments: Double) {
      self.activity = activity
      self.area = area
      self.population = population
      self.establishments = establishments
    }
  }

  /// The index and its parts, each 1 where the region is as the country.
  public struct Values: Hashable, Sendable {
    /// Activity by area, over that of the country.
    public let density: Double
    /// Activity by head, over that of the country.
    public let stock: Double
    /// Activity by plant, over that of the country; `nil` without plants.
    public let plantSize: Double?
    /// Density × stock / plant size; 0 without activity, `nil` if it has activity and no plants.
    public let index: Double?
  }

  /// Returns the index of a region.
  ///
  /// - Parameters:
  ///   - region: The region.
  ///   - country: All regions together.
  /// - Returns: The index and its parts.
  /// - Throws: ``RegionalScienceError`` with code `.negative`, `.notFinite` or `.tooLarge` for a
  ///   value, `.zeroTotal` for an area or population of 0, or if the country has no activity or plants.
  /// - Complexity: O(1).
  public static func value(_ region: Place, _ country: Place)
    throws(RegionalScienceError) -> Values
  {
    for place in [region, country] {
      try Check.nonNegative(
        [place.activity, place.area, place.population, place.establishments],
        "activity, area, population or plants")
      guard place.area > 0, place.population > 0 else {
        throw RegionalScienceError(.zeroTotal, "an area or population of 0, expected above 0")
      }
    }
    guard country.activity > 0, country.establishments > 0 else {
      throw RegionalScienceError(.zeroTotal, "the country has no activity or no plants")
    }
    let share = region.activity / country.activity
    let density = share / (region.area / country.area)
    let stock = share / (region.population / country.population)
    let size =
      region.establishments > 0 ? share / (region.establishments / country.establishments) : nil
    let index: Double? = share == 0 ? 0 : size.map { density * stock / $0 }
    return Values(density: density, stock: stock, plantSize: size, index: index)
  }
}
