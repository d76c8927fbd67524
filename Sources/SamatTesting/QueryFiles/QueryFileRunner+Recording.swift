extension QueryFileRunner {
  /// Whether the environment says `SAMAT_RECORD=1`: expectations that do not hold are rewritten.
  public static var isRecording: Bool { TextFile.isSet("SAMAT_RECORD") }

  /// Rewrites the blocks that did not hold, so that they say what came.
  ///
  /// Read the difference before it is kept: what came may be wrong.
  ///
  /// - Parameters:
  ///   - failures: What ``run(_:)`` gave for the file.
  ///   - file: The file, as it was read.
  /// - Throws: ``QueryFile/Problem`` where the file cannot be written.
  public static func record(
    _ failures: [Failure], in file: QueryFile
  ) throws(QueryFile.Problem) {
    try TextFile.write(recorded(failures, in: file), to: file.path)
  }

  /// The text of a file with the blocks that did not hold rewritten.
  static func recorded(_ failures: [Failure], in file: QueryFile) -> String {
    var lines = file.lines
    // From the end, so that the lines above keep their numbers.
    for replacement in failures.compactMap(\.replacement).sorted(by: { $0.block > $1.block }) {
      let block = file.blocks[replacement.block]
      let start = block.expectedLine - 1
      lines.replaceSubrange(start..<(start + block.expected.count), with: replacement.expected)
      lines[block.line - 1] = replacement.header
    }
    return lines.joined(separator: "\n")
  }
}
