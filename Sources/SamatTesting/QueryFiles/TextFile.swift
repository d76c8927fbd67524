import Glibc
import KQLEngine
import KQLSyntax

/// Files of text, without Foundation.
enum TextFile {
  /// The text of a file.
  ///
  /// - Throws: ``QueryFile/Problem`` at line 0 where it cannot be read.
  static func read(_ path: String) throws(QueryFile.Problem) -> String {
    do throws(Diagnostic) {
      let file = try FileBytes(path: path)
      return withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
    } catch {
      throw QueryFile.Problem(path: path, line: 0, message: error.message)
    }
  }

  /// Puts a text in the place of a file's.
  ///
  /// - Throws: ``QueryFile/Problem`` at line 0 where it cannot be written.
  static func write(_ text: String, to path: String) throws(QueryFile.Problem) {
    guard let file = fopen(path, "w") else {
      throw QueryFile.Problem(path: path, line: 0, message: "the file cannot be written")
    }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else {
      throw QueryFile.Problem(path: path, line: 0, message: "the file could not be written whole")
    }
  }

  /// The files of a folder and of the folders in it whose names end in `suffix`, in any order.
  static func paths(in folder: String, suffix: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      // SAFETY: the system ends the name with a zero inside the entry.
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = folder + "/" + name
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        paths += Self.paths(in: path, suffix: suffix)
      } else if name.hasSuffix(suffix) {
        paths.append(path)
      }
    }
    return paths
  }

  /// Whether an environment variable is set to `1`.
  static func isSet(_ variable: String) -> Bool {
    getenv(variable).map { String(cString: $0) } == "1"
  }
}
