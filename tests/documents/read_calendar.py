"""Opens calendar files one after the other, as a calendar would, and prints what stands in it then, as JSON.

An entry replaces one with the same UID and a lower SEQUENCE (RFC 5546, 2.1.4); a file that cancels takes it out.
Times are turned into UTC by the zone in the file alone: the system's and Python's own zones are not asked.
"""

import json
import sys
from datetime import datetime, timezone

from icalendar import Calendar


def check(raw: bytes) -> None:
    """What a forgiving parser would let pass."""
    assert raw.endswith(b"\r\n"), "the last line is not ended"
    for line in raw[:-2].split(b"\r\n"):
        assert len(line) <= 75, f"a long line: {line!r}"
        assert b"\n" not in line and b"\r" not in line, f"a bare line end: {line!r}"
        line.decode("utf-8")


def zones_of(calendar: Calendar) -> dict:
    """Each zone in the file, made from its rules in the file."""
    return {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}


def when(prop, zones: dict) -> str:
    value = prop.dt
    if not isinstance(value, datetime):
        return value.isoformat()
    zone = zones[prop.params["TZID"]]
    naive = value.replace(tzinfo=None)
    local = zone.localize(naive) if hasattr(zone, "localize") else naive.replace(tzinfo=zone)
    return local.astimezone(timezone.utc).isoformat()


def read(event, zones: dict) -> dict:
    alarms = event.walk("VALARM")
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "start": when(event["DTSTART"], zones),
        "end": when(event["DTEND"], zones),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "location": str(event.get("LOCATION", "")),
        "alarm": int(alarms[0]["TRIGGER"].dt.total_seconds() // 60) if alarms else None,
    }


held: dict = {}
gone: dict = {}
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        raw = file.read()
    check(raw)
    calendar = Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    zones = zones_of(calendar)
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        assert event["DTSTAMP"].dt.tzinfo is not None
        entry = read(event, zones)
        uid = entry["uid"]
        newest = max(held.get(uid, {}).get("sequence", -1), gone.get(uid, -1))
        if entry["sequence"] < newest:
            continue
        if calendar["METHOD"] == "CANCEL":
            assert event["STATUS"] == "CANCELLED"
            held.pop(uid, None)
            gone[uid] = entry["sequence"]
        else:
            held[uid] = entry

print(json.dumps(sorted(held.values(), key=lambda entry: entry["start"])))
