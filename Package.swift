// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "SamatKit",
  products: [
    .library(name: "SamatKit", targets: ["SamatKit"]),
    .library(name: "KQLEngine", targets: ["KQLSyntax", "KQLEngine"]),
    .library(name: "PersianText", targets: ["PersianText"]),
    .library(name: "RegionalScience", targets: ["RegionalScience"]),
    .library(name: "SamatPlugin", targets: ["SamatPlugin"]),
    .library(name: "SamatStore", targets: ["SamatStore"]),
    .library(name: "SamatTesting", targets: ["SamatTesting"]),
    .executable(name: "samat-repl", targets: ["samat-repl"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
  ],
  targets: [
    .target(name: "KQLSyntax"),
    .target(name: "KQLEngine", dependencies: ["KQLSyntax"]),
    .target(name: "PersianText"),
    .target(name: "RegionalScience"),
    .target(name: "SamatPlugin", dependencies: ["KQLSyntax", "KQLEngine"]),
    .target(
      name: "SamatKit",
      dependencies: ["KQLSyntax", "KQLEngine", "PersianText", "RegionalScience", "SamatPlugin"]),
    .target(
      name: "SamatStore",
      dependencies: [
        "SamatKit", "KQLEngine", "KQLSyntax", "PersianText",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "SamatTesting",
      dependencies: ["SamatKit", "KQLEngine", "KQLSyntax", "RegionalScience"]),
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(
      name: "CEditline", dependencies: ["CLibEdit"], linkerSettings: [.linkedLibrary("edit")]),
    .executableTarget(
      name: "samat-repl",
      dependencies: [
        "SamatKit", "SamatStore", "CEditline", "KQLEngine", "KQLSyntax", "PersianText",
        "RegionalScience",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "embed", dependencies: ["SamatKit", "KQLEngine", "KQLSyntax"],
      path: "Examples/02-embed", exclude: ["README.md", "expected.txt"]),
    .executableTarget(
      name: "embed-the-engine", dependencies: ["KQLEngine", "KQLSyntax"],
      path: "Examples/03-embed-the-engine", exclude: ["README.md", "expected.txt", "rain.csv"]),
    .executableTarget(
      name: "plugin-swift", dependencies: ["SamatPlugin", "KQLEngine", "KQLSyntax"],
      path: "Examples/05-plugin-swift", exclude: ["README.md", "expected.txt", "run.kql"]),
    .executableTarget(
      name: "a-session-from-start-to-end",
      dependencies: ["SamatKit", "KQLEngine", "KQLSyntax", "PersianText"],
      path: "Examples/06-a-session-from-start-to-end", exclude: ["README.md", "expected.txt"]),
    .executableTarget(
      name: "who-is-late", dependencies: ["SamatKit", "KQLEngine", "KQLSyntax", "PersianText"],
      path: "Examples/07-who-is-late", exclude: ["README.md", "expected.txt"]),
    .executableTarget(
      name: "an-estate-project-from-estimate-to-payment",
      dependencies: ["SamatKit", "KQLEngine", "KQLSyntax", "PersianText"],
      path: "Examples/09-an-estate-project-from-estimate-to-payment",
      exclude: ["README.md", "expected.txt"]),
    .executableTarget(
      name: "region-science-alone", dependencies: ["RegionalScience"],
      path: "Examples/15-region-science-alone", exclude: ["README.md", "expected.txt"]),
    .executableTarget(
      name: "methods-of-your-own",
      dependencies: ["SamatKit", "RegionalScience", "KQLEngine", "KQLSyntax"],
      path: "Examples/21-methods-of-your-own", exclude: ["README.md", "expected.txt"]),
    .testTarget(name: "KQLSyntaxTests", dependencies: ["KQLSyntax"]),
    .testTarget(name: "PersianTextTests", dependencies: ["PersianText"]),
    .testTarget(name: "RegionalScienceTests", dependencies: ["RegionalScience"]),
    .testTarget(
      name: "KQLEngineTests",
      dependencies: ["KQLEngine", "KQLSyntax", "SamatKit", "SamatTesting"]),
    .testTarget(
      name: "SamatKitTests",
      dependencies: [
        "SamatKit", "SamatPlugin", "KQLEngine", "KQLSyntax", "PersianText", "RegionalScience",
        "SamatTesting", "plugin-swift",
      ]),
    .executableTarget(
      name: "journal-writer",
      dependencies: ["SamatStore", "SamatKit", "SamatTesting", "KQLSyntax", "PersianText"],
      path: "Tests/JournalWriter"),
    .testTarget(
      name: "SamatStoreTests",
      dependencies: [
        "SamatStore", "SamatKit", "SamatTesting", "KQLEngine", "KQLSyntax", "PersianText",
        "journal-writer", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "ShellTests", dependencies: ["samat-repl"], exclude: ["Golden"]),
    .testTarget(
      name: "ExampleTests",
      dependencies: [
        "samat-repl", "embed", "embed-the-engine", "plugin-swift", "a-session-from-start-to-end",
        "who-is-late", "an-estate-project-from-estimate-to-payment", "region-science-alone",
        "methods-of-your-own",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

let strictlySafe: Set<String> = ["KQLSyntax", "PersianText", "RegionalScience"]
for target in package.targets where target.type != .plugin && target.type != .system {
  if target.name == "CEditline" { continue }
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .enableUpcomingFeature("InferIsolatedConformances"),
      .treatAllWarnings(as: .error),
    ]
  // Where nothing needs a pointer the compiler holds us to it.
  if strictlySafe.contains(target.name) {
    target.swiftSettings?.append(.strictMemorySafety())
  }
}

// Only those who build the reference pages resolve the documentation plug-in.
if Context.environment["SAMAT_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}
