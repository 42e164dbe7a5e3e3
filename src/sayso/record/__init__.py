"""The nouns of the record and their codec."""

from sayso.record.claim import Claim
from sayso.record.count import Casualties, Quantity, TollFigure
from sayso.record.event import Event, Means
from sayso.record.family import Family, Member
from sayso.record.fingerprint import Fingerprint, fingerprint_rooms
from sayso.record.identity import report_id, stable_id, text_digest
from sayso.record.incident import Account, Dispute, Incident
from sayso.record.mention import Mention, NameValue, WeaponValue
from sayso.record.party import Holder, Party, Voice
from sayso.record.place import Place
from sayso.record.reading import Linking, Reading, Reason
from sayso.record.report import Condition, Received, Report, SetAside, Written
from sayso.record.run import SCHEMA, Run
from sayso.record.span import Span
from sayso.record.time import Time, TimeValue

__all__ = [
    "SCHEMA",
    "Account",
    "Casualties",
    "Claim",
    "Condition",
    "Dispute",
    "Event",
    "Family",
    "Fingerprint",
    "Holder",
    "Incident",
    "Linking",
    "Means",
    "Member",
    "Mention",
    "NameValue",
    "Party",
    "Place",
    "Quantity",
    "Reading",
    "Reason",
    "Received",
    "Report",
    "Run",
    "SetAside",
    "Span",
    "Time",
    "TimeValue",
    "TollFigure",
    "Voice",
    "WeaponValue",
    "Written",
    "fingerprint_rooms",
    "report_id",
    "stable_id",
    "text_digest",
]
