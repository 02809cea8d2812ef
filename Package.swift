// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    // Small generic functions of one room, such as those that read a row, are compiled into those who call them.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let scrypt: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let tracing: Target.Dependency = .product(name: "Tracing", package: "swift-distributed-tracing")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let http: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")

/// One room of the house. `texts`: it has pages and words of its own; `folders`: what else it ships.
func room(_ name: String, texts: Bool = false, folders: [String] = [], _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        resources: ((texts ? ["Templates", "Words"] : []) + folders).map { .copy($0) },
        swiftSettings: settings
    )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "minhu",
    products: [.executable(name: "minhu", targets: ["minhu"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", exact: "1.7.3"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV.git", exact: "0.10.0"),
    ],
    targets: [
        // ground
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
        .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
        .target(name: "CThumbnail", dependencies: ["CVips"]),
        room("Kernel", texts: true, []),
        room(
            "Storage", texts: true,
            [
                "Kernel", "CLibpq", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"), crypto, logging, metrics, lifecycle,
            ]),
        room(
            "Site", texts: true, folders: ["Assets"],
            [
                "Kernel", "Storage", "CZlib", hummingbird, .product(name: "Mustache", package: "swift-mustache"), http,
                crypto, csv,
                logging, metrics, tracing,
            ]),
        // trunk
        room("Territory", texts: true, folders: ["Kinds"], ["Kernel", "Storage", "Site", "CGEOS", crypto, http]),
        room(
            "Calendar", texts: true, folders: ["Holidays"], ["Kernel", "Storage", "Site", http, logging, lifecycle]),
        room("Agencies", texts: true, ["Kernel", "Storage", "Site", "Territory"]),
        room("Accounts", texts: true, ["Kernel", "Storage", "Site", "Territory", "Agencies", crypto, scrypt]),
        room(
            "Cases", texts: true, folders: ["Taxonomy"],
            [
                "Kernel", "Storage", "Site", "Territory", "Calendar", "Agencies", "Accounts", http, logging, crypto,
                "CThumbnail",
            ]),
        // branches
        room(
            "Whistle", texts: true,
            ["Kernel", "Storage", "Site", "Territory", "Calendar", "Agencies", "Accounts", "Cases", logging, lifecycle]),
        room(
            "FollowUp", texts: true,
            ["Kernel", "Storage", "Site", "Territory", "Calendar", "Agencies", "Accounts", "Cases"]),
        room(
            "Assessment", texts: true,
            ["Kernel", "Storage", "Site", "Territory", "Calendar", "Agencies", "Accounts", "Cases"]),
        room(
            "DemoCity", texts: true,
            ["Kernel", "Storage", "Territory", "Calendar", "Agencies", "Accounts", "Cases", csv]),
        // the program
        .executableTarget(
            name: "minhu",
            dependencies: [
                "Kernel", "Storage", "Site", "Territory", "Calendar", "Agencies", "Accounts", "Cases", "Whistle",
                "FollowUp",
                "Assessment", "DemoCity",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                hummingbird, logging, metrics, lifecycle,
            ],
            path: "Sources/Minhu",
            resources: [.copy("Templates"), .copy("Words")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "bench",
            dependencies: [
                "Kernel", "Storage", "Territory", "Calendar", "Agencies", "Accounts", "Cases", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks",
            swiftSettings: settings
        ),
        .target(
            name: "StorageTesting", dependencies: ["Kernel", "Storage"], path: "Tests/StorageTesting",
            swiftSettings: settings),
        .target(
            name: "SiteTesting", dependencies: ["Kernel", "Site", hummingbird, http, logging],
            path: "Tests/SiteTesting",
            swiftSettings: settings),
        tests("Kernel", ["Kernel"]),
        .testTarget(
            name: "SiteTests", dependencies: ["Kernel", "Storage", "Site", "SiteTesting", hummingbird, http, logging],
            resources: [.copy("Fixture")], swiftSettings: settings),
        tests("Architecture", []),
        .testTarget(
            name: "JourneyTests",
            dependencies: [
                "minhu", "Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Agencies",
                "Accounts", "Calendar", "Cases", "DemoCity", "Whistle", logging,
            ],
            swiftSettings: settings),
        tests("Storage", ["Kernel", "Storage", "StorageTesting", crypto, logging, lifecycle]),
        tests("Territory", ["Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", http]),
        tests("Calendar", ["Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Calendar"]),
        tests(
            "Agencies", ["Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Agencies"]),
        tests(
            "Accounts",
            ["Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Agencies", "Accounts"]),
        tests(
            "Cases",
            [
                "Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Calendar", "Agencies",
                "Accounts",
                "Cases",
            ]),
        tests(
            "Whistle",
            [
                "Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Calendar", "Agencies",
                "Accounts",
                "Cases", "Whistle",
            ]),
        tests(
            "FollowUp",
            [
                "Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Calendar", "Agencies",
                "Accounts",
                "Cases", "FollowUp", logging,
            ]),
        tests(
            "Assessment",
            [
                "Kernel", "Storage", "StorageTesting", "Site", "SiteTesting", "Territory", "Calendar", "Agencies",
                "Accounts",
                "Cases", "Assessment",
            ]),
        tests(
            "DemoCity",
            [
                "Kernel", "Storage", "StorageTesting", "Territory", "Calendar", "Agencies", "Accounts", "Cases",
                "DemoCity",
            ]),
    ]
)
