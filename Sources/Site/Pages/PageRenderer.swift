import Foundation
import Kernel
import Mustache

/// The templates of all capabilities, one library per language: the words are put in when the templates are read.
struct PageRenderer: Sendable {
    private let libraries: [Language: MustacheLibrary]
    private let names: Set<String>
    let words: Words
    let settings: SiteSettings
    private let assetVersion: String

    init(folders: [String], words: Words, assets: AssetShelf, settings: SiteSettings) throws {
        self.words = words
        self.settings = settings
        assetVersion = assets.version
        MustacheContentTypes.register(BytewiseHTML(), named: BytewiseHTML.name)
        let sources: [String: String] = try TemplateSource.read(folders)
        names = Set(sources.keys)
        libraries = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let templates: [String: MustacheTemplate] = try sources.mapValues {
                    try MustacheTemplate(string: try TemplateSource.filled($0, words, language))
                }
                return (language, MustacheLibrary(templates: templates))
            })
    }

    func render(_ template: String, _ content: any Sendable, _ call: Call, menu: [MenuItem]) throws -> String {
        let frame = PageFrame(call: call, menu: menu, settings: settings, assetVersion: assetVersion)
        return try render(template, PageRoot(frame: frame, content: content), call.language)
    }

    /// The page for an error, which must not fail itself.
    func renderProblem(_ problem: Problem, _ language: Language) -> String {
        let frame = PageFrame(
            problem: problem, language: language, words: words, settings: settings, assetVersion: assetVersion)
        let page = ProblemPage(problem)
        return (try? render("error", PageRoot(frame: frame, content: page), language)) ?? problem.title
    }

    private func render(_ template: String, _ root: PageRoot, _ language: Language) throws -> String {
        guard let html = libraries[language]?.render(root, withTemplate: template) else {
            throw TemplateFault.missing(template)
        }
        return html
    }
}

struct ProblemPage: Sendable {
    let status: Int
    let title: String
    let detail: String
    let code: String
    let icon: String
    let needsSignIn: Bool

    init(_ problem: Problem) {
        status = problem.status
        title = problem.title
        detail = problem.detail
        code = problem.code
        needsSignIn = problem.status == 401
        icon = Self.icon(problem.status)
    }

    private static func icon(_ status: Int) -> String {
        switch status {
        case 404, 405: "compass"
        case 401, 403: "lock"
        case 409, 412: "arrow-repeat"
        case 503: "hourglass-split"
        case 500...: "exclamation-triangle-fill"
        default: "pencil"
        }
    }
}

/// What a template sees: the page's own properties by name, `page` for the frame, `entered` and `faults` for a refused form.
struct PageRoot: MustacheParent {
    private let frame: PageFrame
    private let page: PageValues
    private let content: any MustacheParent

    init(frame: PageFrame, content: any Sendable) {
        self.frame = frame
        page = PageValues(frame)
        self.content = content as? any MustacheParent ?? PageValues(content)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "page": page
        case "entered": frame.entered
        case "faults": frame.faults
        default: content.child(named: name)
        }
    }
}
