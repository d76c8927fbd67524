import Foundation
import Testing

/// Runs every example as a reader would, and compares what it prints.
@Suite struct ExampleTests {
  /// One folder of `Examples/`.
  struct Example: CustomTestStringConvertible, Sendable {
    var folder: URL
    var arguments: [String]
    var product: String
    /// What runs the first argument; nil where the product is run itself.
    var interpreter: String?
    var testDescription: String { folder.lastPathComponent }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder that the build puts its products in.
  static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  static let examples: [Example] = {
    let folder = root.appending(path: "Examples")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.sorted().compactMap { name in
      let example = folder.appending(path: name)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: example.path())) ?? []
      if files.contains("main.swift") {
        let product = name.split(separator: "-").dropFirst().joined(separator: "-")
        return Example(folder: example, arguments: [], product: product)
      }
      if files.contains("main.py") {
        return Example(
          folder: example, arguments: ["main.py"], product: "samat-repl", interpreter: "python3")
      }
      let scripts = files.filter { $0.hasSuffix(".kql") }.sorted()
      guard !scripts.isEmpty else { return nil }
      if files.contains(where: { $0.hasSuffix(".swift") }) {
        // A plug-in, which the shell starts.
        let plugin = name.split(separator: "-").dropFirst().joined(separator: "-")
        return Example(
          folder: example,
          arguments: ["--plugin", products.appending(path: plugin).path()] + scripts,
          product: "samat-repl")
      }
      let policies = files.contains("policies.json") ? ["--policies", "policies.json"] : []
      return Example(folder: example, arguments: policies + scripts, product: "samat-repl")
    }
  }()

  @Test func thereAreExamples() {
    #expect(Self.examples.count >= 6)
  }

  @Test(arguments: examples) func printsWhatItsFolderSays(_ example: Example) throws {
    let process = Process()
    let product = Self.products.appending(path: example.product)
    if let interpreter = example.interpreter {
      // 'make setup-test' installs it.
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [interpreter, "-B"] + example.arguments
    } else {
      process.executableURL = product
      process.arguments = example.arguments
    }
    process.currentDirectoryURL = example.folder
    // The user's own settings are none of an example's.
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_CONFIG_HOME"] = example.folder.path()
    environment["SAMAT_REPL"] = product.path()
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let printed = String(decoding: data, as: UTF8.self)
    let expectedFile = example.folder.appending(path: "expected.txt")
    let isRecording = ProcessInfo.processInfo.environment["SAMAT_RECORD"] == "1"
    let expected = try? String(contentsOf: expectedFile, encoding: .utf8)
    if isRecording && expected != printed {
      try printed.write(to: expectedFile, atomically: true, encoding: .utf8)
    }
    #expect(process.terminationStatus == 0)
    #expect(printed == expected, "what \(example.testDescription) prints has changed")
  }

  @Test func everyExampleExplainsItself() throws {
    for example in Self.examples {
      let readme = example.folder.appending(path: "README.md")
      let text = try String(contentsOf: readme, encoding: .utf8)
      #expect(text.hasPrefix("# "), "\(readme.lastPathComponent) of \(example.testDescription)")
    }
  }
}
