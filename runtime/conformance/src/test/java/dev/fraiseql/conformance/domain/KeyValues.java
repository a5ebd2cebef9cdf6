package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Keys that are no identifiers in constant SQL. */
@Operation(
    """
    query KeyValues($date: Date!, $at: DateTime!, $percent: Decimal!, $on: Boolean!, $mood: Mood!) {
      day(date: $date) { date rings { id season { year } seasonYear seasonId } tones { pitch } }
      signal(at: $at) { at rings { id } }
      rate(percent: $percent) { percent rings { id } }
      toggle(on: $on) { on rings { id } }
      feeling(mood: $mood) { mood rings { id } }
      season(year: 2026) { year rings(limit: 1) { id code { code } } }
      sales(limit: 2, offset: 1, where: {amount: {gt: 1}}) { day item store { name } }
      salesCount
      stores { code sales(limit: 2) { item amount } salesCount }
    }
    """)
public interface KeyValues {}
