"""The closed vocabularies of the record.

Source: the record format, schema 1; PLOVER manual (event types); ACLED codebook (sub-event types); UCDP GED codebook
(precisions).
"""

from enum import StrEnum


class VoiceKind(StrEnum):
    """What sort of speaker or party somebody is."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    MILITARY = "military"
    POLICE = "police"
    OFFICIAL = "official"
    ARMED_GROUP = "armed-group"
    PARTY = "party"
    MEDIA = "media"
    AGENCY = "agency"
    IGO = "igo"
    NGO = "ngo"
    MEDICAL = "medical"
    WITNESS = "witness"
    RESIDENT = "resident"
    EXPERT = "expert"
    COMPANY = "company"
    ANONYMOUS = "anonymous"
    OTHER = "other"


class Stance(StrEnum):
    """What the first voice of a claim does with its content."""

    ASSERT = "assert"
    ACCUSE = "accuse"
    ADMIT = "admit"
    DENY = "deny"
    CONFIRM = "confirm"
    DOUBT = "doubt"
    DECLINE = "decline"
    URGE = "urge"
    PLEDGE = "pledge"
    THREATEN = "threaten"


class EventType(StrEnum):
    """PLOVER event types, in lower case."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"


class Status(StrEnum):
    """Whether an event is told as having happened."""

    ACTUAL = "actual"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    DEMANDED = "demanded"


class AcledType(StrEnum):
    """ACLED sub-event types, written as ACLED writes them."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS_TERRITORY = "Government regains territory"
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = "Non-state actor overtakes territory"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_DRONE_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS_USE = "Disrupted weapons use"
    HEADQUARTERS_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    NON_VIOLENT_TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"


class MeansCategory(StrEnum):
    """Classes of weapons."""

    SMALL_ARMS = "small-arms"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MISSILE = "missile"
    DRONE = "drone"
    AIRCRAFT = "aircraft"
    MINE_IED = "mine-ied"
    GRENADE = "grenade"
    VEHICLE = "vehicle"
    CHEMICAL = "chemical"
    MELEE = "melee"
    OTHER = "other"


class Outcome(StrEnum):
    """What a loss was."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Victims(StrEnum):
    """Who the victims of a loss were."""

    CIVILIAN = "civilian"
    MILITARY = "military"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class ConditionLabel(StrEnum):
    """The state that a text is in."""

    CLEAN = "clean"
    TRANSLATED = "translated"
    SPUN = "spun"
    GARBLED = "garbled"


class WrittenBasis(StrEnum):
    """What tells when a report was written."""

    METADATA = "metadata"
    DATELINE = "dateline"
    CONTENT = "content"


class MentionType(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    TIME = "time"
    QUANTITY = "quantity"
    WEAPON = "weapon"
    NATIONALITY = "nationality"


class Relation(StrEnum):
    """How a report was made from another of its family."""

    ROOT = "root"
    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    TRANSLATED = "translated"
    SPUN = "spun"


class DisputeField(StrEnum):
    """What two accounts differ about."""

    OCCURRENCE = "occurrence"
    RESPONSIBILITY = "responsibility"
    WHO_BEGAN = "who-began"
    TOLL = "toll"
    PLACE = "place"
    TIME = "time"
    TARGET = "target"


class DisputeRelation(StrEnum):
    """How two accounts stand to each other."""

    MUTUAL_BLAME = "mutual-blame"
    DENIED = "denied"
    CONFLICTING = "conflicting"


class Standing(StrEnum):
    """On how many independent origins an incident rests, and whether somebody disputes it."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single-source"
    DISPUTED = "disputed"
    UNCONFIRMED = "unconfirmed"
