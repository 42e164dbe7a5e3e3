"""Print the incidents of a case with their accounts: the shortest use of Sayso from Python.

python examples/demo.py case.sayso
"""

import sys

import sayso
from sayso.casefile import Case
from sayso.record import Account, Incident


def main(path: str) -> None:
    """Print every incident, the one with most reports first."""
    with sayso.open(path) as case:
        incidents = sorted(case.incidents(), key=lambda incident: (-len(incident.reports), incident.id))
        for incident in incidents:
            tell(case, incident)
        print(f"\n{len(incidents)} incidents in {case.counts()['report']} reports.")


def tell(case: Case, incident: Incident) -> None:
    """Print one incident: title, origins, then each account with its first words and where they stand."""
    print(f"\n{incident.title}  [{incident.id}]")
    print(f"  {incident.standing}: {incident.roots} origin(s) in {len(incident.reports)} report(s)")
    for account in incident.accounts:
        whose = account.voice.side or account.voice.actor or account.voice.kind
        print(f"  {whose}: {', '.join(summary(account)) or 'tells of it'}")
        for claim in [case.claim(identifier) for identifier in account.claims[:2]]:
            outlet = case.report(claim.report).outlet or "no outlet"
            print(f"      {claim.stance} “{claim.content.quote}” ({outlet}, {claim.content.start}–{claim.content.end})")
    for dispute in incident.disputes:
        print(f"  in dispute: {dispute.field} ({dispute.relation})")


def summary(account: Account) -> list[str]:
    """What an account does, in words."""
    blames = [f"blames {side}" for side in account.blames]
    return blames + ["admits"] * account.admits + ["denies"] * account.denies


if __name__ == "__main__":
    main(sys.argv[1])
