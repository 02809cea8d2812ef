/// What a demonstration city tells whoever starts it.
enum Announcement {
    static func accounts() {}
}
