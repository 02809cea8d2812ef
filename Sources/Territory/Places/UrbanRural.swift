/// 城乡分类代码 of a community, by the statistical office's classification of urban and rural areas.
package enum UrbanRural: Int, Sendable, Codable, CaseIterable {
    /// 主城区
    case cityCentre = 111
    /// 城乡结合区
    case cityFringe = 112
    /// 镇中心区
    case townCentre = 121
    /// 镇乡结合区
    case townFringe = 122
    /// 特殊区域
    case special = 123
    /// 乡中心区
    case townshipCentre = 210
    /// 村庄
    case village = 220

    package var isUrban: Bool { rawValue < 200 }
}
