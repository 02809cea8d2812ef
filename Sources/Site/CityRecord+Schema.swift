import Storage

package enum SiteSchema {
    package static let migrations: [Migration] = [
        Migration(
            "site/1-city",
            [
                """
                CREATE TABLE city (
                    name_zh TEXT NOT NULL, name_en TEXT NOT NULL,
                    demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
                )
                """
            ])
    ]
}
