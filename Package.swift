// swift-tools-version: 6.2
import PackageDescription

// The house of Docs/decisions/0001-rooms.md: who may use whom is kept by this graph and by `./check`.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
]

/// A room of the house: a library target and the rooms it may use.
func room(_ name: String, uses rooms: [String] = [], _ products: [Target.Dependency] = []) -> Target {
  .target(
    name: name,
    dependencies: rooms.map { .target(name: $0) } + products,
    swiftSettings: strict
  )
}

/// The tests of a room, mirroring its folders.
func tests(_ name: String, uses rooms: [String] = [], _ products: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name)] + rooms.map { .target(name: $0) } + products,
    swiftSettings: strict
  )
}

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncAlgorithms: Target.Dependency = .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "saathi",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "saathi", targets: ["saathi"])
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0",
      traits: [.defaults, "CommandLineArguments"]),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    .systemLibrary(name: "CSQLiteSettings"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // jemalloc in place of malloc, for the program alone.
    .target(name: "CMalloc", linkerSettings: [.linkedLibrary("jemalloc")]),
    // The catalogues and the static files of the pages, embedded by the C compiler.
    .target(name: "CLocales"),
    .target(name: "CAssets"),

    room("Kernel"),
    room("Language", uses: ["Kernel", "CLocales"]),
    room("Storage", uses: ["Kernel", "CPostgres", "CSQLiteSettings"], [grdb, grdbSQLite]),
    room("Spreadsheets", uses: ["Kernel", "CArchive", "CExpat", "CXlsxWriter"]),
    room("Observability", uses: ["Kernel"], [logging, metrics]),
    room(
      "Web", uses: ["Kernel", "Language", "CAssets", "CSodium"],
      [hummingbird, hummingbirdCore, httpTypes, nioCore, nioPosix, logging, metrics, lifecycle, asyncAlgorithms]),
    room("Identity", uses: ["Kernel", "Language", "Storage", "Web"], [httpTypes, nioPosix]),
    room(
      "Customers", uses: ["Kernel", "Language", "Storage", "Spreadsheets", "Web", "Jobs", "Identity"],
      [httpTypes, nioCore]),
    room("Jobs", uses: ["Kernel", "Storage"], [logging, lifecycle]),
    room("Health", uses: ["Kernel", "Language", "Storage", "Web", "Jobs", "Identity", "Customers"], [httpTypes]),
    room(
      "Tracking", uses: ["Kernel", "Language", "Storage", "Web", "Identity", "Customers", "CZlib"],
      [httpTypes, logging, lifecycle]),
    room("Demo", uses: ["Kernel", "Language", "Storage", "Identity", "Customers"]),
    room(
      "App",
      uses: [
        "Kernel", "Language", "Storage", "Web", "Jobs", "Observability", "Identity", "Customers", "Health",
        "Tracking",
      ],
      [hummingbird, lifecycle, logging, metrics, configuration, systemPackage]),
    room(
      "Bench",
      uses: ["Kernel", "Storage", "Web", "Identity", "Customers", "Health", "Tracking", "App"], [logging]),
    .executableTarget(
      name: "saathi",
      dependencies: [
        "Kernel", "Storage", "Observability", "Identity", "Customers", "Health", "Tracking", "Demo", "App", "Bench",
        "Language", "CMalloc",
        arguments, logging,
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Kernel", "Storage"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("Kernel"),
    tests("Language", uses: ["Kernel"]),
    tests("Storage", uses: ["TestSupport", "Kernel"]),
    tests("Spreadsheets", uses: ["Kernel", "CArchive"]),
    tests("Observability", uses: ["Kernel"], [logging, metrics]),
    tests("Web", uses: ["Kernel", "Language"]),
    tests(
      "Identity", uses: ["Kernel", "Language", "Storage", "Web", "TestSupport"],
      [hummingbird, hummingbirdTesting, httpTypes, logging]),
    tests(
      "Customers",
      uses: ["Kernel", "Language", "Storage", "Spreadsheets", "Web", "Jobs", "Identity", "TestSupport"],
      [hummingbird, hummingbirdTesting, httpTypes, logging]),
    tests("Jobs", uses: ["Kernel", "Storage", "TestSupport"], [logging, lifecycle]),
    tests(
      "Health", uses: ["Kernel", "Language", "Storage", "Web", "Jobs", "Identity", "Customers", "TestSupport"],
      [hummingbird, hummingbirdTesting, httpTypes, logging]),
    tests(
      "Tracking", uses: ["Kernel", "Language", "Storage", "Web", "Identity", "Customers", "TestSupport"],
      [httpTypes, logging]),
    tests("Demo", uses: ["Kernel", "Language", "Storage", "Identity", "Customers", "TestSupport"]),
    tests(
      "App",
      uses: [
        "Kernel", "Language", "Storage", "Web", "Jobs", "Identity", "Customers", "Health", "Demo", "TestSupport",
      ], [hummingbird, hummingbirdTesting, httpTypes, logging, yams]),
  ]
)
