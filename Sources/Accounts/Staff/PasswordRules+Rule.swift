import Kernel

extension PasswordRules {
    package static let longest = 200

    /// What is wrong with a new password, history apart.
    package func faults(of password: String, login: String) -> [FieldFault] {
        var faults: [FieldFault] = []
        if password.count < minimumLength {
            faults.append(FieldFault("password", "passwordShort", ["length": String(minimumLength)]))
        }
        if password.utf8.count > Self.longest {
            faults.append(FieldFault("password", "passwordLong", ["length": String(Self.longest)]))
        }
        if Self.classes(in: password) < classes {
            faults.append(FieldFault("password", "passwordPlain", ["classes": String(classes)]))
        }
        if password.lowercased().contains(login.lowercased()) {
            faults.append(FieldFault("password", "passwordIsLogin"))
        }
        return faults
    }

    private static func classes(in password: String) -> Int {
        let kinds: [Int] = password.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z": 0
            case "A"..."Z": 1
            case "0"..."9": 2
            default: 3
            }
        }
        return Set(kinds).count
    }
}
