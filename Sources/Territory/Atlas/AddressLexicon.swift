/// The words that names of places end in; data about the language of addresses, not text shown to anyone.
enum AddressLexicon {
    private static let suffixes: [PlaceLevel: [String]] = [
        .province: ["自治区", "省", "市"],
        .city: ["自治州", "地区", "市", "盟"],
        .district: ["自治县", "区", "县", "市", "旗"],
        .town: ["街道办事处", "地区办事处", "街道", "苏木", "镇", "乡"],
        .community: ["社区", "村"],
        .grid: ["网格"],
        .estate: ["小区"],
    ]

    /// Committees of a community and the word for the community itself; the longest first.
    private static let committees: [(ending: String, kind: String)] = [
        ("社区居民委员会", "社区"), ("社区居委会", "社区"), ("社区村委会", "社区"), ("村村民委员会", "村"), ("村村委会", "村"),
        ("村民委员会", "村"), ("居民委员会", "社区"), ("村委会", "村"), ("居委会", "社区"),
    ]

    /// After one of these a short name is the beginning of a road's name.
    static let roadMarks: Set<Character> = ["路", "街", "巷", "道", "桥", "里", "弄", "门", "大", "东", "西", "南", "北", "中"]

    /// Words for a building, all of which mean the same.
    private static let buildingMarks: Set<Character> = ["幢", "座", "#"]

    /// 市辖区: the statistical container of a city's districts, which is no place.
    static func isContainer(name: String?, code: String, level: PlaceLevel) -> Bool {
        level == .district && code.prefix(6).hasSuffix("01") && (name == "市辖区" || name == "县")
    }

    /// The forms under which people say a name; whole ones and, without their ending, short ones.
    static func forms(of name: String, at level: PlaceLevel) -> (whole: [String], short: [String]) {
        if level == .community, let committee = committees.first(where: { name.hasSuffix($0.ending) }) {
            let base = String(name.dropLast(committee.ending.count))
            return ([name, base + committee.kind], base.count > 1 ? [base] : [])
        }
        guard let ending = suffixes[level]?.first(where: { name.hasSuffix($0) }) else { return ([name], []) }
        let base = String(name.dropLast(ending.count))
        return ([name], base.count > 1 ? [base] : [])
    }

    /// `3号楼`, `3幢`, `3座`, `3#` are all `3栋`.
    static func building(_ text: String) -> String {
        let marked: String = text.replacing("号楼", with: "栋")
        return String(marked.map { buildingMarks.contains($0) ? "栋" : $0 })
    }

    static let buildingMark: Character = "栋"
}
