#!/usr/bin/python3
"""Generates access checks over IIS identities and writes Samba's verdict on each, one line a case (see README.md beside).

Usage: record.py SEED COUNT   (Debian: apt-get install python3-samba)
"""

import hashlib
import random
import sys

from samba import NTSTATUSError
from samba.dcerpc import security
from samba.security import access_check

MACHINE = "S-1-5-21-1004336348-1177238915-682003330"
DOMAIN = "S-1-5-21-2127521184-1604012920-1887927527"
OWNER_RIGHTS = "S-1-3-4"
EVERYONE, USERS, AUTHENTICATED, ADMINISTRATORS = "S-1-1-0", "S-1-5-32-545", "S-1-5-11", "S-1-5-32-544"
IIS_IUSRS, ALL_POOLS, SERVICE, BATCH = "S-1-5-32-568", "S-1-5-82-0", "S-1-5-6", "S-1-5-3"
NETWORK, INTERACTIVE, ORGANIZATION, LOCAL, CONSOLE = "S-1-5-2", "S-1-5-4", "S-1-5-15", "S-1-2-0", "S-1-2-1"
ORDINARY = [EVERYONE, USERS, AUTHENTICATED, ORGANIZATION]

ALL_RIGHTS, MAXIMUM_ALLOWED, SYSTEM_SECURITY = 0x1F01FF, 0x02000000, 0x01000000
# Full control, modify, read and execute, read, write, execute, all but permissions, and what opens of IIS ask for.
USUAL_MASKS = [0x1F01FF, 0x1301BF, 0x1200A9, 0x120089, 0x120116, 0x1200A0, 0x1301FF, 0x100001, 0x100020, 0x100080, 0x60000, 0x10000, 0x40]
# Own; for files, folders or both; those for children only; the same inherited; not passed on.
FLAGS = [0x00, 0x00, 0x00, 0x01, 0x02, 0x03, 0x0B, 0x09, 0x08, 0x10, 0x10, 0x13, 0x1B, 0x07, 0x14]
# SeSecurity and SeTakeOwnership as Samba counts them.
PRIVILEGES = {"security": 8, "takeOwnership": 9}


def pool_sid(name):
    digest = hashlib.sha1(name.lower().encode("utf-16-le")).digest()
    return "S-1-5-82-" + "-".join(str(int.from_bytes(digest[i:i + 4], "little")) for i in range(0, 20, 4))


def identities():
    worker = [SERVICE, LOCAL, CONSOLE, IIS_IUSRS]
    for pool in ("DefaultAppPool", "Shop", "Intranet v4.0"):
        yield [pool_sid(pool), ALL_POOLS] + ORDINARY + worker
        yield ["S-1-5-20", pool_sid(pool)] + ORDINARY + worker
        yield [f"{DOMAIN}-1107", pool_sid(pool), f"{DOMAIN}-513", f"{DOMAIN}-2201", BATCH, IIS_IUSRS, LOCAL] + ORDINARY
    yield ["S-1-5-17", LOCAL, CONSOLE] + ORDINARY
    yield ["S-1-5-19", pool_sid("Shop")] + ORDINARY + worker
    yield ["S-1-5-18", ADMINISTRATORS, EVERYONE, AUTHENTICATED]
    yield ["S-1-5-7"]
    yield [f"{MACHINE}-1003", f"{MACHINE}-513", "S-1-5-113", "S-1-5-64-10", NETWORK] + ORDINARY
    yield [f"{MACHINE}-500", ADMINISTRATORS, INTERACTIVE, CONSOLE] + ORDINARY
    for rid in range(1101, 1106):
        groups = [f"{DOMAIN}-{2200 + i}" for i in range(rid % 4 + 1)]
        yield [f"{DOMAIN}-{rid}", f"{DOMAIN}-513", NETWORK, "S-1-18-1"] + groups + ORDINARY


