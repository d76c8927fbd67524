extension KeywordList {
  /// A query and all rows of its answer: cells separated by `, `, rows by line ends.
  public struct Example: Hashable, Sendable {
    /// The query.
    public var query: String
    /// The rows, without the names of the columns.
    public var result: String

    /// Creates an example.
    public init(_ query: String, _ result: String) {
      self.query = query
      self.result = result
    }
  }

  /// The examples of tabular operators and of what a query begins with, by name.
  static let tabularExamples: [String: [Example]] = [
    "as": [
      Example("range x from 1 to 2 step 1 | as T | union T | count", "4")
    ],
    "count": [
      Example("range x from 1 to 3 step 1 | count", "3")
    ],
    "distinct": [
      Example("datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3] | distinct k", "a\nb")
    ],
    "evaluate": [
      Example("datatable(k:string, n:long)['a', 1, 'b', 2] | evaluate pivot(k, sum(n))", "1, 2")
    ],
    "extend": [
      Example("range x from 1 to 2 step 1 | extend y = x * 10", "1, 10\n2, 20")
    ],
    "find": [
      Example(
        """
        let ores = datatable(n:long, name:string)[1, 'iron', 2, 'zinc'];
        let mines = datatable(n:long, place:string)[2, 'Bafq'];
        find in (ores, mines) where n == 2 project n, name, place
        | project n, name, place | sort by name asc
        """, "2, , Bafq\n2, zinc, ")
    ],
    "getschema": [
      Example(
        "print x = 1, s = 'a' | getschema | project ColumnName, ColumnType", "x, long\ns, string")
    ],
    "invoke": [
      Example(
        """
        let twice = (T:(x:long)) { T | extend y = x * 2 }; range x from 1 to 2 step 1
        | invoke twice()
        """, "1, 2\n2, 4")
    ],
    "join": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3]
        | join kind=inner (datatable(k:string, name:string)['a', 'first']) on k
        | project k, x, name | sort by x asc
        """, "a, 1, first\na, 3, first")
    ],
    "lookup": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3]
        | lookup (datatable(k:string, name:string)['a', 'first']) on k | sort by x asc
        """, "a, 1, first\nb, 2, \na, 3, first")
    ],
    "make-series": [
      Example(
        """
        datatable(t:long, n:long)[0, 5, 2, 7]
        | make-series total = sum(n) on t from 0 to 4 step 1
        """, "[5,0,7,0], [0,1,2,3]")
    ],
    "mv-apply": [
      Example(
        "print d = dynamic([3, 1, 2]) | mv-apply d to typeof(long) on (top 2 by d desc)", "3\n2")
    ],
    "mv-expand": [
      Example("print k = 'a', d = dynamic([1, 2]) | mv-expand d to typeof(long)", "a, 1\na, 2")
    ],
    "order": [
      Example(
        "datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3] | order by x desc", "a, 3\nb, 2\na, 1")
    ],
    "parse": [
      Example(
        """
        print s = 'unit 7: idle' | parse s with 'unit ' id:long ': ' state
        | project id, state
        """, "7, idle")
    ],
    "parse-kv": [
      Example(
        """
        print s = 'a=1;b=x'
        | parse-kv s as (a:long, b:string) with (pair_delimiter=';', kv_delimiter='=')
        | project a, b
        """, "1, x")
    ],
    "parse-where": [
      Example(
        """
        datatable(s:string)['unit 7', 'none'] | parse-where s with 'unit ' id:long
        | project id
        """, "7")
    ],
    "partition": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3]
        | partition by k (top 1 by x desc) | sort by k asc
        """, "a, 3\nb, 2")
    ],
    "project": [
      Example("print a = 1, b = 2 | project b, c = a + b", "2, 3")
    ],
    "project-away": [
      Example("print aa = 1, ab = 2, c = 3 | project-away a*", "3")
    ],
    "project-keep": [
      Example("print aa = 1, ab = 2, c = 3 | project-keep a*", "1, 2")
    ],
    "project-rename": [
      Example("print a = 1, b = 2 | project-rename c = a | getschema | project ColumnName", "c\nb")
    ],
    "project-reorder": [
      Example("print a = 1, b = 2, c = 3 | project-reorder c", "3, 1, 2")
    ],
    "render": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3] | summarize sum(x) by k
        | sort by k asc | render barchart
        """, "a, 4\nb, 2")
    ],
    "sample": [
      Example("range x from 1 to 9 step 1 | sample 4 | count", "4")
    ],
    "sample-distinct": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3] | sample-distinct 2 of k
        | count
        """, "2")
    ],
    "search": [
      Example(
        """
        datatable(s:string, n:long)['iron ore', 1, 'wool', 2] | search 'iron'
        | project s, n
        """, "iron ore, 1")
    ],
    "serialize": [
      Example(
        "range x from 1 to 3 step 1 | serialize n = row_number(), before = prev(x)",
        "1, 1, \n2, 2, 1\n3, 3, 2")
    ],
    "sort": [
      Example(
        "datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3] | sort by k asc, x desc",
        "a, 3\na, 1\nb, 2")
    ],
    "summarize": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3]
        | summarize n = count(), total = sum(x) by k | sort by k asc
        """, "a, 2, 4\nb, 1, 2")
    ],
    "take": [
      Example("range x from 1 to 9 step 1 | take 2", "1\n2")
    ],
    "top": [
      Example("datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3] | top 2 by x desc", "a, 3\nb, 2")
    ],
    "top-nested": [
      Example(
        """
        datatable(k:string, x:long)['a', 1, 'b', 2, 'a', 3]
        | top-nested 1 of k by total = sum(x)
        """, "a, 4")
    ],
    "union": [
      Example("print x = 1 | union (print x = 2) | sort by x asc", "1\n2")
    ],
    "where": [
      Example("range x from 1 to 4 step 1 | where x > 2", "3\n4")
    ],
    "datatable": [
      Example("datatable(k:string, x:long)['a', 1, 'b', 2]", "a, 1\nb, 2")
    ],
    "print": [
      Example("print x = 1 + 2, s = 'a'", "3, a")
    ],
    "range": [
      Example("range x from 1 to 7 step 3", "1\n4\n7")
    ],
  ]
}

extension KeywordList.Entry {
  /// Examples with their answers; each is run as a test.
  public var examples: [KeywordList.Example] {
    KeywordList.tabularExamples[name] ?? KeywordList.scalarExamples[name] ?? []
  }
}
