extension Visualization {
  /// What is to be said of a kind of chart.
  public struct Kind: Hashable, Sendable {
    /// The word behind `render`.
    public let name: String
    /// What is drawn, in one sentence.
    public let summary: String
    /// A query over the built-in tables; empty for kinds that the built-in renderers do not draw.
    public let example: String
  }

  /// The kinds that `render` takes.
  public static let kinds: [Kind] =
    [
      Kind(
        name: "table", summary: "Nothing but the table.", example: "units | take 3 | render table"),
      Kind(
        name: "card", summary: "The cells of the first row, large.",
        example: "units | summarize units = count() | render card"),
      Kind(
        name: "barchart",
        summary: "Bars from left to right, one for each value of the first column.",
        example: "provinces | top 5 by area_km2 | project name, area_km2 | render barchart"),
      Kind(
        name: "columnchart",
        summary: "Columns; in a terminal bars where their labels have no room.",
        example: "units | summarize n = count() by domain | render columnchart"),
      Kind(
        name: "piechart", summary: "Shares of the whole, drawn as bars.",
        example: "units | summarize n = count() by domain | render piechart"),
      Kind(
        name: "linechart", summary: "Lines over a continuous axis.",
        example: "range x from 0 to 6 step 1 | extend y = x * x | render linechart"),
      Kind(
        name: "timechart", summary: "Lines over time: the first column of type datetime.",
        example: "range day from datetime(2025-05-01) to datetime(2025-05-09) step 1d "
          + "| extend n = dayofmonth(day) | render timechart"),
      Kind(
        name: "scatterchart", summary: "Points over a continuous axis.",
        example: "provinces | project longitude, latitude | render scatterchart"),
      Kind(
        name: "areachart", summary: "Areas over a continuous axis; several are drawn as lines.",
        example: "range x from 0 to 6 step 1 | extend y = x * x | render areachart"),
      Kind(
        name: "stackedareachart", summary: "Areas one upon the other.",
        example: "range x from 0 to 6 step 1 | extend a = x, b = 2 * x | render stackedareachart"),
      Kind(
        name: "map",
        summary: "The 31 provinces as tiles, shaded by value; the first column names the province.",
        example: "provinces | project province, population_1395 | render map"),
    ]
    + ["treemap", "pivotchart", "ladderchart", "anomalychart", "timepivot", "plotly"].map {
      Kind(name: $0, summary: "Accepted, but not drawn here.", example: "")
    }

  /// What is to be said of a property behind `with`.
  public struct PropertyEntry: Hashable, Sendable {
    /// The name, and what it takes.
    public let syntax: String
    /// What it is for.
    public let summary: String
  }

  /// The properties that the built-in renderers draw.
  public static let propertyEntries: [PropertyEntry] = [
    PropertyEntry(syntax: "title=TEXT", summary: "the title"),
    PropertyEntry(syntax: "xtitle=TEXT", summary: "the title of the x axis"),
    PropertyEntry(syntax: "ytitle=TEXT", summary: "the title of the y axis"),
    PropertyEntry(syntax: "xcolumn=COLUMN", summary: "the column of the x axis"),
    PropertyEntry(syntax: "ycolumns=COLUMN,...", summary: "the columns that are drawn"),
    PropertyEntry(syntax: "series=COLUMN,...", summary: "columns that split the rows into series"),
    PropertyEntry(
      syntax: "kind=unstacked|stacked|stacked100", summary: "how several series share a place"),
    PropertyEntry(syntax: "legend=visible|hidden", summary: "whether series are explained"),
    PropertyEntry(syntax: "accumulate=true", summary: "each value is added to those before it"),
    PropertyEntry(syntax: "ymin=NUMBER", summary: "the lower end of the y axis"),
    PropertyEntry(syntax: "ymax=NUMBER", summary: "the upper end of the y axis"),
    PropertyEntry(
      syntax: "lines=diagonal|means|trend", summary: "lines that points are read against"),
    PropertyEntry(syntax: "yaxis=log", summary: "whole decades on the y axis"),
  ]
}
