#!/usr/bin/python3
"""Writes tests/data/security/samba.tsv: SDDL and the bytes that Samba's own reader and packer make of it.

Needs Debian's python3-samba. The descriptors are drawn with a fixed seed. Samba 4.17 reads the word FA as something else and
decimal masks as 0, so masks are written in hexadecimal or with the words of single rights. It also refuses flags of a list without
entries when another part follows, so every list has an entry.
"""
import base64
import random
import sys

from samba.dcerpc import security
from samba.ndr import ndr_pack

DOMAIN = security.dom_sid("S-1-5-21-1004336348-1177238915-682003330")
SIDS = ["SY", "BA", "BU", "AU", "WD", "CO", "CG", "IU", "NU", "SU", "LS", "NS", "OW", "PS", "RC", "WR", "AN", "ED", "RU",
        "S-1-5-17", "S-1-5-32-568", "S-1-5-82-0", "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415",
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", "S-1-5-21-1004336348-1177238915-682003330-1013",
        "S-1-1-0", "S-1-3-4", "S-1-5-21-1-2-3-4294967295", "S-1-5-5-0-120394"]
WORDS = ["CC", "DC", "LC", "SW", "RP", "WP", "DT", "LO", "CR", "SD", "RC", "WD", "WO", "GA", "GX", "GW", "GR"]
MASKS = [0x1F01FF, 0x1301BF, 0x1200A9, 0x120089, 0x120116, 0x1200A0, 0x100116, 0x1, 0x2, 0x40, 0x10000, 0x100000, 0x2000000]
FLAGS = ["", "OI", "CI", "OICI", "OICIIO", "OICIID", "ID", "CIIO", "OINP", "OICINPIOID"]
GUIDS = ["bf967aba-0de6-11d0-a285-00aa003049e2", "f30e3bbe-9ff0-11d1-b603-0000f80367c1", "00299570-246d-11d0-a768-00aa006e0529"]


def rights(draw):
    if draw.random() < 0.5:
        return "0x%x" % (draw.choice(MASKS) if draw.random() < 0.7 else draw.getrandbits(32))
    return "".join(draw.sample(WORDS, draw.randint(0, 6)))


def entry(draw, kinds, flags):
    kind = draw.choice(kinds)
    first = draw.choice(GUIDS + [""]) if kind.startswith("O") else ""
    second = draw.choice(GUIDS + [""]) if kind.startswith("O") else ""
    return "(%s;%s;%s;%s;%s;%s)" % (kind, draw.choice(flags), rights(draw), first, second, draw.choice(SIDS))


def descriptor(draw):
    text = ""
    if draw.random() < 0.8:
        text += "O:" + draw.choice(SIDS)
    if draw.random() < 0.7:
        text += "G:" + draw.choice(SIDS)
    if draw.random() < 0.95:
        text += "D:" + draw.choice(["", "P", "AI", "PAI", "AR", "ARAI"])
        text += "".join(entry(draw, ["A", "A", "A", "D", "OA", "OD"], FLAGS) for _ in range(draw.randint(1, 7)))
    if draw.random() < 0.3:
        text += "S:" + draw.choice(["", "P", "AI"])
        text += "".join(entry(draw, ["AU", "OU"], ["SA", "FA", "SAFA", "OICISAFA", "CIIDFA"]) for _ in range(draw.randint(1, 3)))
    return text


def main(path):
    draw = random.Random(20240601)
    with open(path, "w", encoding="utf-8", newline="\n") as table:
        table.write("sddl\tbytes\n")
        for _ in range(400):
            text = descriptor(draw)
            packed = ndr_pack(security.descriptor.from_sddl(text, DOMAIN))
            table.write("%s\t%s\n" % (text, base64.b64encode(packed).decode()))


main(sys.argv[1] if len(sys.argv) > 1 else "tests/data/security/samba.tsv")
