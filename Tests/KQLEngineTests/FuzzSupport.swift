import Glibc
import KQLEngine
import SamatTesting

/// What queries are made from and asked of.
enum FuzzCorpus {
  /// The queries of the query files.
  static let queries: [String] = QueryFiles.all.flatMap { file -> [String] in
    guard let queries = try? QueryFile(path: file.path) else { return [] }
    return queries.blocks.compactMap { block in
      if case .table = block.kind { nil } else { block.text }
    }
  }

  /// Tables `t` and `u` with a column of every type.
  static let catalog = QueryFuzzer.catalog()

  /// Appends a query to the file that the environment names as `SAMAT_FUZZ_LOG`, so that its last
  /// line tells which query trapped.
  static func log(_ query: String) {
    guard let path = getenv("SAMAT_FUZZ_LOG"), let file = fopen(path, "a") else { return }
    fputs(query.replacing("\n", with: " ") + "\n", file)
    fclose(file)
  }
}
