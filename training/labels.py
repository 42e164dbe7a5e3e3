"""The closed label sets of the network; a model file carries them, so that training and reading cannot differ."""

WIDTH, LAYERS = 384, 6
DISTANCES = 32
"""Buckets of the signed distance between a piece and a query."""
SHAPES = 16
"""Shape of a word: (lower, Capitalized, CAPITALS, digits or marks) × (inside quotation marks) × (continues a word)."""
NAMES = ("person", "organization", "place", "time", "quantity", "weapon", "nationality")
PIECE_LABELS = ("cue", "anchor", *NAMES)
PARTS = ("source", "content", "relay1", "relay2")
ROLES = ("actor", "recipient", "place", "time", "means", "killed", "injured", "missing", "captured", "displaced")
RELATIONS = 64
"""Most relations between words that a treebank may name."""

CLASSES = {
    "stance": ("assert", "accuse", "admit", "deny", "confirm", "doubt", "decline", "urge", "pledge", "threaten"),
    "voice": (
        "government", "ministry", "military", "police", "official", "armed-group", "party", "media", "agency", "igo", "ngo",
        "medical", "witness", "resident", "expert", "company", "anonymous", "other",
    ),
    "type": (
        "None", "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject",
        "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
    ),
    "mode": (
        "None", "firearms", "heavy-weapons", "seize", "explosives", "aerial", "troops", "withdraw", "abduct", "arrest",
        "ceasefire", "release", "restrict", "riot", "massacre", "destroy", "investigate", "targeted", "demo", "disarm",
        "suicide-attack", "expel", "primitive", "discontinue", "access", "weapons", "resign", "crowd-control", "drone",
        "third-party", "unconventional", "beat", "withhold", "obstruct", "martial-law", "yield", "curfew", "assist",
        "disapprove", "strike", "meet", "sexual", "deport", "torture", "multilateral", "change", "visit", "militia",
        "convict", "assassinate", "violence", "phone", "execute",
    ),
    "acled": (
        "None", "Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Chemical weapon",
        "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
        "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest", "Protest with intervention",
        "Excessive force against protesters", "Violent demonstration", "Mob violence", "Agreement", "Arrests",
        "Change to group/activity", "Disrupted weapons use", "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    ),
    "status": ("actual", "denied", "negated", "hypothetical", "planned", "demanded"),
    "foreground": ("True", "False"),
}  # fmt: skip
