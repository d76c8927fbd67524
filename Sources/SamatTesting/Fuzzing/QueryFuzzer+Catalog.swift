public import KQLEngine
import KQLSyntax

extension QueryFuzzer {
  /// A registry with what fuzzed queries ask: a table `t` with a column of every type and a few rows
  /// of extremes, and `u`, the same for thousands of rows.
  ///
  /// - Parameter registry: What else queries may name.
  /// - Returns: The catalog.
  public static func catalog(_ registry: Registry = Registry()) -> Catalog {
    var registry = registry
    add(
      "t",
      """
      datatable(x:long, s:string, r:real, d:dynamic, b:bool, m:datetime, w:timespan, i:int, g:guid, c:decimal)[
        1, "a b", 1.5, dynamic([1, "a"]), true, datetime(2020-01-01), 1h, int(3), guid(null), decimal(1.5),
        long(null), "", real(null), dynamic(null), bool(null), datetime(null), timespan(null), int(null), guid(null), decimal(null),
        -7, "کرمان", real(nan), dynamic({"a": 1}), false, datetime(9999-12-31), -1d, int(-1), guid(74be27de-1e4e-49d9-b579-fe0b331d3642), decimal(-3),
        1, "A B", 0.0, dynamic([]), true, datetime(2020-01-01), 0s, int(0), guid(null), decimal(0),
      ]
      """, to: &registry)
    add(
      "u",
      """
      range n from 1 to 1500 step 1 | extend k = 1
      | join kind=inner (t | extend k = 1) on k
      | project x = iff(isnull(x), x, x + n % 97), s = iff(n % 3 == 0, s, strcat(s, n % 11)), r, d, b, m, w, i, g, c
      """, to: &registry)
    return Catalog(registry)
  }

  private static func add(_ name: String, _ query: String, to registry: inout Registry) {
    guard let table = try? Catalog(registry).query(query) else { return }
    try? registry.add(TableDefinition(name, table: table))
  }
}
