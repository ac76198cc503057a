"""Any value that the domain can hold survives the store, to the last bit."""

from datetime import UTC
from pathlib import Path

import attrs
import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from xfv_desktop.domain.annotation import AnnotationSet, Region, RegionKind
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.codec import from_json, moment, timestamp, to_json

one_case = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

floats = st.floats(allow_nan=False, allow_infinity=False)
times = st.datetimes(timezones=st.just(UTC))


def points(count):
    return arrays(np.float64, (count, 2), elements=floats)


faces = st.builds(
    DetectedFace,
    box=st.builds(FaceBox, floats, floats, floats, floats),
    landmarks_px=points(5),
    detector_score=floats,
    turn=st.sampled_from([0, 90, 180, 270]),
)
POINT_COUNTS = {
    RegionKind.RECTANGLE: 2, RegionKind.ELLIPSE: 2, RegionKind.POLYGON: 5, RegionKind.FREEHAND: 7,
    RegionKind.LINE: 3, RegionKind.POINT: 1, RegionKind.ARROW: 2, RegionKind.TEXT: 1,
}  # fmt: skip
regions = st.sampled_from(RegionKind).flatmap(
    lambda kind: st.builds(
        Region,
        number=st.integers(1, 999),
        kind=st.just(kind),
        points_px=points(POINT_COUNTS[kind]),
        label=st.text(),
        comment=st.text(),
        pair=st.none() | st.integers(1, 99),
        component=st.none() | st.integers(1, 19),
        visible=st.booleans(),
        locked=st.booleans(),
        opacity=st.floats(0.01, 1),
    )
)
annotation_sets = st.builds(
    AnnotationSet,
    st.lists(regions, max_size=4).map(tuple),
    st.integers(1, 10**6),
    st.integers(1, 10**6),
)
details = st.dictionaries(
    st.text(),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | floats | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=4,
)


@given(times)
def test_times(time):
    text = timestamp(time)
    assert moment(text, Path("a.xfv")) == time
    assert len(text) == 27


@given(times, times)
def test_times_sort_as_text(one, other):
    assert (timestamp(one) < timestamp(other)) == (one < other)


@given(annotation_sets)
def test_annotation_sets(drawn):
    assert from_json(to_json(drawn), AnnotationSet) == drawn


def test_regions_of_an_earlier_version_are_read():
    """They know neither pairs nor components, nor how they are shown."""
    text = (
        '{"regions": [{"number": 1, "kind": "ellipse", "points_px": [[1.0, 2.0], [3.0, 4.0]],'
        ' "label": "mole", "comment": ""}], "next_number": 2}'
    )
    drawn = AnnotationSet().added(RegionKind.ELLIPSE, [[1.0, 2.0], [3.0, 4.0]], "mole")
    assert from_json(text, AnnotationSet) == drawn


@given(st.lists(faces, max_size=3).map(tuple))
def test_faces(found):
    assert from_json(to_json(found), tuple[DetectedFace, ...]) == found


@one_case
@given(
    st.lists(faces, max_size=3).map(tuple),
    st.sampled_from(Role),
    st.tuples(st.text(), st.text(), st.text(), st.text(), st.text()),
    st.lists(st.text()).map(tuple),
    times,
)
def test_exhibits(case, make_exhibit, found, role, texts, image_remarks, time):
    name, label, source, remarks, added_by = texts
    with case.transaction():
        number = records.next_exhibit_number(case, role)
        template = make_exhibit(number)
        exhibit = attrs.evolve(
            template,
            faces=found,
            image=attrs.evolve(template.image, name=name, remarks=image_remarks),
            label=label,
            source=source,
            remarks=remarks,
            added_at=time,
            added_by=added_by,
        )
        records.add_exhibit(case, exhibit)
    assert records.exhibit(case, number) == exhibit


@one_case
@given(
    st.integers(0, 2**32),
    floats,
    st.dictionaries(st.text(), st.text()),
    st.dictionaries(st.text(), st.text() | floats | st.booleans() | st.integers()),
    annotation_sets,
    annotation_sets,
)
def test_examinations(
    case, examined, make_examination, seed, score, environment, parameters, probe, reference
):
    filed = make_examination(records.next_examination_number(case), seed)
    filed = attrs.evolve(
        filed,
        comparison=attrs.evolve(filed.comparison, score=score, environment=environment),
        explanation=attrs.evolve(filed.explanation, parameters=parameters),
        probe_regions=probe,
        reference_regions=reference,
    )
    with case.transaction():
        records.add_examination(case, filed)
    read = records.examination(case, filed.number)
    assert read == filed
    assert read.regions(Side.PROBE) == probe
    types = {name: type(value) for name, value in parameters.items()}
    assert {name: type(value) for name, value in read.explanation.parameters.items()} == types


@one_case
@given(st.text(min_size=1), st.text(min_size=1), details, times)
def test_audit_events(case, actor, action, facts, time):
    with case.transaction():
        event = audit_log.append(case, actor=actor, action=action, details=facts, at=time)
    assert event.details == facts
    assert audit_log.events(case)[-1] == event
    assert audit_log.head(case) == event
    assert audit_log.fault(case) is None
