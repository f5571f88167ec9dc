#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""check-symbols.py LIBRARY LIST: the library exports what the list names, no more and no less."""
import re
import subprocess
import sys

library, symbols = sys.argv[1:]
nm = subprocess.run(["nm", "--dynamic", "--defined-only", "--format=posix", library],
                    check=True, capture_output=True, text=True).stdout
exported = {line.split()[0].split("@")[0] for line in nm.splitlines()}
with open(symbols, encoding="utf-8") as file:
    listed = set(re.findall(r"^\s*(\w+);", re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S), flags=re.M))

for name in sorted(exported - listed):
    print("not in the list:", name)
for name in sorted(listed - exported):
    print("not exported:", name)
sys.exit(exported != listed)
