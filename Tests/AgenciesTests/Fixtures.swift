import Agencies
import Kernel

let noon = Instant(milliseconds: 1_790_000_000_000)
let today = Zone.shanghai.day(of: noon)

let city = TreePath(root: "3201")
let xuanwu = city.child("02")
let meiyuan = xuanwu.child("002")
let gulou = city.child("06")

let sanitation = TreePath(root: "urban").child("sanitation")
let bins = sanitation.child("bins")
let noise = TreePath(root: "environment").child("noise")

func agency(
    _ code: String, _ type: AgencyType, duty: String? = nil, serving territory: TreePath, isActive: Bool = true
) -> Agency {
    Agency(
        id: .make(at: noon), code: code, name: code, kind: AgencyKind(type, duty: duty), path: TreePath(root: code),
        territory: territory, isActive: isActive)
}

func row(
    _ category: TreePath?, _ territory: TreePath?, _ agency: Agency, _ validity: Validity = Validity(),
    supports: [Responsibility.Holder] = []
) -> Responsibility {
    Responsibility(
        id: .make(at: noon), category: category, territory: territory, lead: .agency(agency.id), supports: supports,
        ground: "§ 1", validity: validity)
}

func row(_ category: TreePath?, _ territory: TreePath?, _ kind: AgencyKind) -> Responsibility {
    Responsibility(
        id: .make(at: noon), category: category, territory: territory, lead: .kind(kind), ground: "§ 1")
}
