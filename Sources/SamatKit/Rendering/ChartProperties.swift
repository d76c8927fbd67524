import KQLEngine

/// The properties of a `render`, read.
struct ChartProperties {
  /// The kinds of charts that are drawn.
  enum Kind: String {
    case card, barchart, columnchart, piechart, linechart, timechart, scatterchart, areachart
    case stackedareachart, map

    /// Whether the first column is a place on a continuous axis.
    var isContinuous: Bool {
      switch self {
      case .linechart, .timechart, .scatterchart, .areachart, .stackedareachart: true
      case .card, .barchart, .columnchart, .piechart, .map: false
      }
    }
  }

  /// How several series share a place.
  enum Stacking {
    case none, stacked, shares
  }

  /// The kind.
  var kind: Kind
  /// How several series share a place.
  var stacking = Stacking.none
  /// The title; empty where there is none.
  var title = ""
  /// The title of the x axis; nil: the name of its column.
  var xTitle: String?
  /// The title of the y axis; nil: the name of its column.
  var yTitle: String?
  /// The column of the x axis; nil: chosen.
  var xColumn: String?
  /// The columns that are drawn; empty: chosen.
  var yColumns: [String] = []
  /// The columns that split the rows into series; empty: chosen.
  var seriesColumns: [String] = []
  /// Whether series are explained; nil: where there are several.
  var showsLegend: Bool?
  /// Whether each value is added to those before it.
  var accumulates = false
  /// The least that the y axis shows.
  var yMinimum: Double?
  /// The most that the y axis shows.
  var yMaximum: Double?
  /// Whether the y axis is logarithmic.
  var isLogarithmic = false
  /// Lines that points are read against.
  var lines: [ChartGuides.Kind] = []
  /// Properties that were not understood.
  var notes: [String] = []

  /// Reads properties; nil where the kind is not one that is drawn.
  init?(_ visualization: Visualization) {
    guard let kind = Kind(rawValue: visualization.chart) else { return nil }
    self.kind = kind
    if kind == .stackedareachart { stacking = .stacked }
    for property in visualization.properties { read(property) }
  }

  private mutating func read(_ property: Visualization.Property) {
    let value = property.value
    switch property.name.lowercased() {
    case "title": title = value
    case "xtitle": xTitle = value
    case "ytitle": yTitle = value
    case "xcolumn": xColumn = value
    case "ycolumns": yColumns.append(value)
    case "series": seriesColumns.append(value)
    case "legend":
      switch value.lowercased() {
      case "hidden": showsLegend = false
      case "visible": showsLegend = true
      default: refuse(property, "visible or hidden")
      }
    case "accumulate":
      switch value.lowercased() {
      case "true": accumulates = true
      case "false": accumulates = false
      default: refuse(property, "true or false")
      }
    case "ymin": yMinimum = number(property)
    case "ymax": yMaximum = number(property)
    case "yaxis":
      switch value.lowercased() {
      case "log": isLogarithmic = true
      case "linear": isLogarithmic = false
      default: refuse(property, "linear or log")
      }
    case "kind":
      switch value.lowercased() {
      case "stacked": stacking = .stacked
      case "stacked100": stacking = .shares
      case "unstacked", "default": stacking = .none
      case "map" where kind == .piechart: refuse(property, "a chart without a map")
      default: refuse(property, "stacked, stacked100 or unstacked")
      }
    case "lines": readLines(property)
    case "geojson", "property": break
    case let name:
      let known = ["xaxis", "ysplit", "anomalycolumns"].contains(name)
      notes.append("property '\(property.name)' is \(known ? "not drawn" : "not known")")
    }
  }

  private mutating func readLines(_ property: Visualization.Property) {
    guard kind == .linechart || kind == .scatterchart || kind == .areachart else {
      notes.append("lines are drawn in a linechart, scatterchart or areachart")
      return
    }
    for part in property.value.lowercased().split(separator: ",") {
      let word = part.split(separator: " ").joined(separator: " ")
      guard let line = ChartGuides.Kind(rawValue: word) else {
        refuse(property, "diagonal, means or trend")
        continue
      }
      if !lines.contains(line) { lines.append(line) }
    }
  }

  private mutating func number(_ property: Visualization.Property) -> Double? {
    if let number = Double(property.value) {
      // Kusto's tools write NaN for a limit that is left open.
      return number.isFinite ? number : nil
    }
    if property.value.lowercased() != "nan" { refuse(property, "a number") }
    return nil
  }

  private mutating func refuse(_ property: Visualization.Property, _ wanted: String) {
    notes.append("property '\(property.name)' takes \(wanted), not '\(property.value)'")
  }
}

extension Visualization {
  /// The value of a property; nil where it was not written.
  func value(of name: String) -> String? {
    properties.last { $0.name.lowercased() == name }?.value
  }
}
