// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who depends on SamatKit builds or resolves it.
let package = Package(
  name: "Benchmarks",
  products: [.executable(name: "samat-bench", targets: ["samat-bench"])],
  dependencies: [.package(name: "SamatKit", path: "..")],
  targets: [
    .executableTarget(
      name: "samat-bench",
      dependencies: [
        .product(name: "KQLEngine", package: "SamatKit"),
        .product(name: "PersianText", package: "SamatKit"),
        .product(name: "SamatKit", package: "SamatKit"),
        .product(name: "SamatStore", package: "SamatKit"),
        .product(name: "SamatTesting", package: "SamatKit"),
      ]),
    .executableTarget(
      name: "samat-fuzz",
      dependencies: [
        .product(name: "KQLEngine", package: "SamatKit"),
        .product(name: "SamatTesting", package: "SamatKit"),
      ]),
    .executableTarget(
      name: "linkage-bench",
      dependencies: [
        .product(name: "KQLEngine", package: "SamatKit"),
        .product(name: "SamatKit", package: "SamatKit"),
      ]),
    .executableTarget(
      name: "region-bench",
      dependencies: [.product(name: "RegionalScience", package: "SamatKit")]),
    .executableTarget(
      name: "region-bench-space",
      dependencies: [.product(name: "RegionalScience", package: "SamatKit")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
  ]
}
