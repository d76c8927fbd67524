import Glibc
import KQLSyntax
import Testing

@testable import KQLEngine

@Suite struct TableFilesTests {
  /// Makes a folder, lends its path, and takes it away with the named files in it.
  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    var template = Array("/tmp/kql-formats-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for (name, text) in files {
      let file = open(folder + "/" + name, O_WRONLY | O_CREAT, 0o600)
      var sink = FileSink(descriptor: file)
      Array(text.utf8).withUnsafeBufferPointer { sink.write($0) }
      close(file)
      #expect(sink.problem == nil)
    }
    defer {
      for name in files.keys { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    try body(folder)
  }

  private func problem(_ path: String) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try TableFiles.load(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func loadsByExtension() throws {
    let files = [
      "a.csv": "x,y\n1,2\n", "b.TSV": "x\ty\n1\t2\n", "c.jsonl": "{\"x\":1,\"y\":2}\n",
      "d.json": "[{\"x\":1,\"y\":2}]", "e.txt": "no table", ".f.csv": "hidden",
    ]
    try withFolder(files) { folder in
      let found = try TableFiles.list(folder: folder)
      #expect(found.map(\.tableName) == ["a", "b", "c", "d"])
      for file in found {
        let table = try TableFiles.load(path: file.path)
        #expect(table.rows[0].values == [.long(1), .long(2)])
      }
      #expect(problem(folder + "/e.txt")?.code == "kql.data.format")
    }
  }

  @Test func mapsLargeFiles() throws {
    let text = "x\n" + String(repeating: "1234567\n", count: FileBytes.mappingThreshold / 4)
    try withFolder(["large.csv": text]) { folder in
      let table = try TableFiles.load(path: folder + "/large.csv")
      #expect(table.rowCount == text.utf8.count / 8)
    }
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    try withFolder(["empty.csv": "", "bad.csv": "a,b\n1\n"]) { folder in
      let empty = try FileBytes(path: folder + "/empty.csv")
      #expect(empty.bytes.isEmpty)
      #expect(problem(folder + "/empty.csv")?.code == "kql.data.csv.header")
      #expect(problem(folder + "/bad.csv")?.message.contains("/bad.csv:2: ") == true)
      let missing = problem("/nowhere/none.csv")
      #expect(missing?.code == "kql.data.file")
      #expect(missing?.message == "cannot read '/nowhere/none.csv': No such file or directory")
      #expect(throws: Diagnostic.self) { try FileBytes(path: folder) }
      #expect(throws: Diagnostic.self) { try TableFiles.list(folder: folder + "/none") }
    }
  }

  @Test func survivesAFileThatShrinks() throws {
    let text = "x,name\n" + String(repeating: "1234567,abc\n", count: 1 << 18)
    try withFolder(["large.csv": text]) { folder in
      let path = folder + "/large.csv"
      let file = try FileBytes(path: path)
      #expect(!file.wasShortened)
      #expect(truncate(path, 1 << 20) == 0)
      let table = try? CSVReader().read(file.bytes, options: ReadOptions())
      #expect(file.wasShortened)
      withExtendedLifetime((file, table)) {}
      let again = try FileBytes(path: path)
      #expect(again.bytes.count == 1 << 20 && !again.wasShortened)
    }
  }

  @Test func readsPipes() throws {
    try withFolder([:]) { folder in
      let path = folder + "/pipe.csv"
      #expect(mkfifo(path, 0o600) == 0)
      defer { unlink(path) }
      let writer = Thread(path)
      let table = try TableFiles.load(path: path)
      writer.join()
      #expect(table.rowCount == 50_000)
      #expect(table.rows[49_999]["b"] == .string("two, 49999"))
    }
  }

  /// A thread that writes a table into a named pipe.
  private struct Thread {
    private var handle = pthread_t()

    init(_ path: String) {
      let copy = strdup(path)
      pthread_create(
        &handle, nil,
        { raw in
          guard let path = raw?.assumingMemoryBound(to: CChar.self) else { return nil }
          let file = open(path, O_WRONLY)
          var sink = FileSink(descriptor: file)
          var text = "a,b\n"
          for row in 0..<50_000 { text += "\(row),\"two, \(row)\"\n" }
          text.withUTF8 { sink.write($0) }
          close(file)
          free(raw)
          return nil
        }, copy)
    }

    func join() { pthread_join(handle, nil) }
  }
}
