# Sourced by run, test and bench: installs what is missing, and only that.

readonly BUILD_PACKAGES=(libpq-dev libgeos-dev libvips-dev libsqlite3-dev zlib1g-dev pkg-config python3 python3-pip)
readonly TEST_PACKAGES=(postgresql-15 postgresql-client-15 python3-venv chromium-headless-shell fonts-noto-cjk)
readonly PYTHON=/usr/bin/python3

say() { printf '%s\n' "$*" >&2; }

# Ends with one line: what is missing, and what to do.
stop() {
    say "minhu: $*"
    exit 69
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Root, sudo without a password, or sudo with somebody there to type it.
may_be_root() {
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null || return 1
    sudo -n true 2>/dev/null || [ -t 0 ]
}

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
    done
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@" >&2; }

apt_with_retry() { apt "$@" || { sleep 10; apt "$@"; }; }

need_packages() {
    command -v dpkg-query >/dev/null || stop "this set-up needs Debian 12; elsewhere install by hand: $*"
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    may_be_root || stop "neither root nor sudo here; have somebody run: apt-get install $missing"
    say "Installing $missing…"
    apt_with_retry update || stop "the package lists could not be fetched (apt-get update)"
    # shellcheck disable=SC2086
    apt_with_retry install -y --no-install-recommends $missing || stop "apt-get could not install: $missing"
}

need_swift() {
    command -v swift >/dev/null || stop "the Swift 6.2 toolchain (or later) is not on the PATH; see swift.org/install"
}

fingerprint() { cat "$@" | sha256sum | cut -d ' ' -f 1; }

# The front-end parts: pinned wheels by hash, the listed members of them in Assets/vendor.
need_assets() {
    local stamp wheels
    stamp=$(fingerprint Assets/assets.lock Assets/members.txt Assets/icons.txt Scripts/unpack_assets.py)
    [ "$(cat Assets/vendor/.stamp 2>/dev/null)" != "$stamp" ] || return 0
    say "Fetching the front-end parts…"
    wheels=$(mktemp -d)
    "$PYTHON" -m pip download -q --no-deps --require-hashes --only-binary=:all: --python-version 3.14 \
        --platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 --platform any \
        -r Assets/assets.lock -d "$wheels" >&2 || stop "the front-end parts could not be fetched (pip download)"
    rm -rf Assets/vendor
    "$PYTHON" Scripts/unpack_assets.py Assets "$wheels" Assets/vendor
    rm -rf "$wheels"
    printf '%s\n' "$stamp" >Assets/vendor/.stamp
}

# The Python of the browser and fault tests, in a folder of its own.
need_test_python() {
    local stamp
    stamp=$(fingerprint Tests/requirements.lock)
    [ "$(cat .build-browser/.stamp 2>/dev/null)" != "$stamp" ] || return 0
    say "Fetching the browser test parts…"
    rm -rf .build-browser
    "$PYTHON" -m venv .build-browser || stop "no Python environment could be made (python3-venv)"
    .build-browser/bin/pip install -q --require-hashes --only-binary=:all: -r Tests/requirements.lock >&2 \
        || stop "the browser test parts could not be fetched (pip install)"
    printf '%s\n' "$stamp" >.build-browser/.stamp
}