IDENTITIES = list(identities())
EVERYBODY = sorted({sid for identity in IDENTITIES for sid in identity})
# Nobody in a token: unknown accounts, a deleted pool, PRINCIPAL_SELF, CREATOR OWNER and CREATOR GROUP.
STRANGERS = [f"{DOMAIN}-9999", f"{MACHINE}-1999", "S-1-5-21-1-2-3-500", pool_sid("Deleted"), "S-1-5-32-551", "S-1-5-10", "S-1-3-0", "S-1-3-1", "S-1-15-2-1"]


def mask(chance):
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(USUAL_MASKS)
    if kind < 0.7:
        return (1 << chance.choice([0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 17, 18, 19, 20]))
    return chance.getrandbits(32) & ALL_RIGHTS


def entry(chance, token):
    kind = chance.random()
    if kind < 0.55:
        sid = chance.choice(token)
    elif kind < 0.68:
        sid = OWNER_RIGHTS
    elif kind < 0.85:
        sid = chance.choice(EVERYBODY)
    else:
        sid = chance.choice(STRANGERS)
    # 2 is an audit entry, which has no say in a DACL.
    return chance.choices([0, 1, 2], [57, 40, 3])[0], chance.choice(FLAGS), mask(chance), sid


def desired(chance):
    kind = chance.random()
    if kind < 0.25:
        return MAXIMUM_ALLOWED
    if kind < 0.35:
        return MAXIMUM_ALLOWED | mask(chance)
    if kind < 0.38:
        return SYSTEM_SECURITY | mask(chance)
    return mask(chance)


def generate(chance):
    token = list(chance.choice(IDENTITIES))
    for _ in range(chance.randrange(3)):
        if len(token) > 1:
            token.pop(chance.randrange(1, len(token)))
    owner = chance.choice(token) if chance.random() < 0.5 else chance.choice(EVERYBODY + STRANGERS)
    entries = [entry(chance, token) for _ in range(chance.choice([0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12]))]
    privileges = [name for name in PRIVILEGES if chance.random() < 0.08]
    return token, privileges, owner, entries, desired(chance)


def ask(token_sids, privileges, owner, entries, wanted):
    token = security.token()
    token.sids = [security.dom_sid(sid) for sid in token_sids]
    token.num_sids = len(token_sids)
    for name in privileges:
        token.set_privilege(PRIVILEGES[name])

    dacl = security.acl()
    dacl.revision = 2
    aces = []
    for kind, flags, rights, sid in entries:
        ace = security.ace()
        ace.type, ace.flags, ace.access_mask, ace.trustee = kind, flags, rights, security.dom_sid(sid)
        aces.append(ace)
    dacl.aces = aces
    dacl.num_aces = len(aces)

    descriptor = security.descriptor()
    descriptor.type = security.SEC_DESC_SELF_RELATIVE | security.SEC_DESC_DACL_PRESENT
    descriptor.owner_sid = security.dom_sid(owner)
    descriptor.group_sid = security.dom_sid("S-1-5-18")
    descriptor.dacl = dacl
    try:
        return access_check(descriptor, token, wanted)
    except NTSTATUSError as error:
        # STATUS_ACCESS_DENIED, STATUS_PRIVILEGE_NOT_HELD; anything else is a mistake of this program.
        if error.args[0] not in (0xC0000022, 0xC0000061):
            raise
        return None


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(seed)
    written = 0
    while written < count:
        token, privileges, owner, entries, wanted = generate(chance)
        granted = ask(token, privileges, owner, entries, wanted)
        # MAXIMUM_ALLOWED that yields nothing: Samba grants nothing with success, Windows refuses (docs/fidelity.md).
        if wanted & MAXIMUM_ALLOWED and granted == 0:
            continue
        aces = " ".join(f"{kind:x};{flags:x};{rights:x};{sid}" for kind, flags, rights, sid in entries)
        verdict = "denied" if granted is None else f"{granted:x}"
        print(" ".join(token), ",".join(privileges), owner, aces, f"{wanted:x}", verdict, sep="\t")
        written += 1


main()
