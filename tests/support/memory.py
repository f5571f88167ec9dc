# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a process takes."""
import pathlib
import re


def memory(pid):
    """In kB: proportional, resident, and that which is in no file, as the heap."""
    sizes = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return {kind: int(re.search(rf"^{kind}:\s+(\d+)", sizes, re.M)[1]) for kind in ("Pss", "Rss", "Anonymous")}
