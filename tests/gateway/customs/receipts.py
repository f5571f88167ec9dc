# SPDX-License-Identifier: LGPL-2.1-or-later
"""Receipts for tests: the official samples where they are, invented ones, and what they amount to, found out without the
gateway's own code."""
import base64
import pathlib
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

from gateway import SHARED_DATA

WRAPPING = {"BaseTransfer", "BaseSubscribe", "ExtendMessage", "Signature"}
PERSONAL = {"buyerRegNo", "buyerName", "buyerIdType", "buyerIdNumber", "payerName", "payerIdType", "payerIdNumber", "telephone",
            "consignee", "consigneeTelephone", "consigneeAddress", "consigneeDistrict", "ebcTelephone", "oriBizMessage"}


def element(name, fields):
    return f"<{name}>" + "".join(f"<{key}>{escape(value)}</{key}>" for key, value in fields.items()) + f"</{name}>"


def dec_result(channel, time, unified="I20260000000700001", number="", note="", **fields):
    return element("DEC_RESULT", {"CUS_CIQ_NO": unified, "ENTRY_ID": number, "NOTICE_DATE": time, "CHANNEL": channel, "NOTE": note,
                                  "CUSTOM_MASTER": "3701", **fields})


def ceb(message, *elements, prefix=False):
    body = "".join(elements)
    if prefix:
        body = body.replace("</", "\0").replace("<", "<ceb:").replace("\0", "</ceb:")
        return (f'<ceb:CEB{message}Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" version="1.0">{body}'
                f"</ceb:CEB{message}Message>")
    return f'<CEB{message}Message xmlns="http://www.chinaport.gov.cn/ceb" version="1.0">{body}</CEB{message}Message>'


def inventory_return(status, time, number="", cop="COP-1", info="", agent="3502980A01", company="3502W6A001", **fields):
    return element("InventoryReturn", {"customsCode": "3715", "ebcCode": company, "agentCode": agent, "copNo": cop, "invtNo": number,
                                       "returnStatus": status, "returnTime": time, "returnInfo": info, **fields})


def envelope(xml):
    data = base64.b64encode(xml.encode()).decode()
    return f'<DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><TransInfo><MsgType>x</MsgType></TransInfo><Data>{data}</Data></DxpMsg>'


def declaration_number(serial):
    return f"37012026{serial % 2}{serial:09}"


def declaration_flow(serial):
    """Receipts of one declaration, each a file: declared, stored, ... as far as the serial's last digit says."""
    unified, number, day = f"{'EI'[serial % 2]}2026{serial + 500:013}", declaration_number(serial), serial % 28 + 1
    steps = [("7", "10:00:00"), ("L", "10:00:40"), ("J", "10:02:11"), ("C", "11:15:00"), ("T", "12:00:00"), ("P", "16:30:05"), ("R", "16:30:05")]
    for place, (channel, time) in enumerate(steps[:serial % 10 + 1]):
        yield dec_result(channel, f"2026-03-{day:02}T{time}", unified, "" if place == 0 else number, f"步骤{place}")


def own_files(declarations=60, inventories=20):
    """Names and contents of invented files."""
    files = {}
    for serial in range(1, declarations + 1):
        for place, xml in enumerate(declaration_flow(serial)):
            files[f"DEC_{serial}_{place}.xml"] = envelope(xml) if serial % 7 == 0 else xml
    for serial in range(1, inventories + 1):
        number = f"37152026I{serial:09}"
        for place, status in enumerate(["2", "3", "120", "399", "800", "899"][:serial % 6 + 1]):
            returned = inventory_return(status, f"20260401{10 + place:02}0000000", number if place > 1 else "", f"COP-{serial}",
                                        preNo=f"B20260401{serial:09}")
            files[f"CEB622_{serial}_{place}.xml"] = ceb(622, returned, prefix=serial % 2 == 0)
    return {name: xml.encode() for name, xml in files.items()}


def shared_files():
    """The official and the synthetic samples; none where the shared data are not there."""
    folders = ["ceb/samples_import", "ceb/samples_export", "ceb/samples_synthetic", "dec/samples"]
    return {f"{folder.replace('/', '_')}_{path.name}": path.read_bytes()
            for folder in folders for path in sorted((SHARED_DATA / folder).glob("*.xml"))}


def local(node):
    return node.tag.rsplit("}", 1)[-1]


def leaves(node):
    for child in node:
        if len(child):
            yield from leaves(child)
            continue
        name, text = local(child), (child.text or "").strip()
        if name == "buyerTelephone":
            text = text[-4:]
        if text and name not in PERSONAL:
            yield name, text


def messages(data):
    """The business messages of a file, each as (type, leaves)."""
    root = ElementTree.fromstring(data.lstrip(b"\xef\xbb\xbf"))
    if local(root) == "DxpMsg":
        payload = next(node.text for node in root.iter() if local(node) == "Data")
        return messages(base64.b64decode(payload))
    if local(root) == "DEC_DATA":
        found = [node for node in root.iter() if local(node) == "DEC_RESULT"]
    elif local(root).startswith("CEB"):
        found = [node for node in root if local(node) not in WRAPPING]
    else:
        found = [root]
    return [(local(node), tuple(leaves(node))) for node in found]


def distinct(files):
    return {message for data in files.values() for message in messages(data)}


def put(spool, name, data):
    """As a careful sender does: written under another name, then renamed."""
    spool = pathlib.Path(spool)
    spool.mkdir(parents=True, exist_ok=True)
    half = spool / (name + ".tmp")
    half.write_bytes(data if isinstance(data, bytes) else data.encode())
    half.rename(spool / name)


def waiting(spool):
    return [path for path in pathlib.Path(spool).iterdir()
            if path.is_file() and not path.name.startswith(".") and not path.name.lower().endswith(".tmp")]
