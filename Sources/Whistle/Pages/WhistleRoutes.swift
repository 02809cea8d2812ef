import Agencies
import Cases
import Kernel
import Site
import Territory

/// The pages and endpoints of whistles.
package struct WhistleRoutes: Sendable {
    let desk: WhistleDesk
    let pictures: PhotoDesk
    let territory: CurrentAtlas
    let duties: ResponsibilityDesk

    package init(
        desk: WhistleDesk, pictures: PhotoDesk, territory: CurrentAtlas, duties: ResponsibilityDesk
    ) {
        self.desk = desk
        self.pictures = pictures
        self.territory = territory
        self.duties = duties
    }

    package var routes: [Route] { pages + api }

    private var pages: [Route] {
        listPages + raisePages + filePages + actPages + checkInPages + figurePages + rulePages
    }

    package static let menu: [MenuItem] = [MenuItem("whistle.menu", "/whistles", access)]

    package static let reference: [MenuItem] = [MenuItem("whistle.rules.title", "/whistles/rules", .anyStaff)]

    static let access: Access = .staffWithOne(of: [.viewCases, .coordinateWhistles])

    func names(_ call: Call) async throws -> WhistleNames {
        WhistleNames(
            agencies: try await duties.table(at: call.now).agencies, categories: try await desk.cases.categories.tree(),
            atlas: try await territory.atlas())
    }

    /// What a case's page shows: its whistles, and the way to raise one.
    package var aside: CaseAsides {
        { call, file in
            let officer: Officer = try call.officer()
            let rows: [WhistleRow] = try await desk.whistles(on: file.id, by: officer)
            let mayRaise: Bool = officer.may(.raiseWhistles, file.subject) && !file.state.isFinal
            guard !rows.isEmpty || mayRaise else { return nil }
            let lines = rows.map { row in
                Aside.Line(
                    "\(row.number.grouped) \(row.title)", href: "/whistles/\(row.number)", note: call.word(row.state))
            }
            let way: Aside.Line? =
                mayRaise
                ? .init(call.say("whistle.raiseHere"), href: "/whistles/new?case=\(file.number)") : nil
            return Aside(call.say("whistle.menu"), lines: lines, way: way)
        }
    }
}
