import Foundation
import Kernel

/// What every page shows around its content.
struct PageFrame: Sendable {
    struct Item: Sendable {
        let href: String
        let label: String
        let current: Bool
    }

    struct OneFault: Sendable {
        let field: String
        let text: String
    }

    let language: String
    let otherLanguage: String
    let otherLanguageName: String
    let cityName: String
    let path: String
    let here: String
    let csrf: String
    let once: String
    let isStaff: Bool
    let isResident: Bool
    let isSignedIn: Bool
    let userName: String
    let nav: [Item]
    let reference: [Item]
    let hasReference: Bool
    let everyone: [Item]
    let demo: Bool
    let notices: [String]
    let assetVersion: String
    /// A sentence for what is wrong as a whole, and one per wrong field.
    let refusal: String
    let errors: [OneFault]
    let hasErrors: Bool
    let entered: [String: String]
    let faults: [String: String]

    init(call: Call, menu: [MenuItem], settings: SiteSettings, assetVersion: String) {
        language = call.language.rawValue
        otherLanguage = call.language.other.rawValue
        otherLanguageName = call.say("site.otherLanguage")
        cityName = settings.cityName[call.language] ?? ""
        path = call.path
        here = call.query.isEmpty ? call.path : "\(call.path)?\(call.query)"
        csrf = call.session?.csrf ?? ""
        once = Identifier<PageFrame>.make(at: call.now).description
        isStaff = call.visitor.officer != nil
        isResident = Access.resident.admits(call.visitor)
        isSignedIn = call.visitor != .nobody
        userName = call.visitor.officer?.name ?? ""
        nav = Self.menu(menu, .work, call)
        reference = Self.menu(menu, .reference, call)
        everyone = Self.menu(menu, .everyone, call)
        hasReference = !reference.isEmpty
        demo = settings.isDemonstration
        notices = Self.notices(call)
        self.assetVersion = assetVersion
        let fault: (any Explained)? = call.refused?.fault
        refusal = call.refusal ?? ""
        errors = (fault?.fields ?? []).map { OneFault(field: $0.field, text: call.say("field.\($0.code)", $0.facts)) }
        hasErrors = fault != nil
        entered = call.refused?.entered ?? [:]
        faults = Dictionary(errors.map { ($0.field, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    /// Around an error page, where little is known.
    init(problem: Problem, language: Language, words: Words, settings: SiteSettings, assetVersion: String) {
        self.language = language.rawValue
        otherLanguage = language.other.rawValue
        otherLanguageName = words("site.otherLanguage", language)
        cityName = settings.cityName[language] ?? ""
        (path, here, csrf, once, userName, refusal) = ("/", "/", "", "", "", "")
        (isStaff, isResident, isSignedIn, hasErrors) = (false, false, false, false)
        hasReference = false
        (nav, reference, everyone, notices, errors, entered, faults) = ([], [], [], [], [], [:], [:])
        demo = settings.isDemonstration
        self.assetVersion = assetVersion
    }

    private static func menu(_ menu: [MenuItem], _ shelf: MenuShelf, _ call: Call) -> [Item] {
        menu.filter { $0.shelf == shelf && $0.access.admits(call.visitor) }.map { item in
            let current: Bool = call.path == item.path || call.path.hasPrefix(item.path + "/")
            return Item(href: item.path, label: call.say(item.word), current: current)
        }
    }

    /// The sentence a redirect asked for, when there is such a one.
    private static func notices(_ call: Call) -> [String] {
        let word: String? = try? RawInput(form: call.query).first("notice")
        guard let word, call.words.has("notice.\(word)") else { return [] }
        return [call.say("notice.\(word)")]
    }
}

extension Language {
    package var other: Language { self == .chinese ? .english : .chinese }
}
