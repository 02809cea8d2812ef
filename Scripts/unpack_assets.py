"""Takes the listed members out of the pinned wheels, and the listed icons out of the sprite; keeps a .gz beside each text."""

import gzip
import re
import sys
import zipfile
from pathlib import Path

TEXTS = {".css", ".js", ".svg"}
SPRITE = "flask_bootstrap/static/bootstrap5/icons/bootstrap-icons.svg"


def keep(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    if file.suffix in TEXTS:
        Path(f"{file}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def wheel(folder: Path, name: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(folder.glob(f"{name}-*.whl")))


def icons(sprite: str, names: list[str]) -> bytes:
    symbols = dict((m.group(1), m.group(0)) for m in re.finditer(r'<symbol[^>]* id="([^"]+)".*?</symbol>', sprite, re.S))
    missing = [name for name in names if name not in symbols]
    if missing:
        sys.exit(f"no such icon: {', '.join(missing)}")
    body = "\n".join(symbols[name] for name in names)
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{body}\n</svg>\n'.encode()


def unpack(assets: Path, wheels: Path, target: Path) -> None:
    for line in (assets / "members.txt").read_text().splitlines():
        package, member, name = line.split()
        with wheel(wheels, package) as archive:
            content = archive.read(member)
        keep(target / name, re.sub(rb"\n?(//#|/\*#) sourceMappingURL=.*", b"", content))
    with wheel(wheels, "bootstrap_flask") as archive:
        sprite = archive.read(SPRITE).decode()
    keep(target / "icons.svg", icons(sprite, (assets / "icons.txt").read_text().split()))


if __name__ == "__main__":
    unpack(*(Path(argument) for argument in sys.argv[1:4]))
